"""Words around figures: operators, and the vocabulary of units (`words.yaml`, `units.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal, cast

from extractors.folding import fold
from extractors.knowledge import load_yaml
from schemas import Operator

PACKAGE = "extractors.indicators"

UnitKind = Literal["share", "ratio", "rank", "measure", "people", "thing", "money", "activity"]


@dataclass(frozen=True, slots=True)
class OperatorWords:
    """Phrases that stand for one operator, with figures that must be read so."""

    op: Operator
    phrases: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FigureWords:
    """The content of `words.yaml`."""

    before: tuple[OperatorWords, ...]
    after: tuple[OperatorWords, ...]
    plain: tuple[str, ...]
    direction: tuple[str, ...]
    after_figures: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Units:
    """One kind of units, with cells that are such units and cells that are none or another's."""

    kind: UnitKind
    units: tuple[str, ...]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def figure_words() -> FigureWords:
    """The words around figures."""
    data = mapping(load_yaml(PACKAGE, "words.yaml"))
    return FigureWords(
        before=tuple(_operator(entry) for entry in entries(data["before"])),
        after=tuple(_operator(entry) for entry in entries(data["after"])),
        plain=strings(data["plain"]),
        direction=strings(data["direction"]),
        after_figures=strings(data["after_figures"]),
    )


@cache
def units() -> tuple[Units, ...]:
    """The vocabulary of units, by kind."""
    return tuple(
        Units(
            kind=cast("UnitKind", entry["kind"]),
            units=strings(entry["units"]),
            examples=strings(entry["examples"]),
            counterexamples=strings(entry["not"]),
        )
        for entry in entries(load_yaml(PACKAGE, "units.yaml"))
    )


@lru_cache(maxsize=1024)
def unit_kind(text: str) -> UnitKind | None:
    """The kind of the unit that `text` is, whole; `None` if it is none that we know.

    >>> unit_kind("Lượt người"), unit_kind("% GDP"), unit_kind("bác sĩ/10.000 dân")
    ('people', 'share', 'people')
    >>> unit_kind("Sở Y tế") is None
    True
    """
    words = fold(" ".join(text.split())).strip("() .;:")
    if words.startswith(("%", "‰")):
        return "share" if len(words) <= _LONGEST_SHARE else None
    kinds = [_kinds().get(part.strip()) for part in _JOINED.split(words)]
    if kinds and None not in kinds:
        return kinds[0]
    first = words.split("/")[0].strip()
    return _kinds().get(first) or _kinds().get(first.removeprefix("số "))


def leading_unit(text: str) -> str:
    """The unit that `text` begins with, "" if it begins with none that we know.

    >>> leading_unit("lượt người/năm được tư vấn")
    'lượt người/năm'
    >>> leading_unit("%/năm trở lên"), leading_unit("sở, ngành")
    ('%/năm', '')
    """
    match = _leading().match(fold(text))
    return text[: match.end()].rstrip() if match else ""


def alternatives(phrases: tuple[str, ...]) -> str:
    """A regex of the phrases, longest first, fit for `re.X`; none matches inside a longer word.

    A phrase that ends with a digit may go on: `năm 20` finds "năm 2026".
    """
    ordered = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    return "|".join(
        ("(?<!\\w)" if phrase[0].isalnum() else "")
        + re.escape(phrase).replace("\\ ", "[ ]")
        + ("(?!\\w)" if phrase[-1].isalpha() else "")
        for phrase in ordered
    )


def mapping(node: object) -> dict[str, object]:
    """A mapping of a knowledge file; raises `TypeError` if it is none."""
    if not isinstance(node, dict):
        raise TypeError(f"expected a mapping, found {type(node).__name__}")
    return node


def entries(node: object) -> list[dict[str, object]]:
    """A list of mappings of a knowledge file; raises `TypeError` if it is none."""
    if not isinstance(node, list):
        raise TypeError(f"expected a list, found {type(node).__name__}")
    return [mapping(entry) for entry in node]


def strings(node: object) -> tuple[str, ...]:
    """A list of strings of a knowledge file; raises `TypeError` if it is none."""
    if not isinstance(node, list) or not all(isinstance(item, str) for item in node):
        raise TypeError("expected a list of strings")
    return tuple(node)


_LONGEST_SHARE = 30
_JOINED = re.compile(r",| và |;")


def _operator(entry: dict[str, object]) -> OperatorWords:
    return OperatorWords(
        op=cast("Operator", entry["op"]),
        phrases=strings(entry["phrases"]),
        examples=strings(entry["examples"]),
        counterexamples=strings(entry["not"]),
    )


@cache
def _kinds() -> dict[str, UnitKind]:
    return {fold(unit): entry.kind for entry in units() for unit in entry.units}


@cache
def _leading() -> re.Pattern[str]:
    # A rate may follow: "/năm", "/người/tháng", "/10.000 dân".
    known = alternatives(tuple(_kinds()))
    return re.compile(rf"(?:{known})(?:\s?/\s?(?:\d[\d.]* )?[^\W\d]+(?: dân)?)*")
