"""The words that tell targets from other figures of a sentence (`prose.yaml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from extractors.folding import fold
from extractors.indicators.words import PACKAGE, alternatives, entries, mapping, strings
from extractors.knowledge import load_yaml

SectionKind = Literal["target", "past", "money", "neutral"]


@dataclass(frozen=True, slots=True)
class SectionRule:
    """Headings that say what the sentences under them are."""

    kind: SectionKind
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak for a target, with examples."""

    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Veto:
    """Clauses whose figure is no target.

    `before` is sought anywhere in front of the figure in its sentence, `soon` in the last words of
    what is in front, `near` at its end, `after` at the beginning of what follows, `later` anywhere
    in it. `counted` limits the entry to counts, `valued` to figures that count no people or things,
    `stated` to sentences that stand under no heading of targets. It does not hold behind one of the
    words of `unless`.
    """

    name: str
    before: re.Pattern[str] | None
    soon: re.Pattern[str] | None
    near: re.Pattern[str] | None
    after: re.Pattern[str] | None
    later: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    counted: bool
    valued: bool
    stated: bool
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The content of `prose.yaml`; all patterns are for folded text."""

    sections: tuple[SectionRule, ...]
    never: frozenset[str]
    target_only: frozenset[str]
    aims: Cue
    earnings: Cue
    outcomes: Cue
    activities: Cue
    vetoes: tuple[Veto, ...]
    leads: re.Pattern[str]
    tails: re.Pattern[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon, read once."""
    data = mapping(load_yaml(PACKAGE, "prose.yaml"))
    types = mapping(data["types"])
    return Lexicon(
        sections=tuple(_section(entry) for entry in entries(data["sections"])),
        never=frozenset(strings(types["never"])),
        target_only=frozenset(strings(types["target"])),
        aims=_cue(data["aims"]),
        earnings=_cue(data["earnings"]),
        outcomes=_cue(data["outcomes"]),
        activities=_cue(data["activities"]),
        vetoes=tuple(_veto(entry) for entry in entries(data["vetoes"])),
        leads=re.compile(rf"\s*(?:{alternatives(strings(data['leads']))})(?:\s+|\s*[:,])"),
        tails=re.compile(rf"[\s,:]+(?:{alternatives(strings(data['tails']))})$"),
    )


def section_kind(heading: str) -> SectionKind | None:
    """What a heading says of the sentences under it; `None` if nothing.

    >>> section_kind("2. Mục tiêu cụ thể"), section_kind("I. ĐẶC ĐIỂM, TÌNH HÌNH")
    ('target', 'past')
    """
    words = fold(heading)
    return next((rule.kind for rule in lexicon().sections if rule.pattern.search(words)), None)


def _section(entry: dict[str, object]) -> SectionRule:
    anywhere = "|".join(map(re.escape, strings(entry["phrases"])))
    starts = "|".join(map(re.escape, strings(entry.get("starts", []))))
    starting = rf"|(?:^|[.):\n]) ?(?:{starts})" if starts else ""
    return SectionRule(
        kind=cast("SectionKind", entry["name"]),
        pattern=re.compile(f"{anywhere}{starting}"),
        examples=strings(entry["examples"]),
        counterexamples=strings(entry.get("not", [])),
    )


def _cue(node: object) -> Cue:
    entry = mapping(node)
    return Cue(
        pattern=_anywhere(entry["phrases"]),
        examples=strings(entry["examples"]),
        counterexamples=strings(entry.get("not", [])),
    )


def _veto(entry: dict[str, object]) -> Veto:
    keys = ("before", "soon", "near", "after", "later", "unless")
    before, soon, near, after, later, unless = (strings(entry.get(key, [])) for key in keys)
    return Veto(
        name=str(entry["name"]),
        before=re.compile(alternatives(before)) if before else None,
        soon=re.compile(rf"(?:{alternatives(soon)})(?: \S+){{0,3}}\s*$") if soon else None,
        near=re.compile(rf"(?:{alternatives(near)})\s*$") if near else None,
        after=re.compile(rf"\s*(?:{alternatives(after)})") if after else None,
        later=re.compile(alternatives(later)) if later else None,
        unless=re.compile(alternatives(unless)) if unless else None,
        counted=entry.get("counted") is True,
        valued=entry.get("valued") is True,
        stated=entry.get("stated") is True,
        examples=strings(entry["examples"]),
        counterexamples=strings(entry["not"]),
    )


def _anywhere(node: object) -> re.Pattern[str]:
    return re.compile(alternatives(strings(node)))
