"""What tells the classes of errors in headers, references and bodies."""

from __future__ import annotations

import re

from rapidfuzz import fuzz

from corpus.evaluation.answers import Body, Reference
from corpus.evaluation.deciding import (
    Predicate,
    any_alike,
    decider,
    inside,
    name_of,
    without_locality,
)
from corpus.evaluation.errors import Error
from corpus.evaluation.likeness import bare, dice, fold, overlap, similarity, skeleton
from corpus.evaluation.locating import locate

PREDICATES: dict[str, Predicate] = {}
_decides = decider(PREDICATES)

_CAPITALS = re.compile(r"(?<!\w)[A-ZĐ]{2,}(?!\w)")
_NUMBERED = re.compile(r"\d[^/-]{0,20}[/-]")


# ---------------------------------------------------------------- document


@_decides("header-not-in-text")
def _header_not_in_text(error: Error) -> bool:
    """Days and periods are written in other words, so that nothing can be said of them."""
    written = error.outcome.field not in ("issued_on", "period", "issuer", "type")
    return written and locate(error.text, error.outcome.want) is None


@_decides("header-title-borders")
def _title_borders(error: Error) -> bool:
    return error.side == "wrong" and overlap(error.outcome.want, error.outcome.got) >= 0.95


# ---------------------------------------------------------------- references


@_decides("reference-other-key")
def _other_key(error: Error) -> bool:
    return any(_alike_codes(error.words, each.want or each.got or "") for each in error.rivals)


def _alike_codes(one: str, two: str) -> bool:
    """Codes that differ in a letter or two, one inside the other, or names nearly the same."""
    x, y = skeleton(one), skeleton(two)
    numbers = re.match(r"\d+", x), re.match(r"\d+", y)
    if numbers[0] and numbers[1] and numbers[0][0] != numbers[1][0]:
        return False
    return fuzz.ratio(x, y) >= 75 or bool(x and y and (x in y or y in x))


@_decides("reference-not-in-text")
def _reference_not_in_text(error: Error) -> bool:
    return error.place() is None


@_decides("reference-spans-break")
def _spans_break(error: Error) -> bool:
    place = error.place()
    return place is not None and "\n" in error.text[place.start : place.end]


@_decides("reference-type-unknown")
def _type_unknown(error: Error) -> bool:
    from extractors.references.typewords import type_words

    want = error.outcome.gold
    if not isinstance(want, Reference) or want.code is None or want.type is None:
        return False
    return type_words().name(want.type) is None


@_decides("reference-law-name")
def _law_name(error: Error) -> bool:
    want = error.outcome.gold
    return isinstance(want, Reference) and want.code is None


@_decides("reference-own-number")
def _own_number(error: Error) -> bool:
    own = error.gold.document.code
    return own is not None and skeleton(own) == skeleton(error.words)


@_decides("reference-doubled")
def _doubled(error: Error) -> bool:
    """It is much like a reference of the gold answers, which another one answers."""
    return any(
        _alike_codes(error.words, name)
        for each in error.gold.legal_references
        for name in (each.code, each.name)
        if name is not None
    )


@_decides("reference-generic")
def _generic(error: Error) -> bool:
    """Neither a number with a symbol nor a name."""
    found = error.outcome.found
    whole = isinstance(found, Reference) and (found.name or _NUMBERED.search(found.code or ""))
    return not whole


@_decides("mentions-missed")
def _mentions_missed(error: Error) -> bool:
    return error.outcome.fn > 0


# ---------------------------------------------------------------- bodies


@_decides("body-renamed")
def _renamed(error: Error) -> bool:
    """One of the two is said to have become the other."""
    own = _successor(error.outcome.found)
    names = [name_of(each.want, each.got) for each in error.rivals]
    heirs = [heir for each in error.rivals if (heir := _successor(each.found))]
    return any_alike(own, names) or any_alike(error.words, heirs)


def _successor(fact: object) -> str | None:
    return fact.successor if isinstance(fact, Body) else None


@_decides("body-locality")
def _locality(error: Error) -> bool:
    own = fold(without_locality(error.words))
    return any(fold(without_locality(name_of(each.want, each.got))) == own for each in error.rivals)


@_decides("body-rank")
def _rank(error: Error) -> bool:
    own = bare(without_locality(error.words)).split()
    for each in error.rivals:
        other = bare(without_locality(name_of(each.want, each.got))).split()
        if own[:1] != other[:1] and dice(" ".join(own[1:]), " ".join(other[1:])) >= 0.8:
            return True
    return False


@_decides("body-split-joined")
def _split_joined(error: Error) -> bool:
    return any(inside(error.words, name_of(each.want, each.got)) for each in error.rivals)


@_decides("body-as-group")
def _as_group(error: Error) -> bool:
    return any(similarity(error.words, each.name) >= 0.75 for each in error.found.groups)


@_decides("body-of-group")
def _of_group(error: Error) -> bool:
    return " các " in f" {fold(error.words)} "


@_decides("body-abbreviation")
def _abbreviation(error: Error) -> bool:
    """The name is not written out, and capitals of its first letters are there."""
    name = without_locality(error.words)
    if locate(error.text, name) is not None:
        return False
    initials = "".join(word[0] for word in fold(name).split()).upper()
    written = "".join(word[0] for word in name.split()).upper()
    return any(each in initials or each in written for each in set(_CAPITALS.findall(error.text)))


@_decides("body-not-in-text")
def _body_not_in_text(error: Error) -> bool:
    return locate(error.text, without_locality(error.words)) is None
