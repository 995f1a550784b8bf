"""Lines that say something about a task: "- Đơn vị chủ trì: …", "Thời gian hoàn thành: …"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.knowledge import load_yaml
from extractors.verbs import opens_action
from schemas.quick import quick

PASSED = frozenset({"lead", "coordinating", "deadline"})
"""Kinds that pass to the tasks they stand under."""

FACETS = PASSED | {"product", "funding"}
"""Kinds that become fields of a task."""

_LONGEST_LABEL = 60
_BODIES = ("lead", "coordinating")
_TITLES = re.compile(
    r"(?:các\ )?(?:cơ\ quan|đơn\ vị|bộ\ phận|người|tổ\ chức|cá\ nhân|chủ\ trì|phối\ hợp)\b", re.X
)
_START = 40
"""How many characters of a value are looked at."""

_LABELLED = re.compile(r"(?:^|(?<=[;.(])\ ?)\s*([^\W\d_][^:;.()\n]{1,59}?)\s*:\s*", re.X)


@dataclass(frozen=True, slots=True)
class AttributeKind:
    """A kind of attribute and the words in front of its colon.

    `bare` if those words also stand before an action.
    """

    name: str
    label: re.Pattern[str]
    bare: bool


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
        AttributeKind(
            entry["kind"], re.compile(entry["label"], re.X), bool(entry.get("bare", False))
        )
        for entry in entries
    )


def attribute_kind(label: str, value: str = "") -> str | None:
    """The kind of attribute that folded words in front of a colon and a value announce.

    >>> attribute_kind("đơn vị phối hợp")
    'coordinating'
    >>> attribute_kind("thực hiện", "rà soát bờ kênh") is None
    True
    """
    for kind in attribute_kinds():
        if kind.label.fullmatch(label) and not (kind.bare and opens_action(value)):
            return kind.name
    return None


def titled_attribute(folded: str) -> Attribute | None:
    """The attribute that a title without a colon announces: "2. Cơ quan chủ trì"; `None` if none.

    >>> titled_attribute("các cơ quan phối hợp").kind
    'coordinating'
    """
    if len(folded) > _LONGEST_LABEL or not _TITLES.match(folded):
        return None
    kind = attribute_kind(folded.rstrip(" .:"))
    return Attribute(kind, 0, len(folded), len(folded)) if kind in _BODIES else None


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
        if (kind := attribute_kind(match[1], folded[match.end() : match.end() + _START]))
        is not None
    ]
    if not labels:
        return ()
    ends = [*(label[1] for label in labels[1:]), len(folded)][: len(labels)]
    return tuple(
        Attribute(kind, label, start, end)
        for (kind, label, start), end in zip(labels, ends, strict=True)
    )
