"""What cited documents are to one another: one amends, replaces, carries out another.

The words between two citations of a sentence say it (`relations.yaml`); members of a list behind
them share it: "được sửa đổi bởi Nghị định số 3/2031/NĐ-CP và Nghị định số 4/2032/NĐ-CP".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extractors.knowledge import load_yaml
from extractors.references.citations import Citation
from extractors.references.roles import may_implement
from schemas import RelationKind

_LONGEST = 300
_BREAK = re.compile(r"[;\n]|(?<!T[PXpx])\.(?=\s)")
_BESIDE = re.compile(r"\s{0,3}(?:,|và)\s")
_SIBLING = re.compile(r"\s{0,3}(?:,|và|,\s?và|cùng\svới)\s{1,3}(?:các\s)?")


@dataclass(frozen=True, slots=True)
class Cue:
    """Words between two citations; `backward` if they relate the second to the first."""

    kind: RelationKind
    backward: bool
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Relation:
    """`source` is to `target` what `kind` says; both by their places in the list of citations.

    The words that say it stand at `start:end`, the later citation included.
    """

    kind: RelationKind
    source: int
    target: int
    start: int
    end: int


@cache
def cues() -> tuple[Cue, ...]:
    """The cues of `relations.yaml`. Raises `TypeError` if the file is misshapen."""
    entries = load_yaml("extractors.references", "relations.yaml")
    if not isinstance(entries, list):
        raise TypeError("relations.yaml must be a list")
    return tuple(
        Cue(
            entry["kind"], entry["of"] == "second", re.compile(entry["cue"].replace("\n", ""), re.X)
        )
        for entry in entries
    )


def cue_of(gap: str) -> Cue | None:
    """The cue of the words between two citations.

    >>> cue_of(" được thay thế bởi ").kind
    'replaces'
    """
    return next((cue for cue in cues() if cue.pattern.search(gap)), None)


def find_relations(text: str, citations: Sequence[Citation]) -> Iterator[Relation]:
    """The relations between neighbours, in order of the text."""
    last: Relation | None = None
    for index, (one, other) in enumerate(pairwise(citations)):
        gap = _gap(text, one, other)
        if gap is None:
            last = None
            continue
        if last is not None and _SIBLING.fullmatch(gap) and _may_share(last, citations, other):
            last = _shared(last, index + 1, other)
            yield last
            continue
        cue = cue_of(gap)
        last = None
        if cue is not None and _is_likely(cue, one, other, gap):
            pair = (index + 1, index) if cue.backward else (index, index + 1)
            last = Relation(cue.kind, *pair, one.end, other.end)
            yield last


def _gap(text: str, one: Citation, other: Citation) -> str | None:
    """The words between two citations of one sentence."""
    if not one.end <= other.lead <= one.end + _LONGEST:
        return None
    if _BREAK.search(text, one.end, other.lead):
        return None
    return text[one.end : other.lead]


def _is_likely(cue: Cue, one: Citation, other: Citation, gap: str) -> bool:
    """Nothing is issued to carry out what ranks below it, nor does a law carry out a resolution."""
    if cue.kind != "implements":
        return True
    return not _BESIDE.match(gap) and may_implement(one.type, other.type)


def _may_share(relation: Relation, citations: Sequence[Citation], other: Citation) -> bool:
    """Whether a list goes on; one more of the source's type is beside it instead."""
    kind = citations[relation.source].type
    return relation.kind != "implements" or (other.type != kind and may_implement(kind, other.type))


def _shared(relation: Relation, index: int, other: Citation) -> Relation:
    """The same relation for the next member of the list."""
    later = max(relation.source, relation.target)
    source = index if relation.source == later else relation.source
    target = index if relation.target == later else relation.target
    return Relation(relation.kind, source, target, relation.start, other.end)
