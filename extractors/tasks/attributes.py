"""Lines that say something about a task: "- Đơn vị chủ trì: …", "Thời gian hoàn thành: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.knowledge import load_yaml
from schemas.quick import quick

PASSED = frozenset({"lead", "coordinating", "deadline"})
"""Kinds that pass to the tasks they stand under."""

_LONGEST_LABEL = 60
_LABELLED = re.compile(r"(?:^|(?<=[;.(])\ ?)\s*([^\W\d_][^:;.()\n]{1,59}?)\s*:\s*", re.X)


@dataclass(frozen=True, slots=True)
class AttributeKind:
    """A kind of attribute and the words in front of its colon."""

    name: str
    label: re.Pattern[str]


@quick
@dataclass(frozen=True, slots=True)
class Attribute:
    """One attribute of a block: its value is `[start, end)` of the block's text."""

    kind: str
    label: int
    start: int
    end: int


@cache
def attribute_kinds() -> tuple[AttributeKind, ...]:
    """The kinds of `attributes.yaml`; raises `TypeError` if the file is malformed."""
    entries = load_yaml("extractors.tasks", "attributes.yaml")
    if not isinstance(entries, list):
        raise TypeError("attributes.yaml must be a list")
    return tuple(
        AttributeKind(entry["kind"], re.compile(entry["label"], re.X)) for entry in entries
    )


def attribute_kind(label: str) -> str | None:
    """The kind of attribute that folded words in front of a colon announce.

    >>> attribute_kind("đơn vị phối hợp")
    'coordinating'
    """
    for kind in attribute_kinds():
        if kind.label.fullmatch(label):
            return kind.name
    return None


def attributes(folded: str) -> tuple[Attribute, ...]:
    """The attributes in a folded text, wherever their labels stand.

    >>> [part.kind for part in attributes("đơn vị chủ trì: trạm y tế; đơn vị phối hợp: đoàn xã.")]
    ['lead', 'coordinating']
    """
    if ":" not in folded:
        return ()
    labels = [
        (kind, match.start(1), match.end())
        for match in _LABELLED.finditer(folded)
        if (kind := attribute_kind(match[1])) is not None
    ]
    if not labels:
        return ()
    ends = [*(label[1] for label in labels[1:]), len(folded)][: len(labels)]
    return tuple(
        Attribute(kind, label, start, end)
        for (kind, label, start), end in zip(labels, ends, strict=True)
    )
