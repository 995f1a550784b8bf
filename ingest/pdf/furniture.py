"""Page furniture: page numbers, running heads and feet, the stamps of signing software."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from ingest.pdf.lines import Line

EDGE = 0.11
"""Share of the page's height at its top and bottom where furniture stands."""

_DIGITS = re.compile(r"\d+")


@dataclass(frozen=True, slots=True)
class Sign:
    """One kind of line that is furniture, with lines that are and that are not."""

    name: str
    pattern: re.Pattern[str]
    examples: tuple[str, ...]
    counterexamples: tuple[str, ...]


@cache
def signs(kind: str) -> tuple[Sign, ...]:
    """The signs of one kind: `stamps` or `page_numbers`."""
    text = (files("ingest.pdf") / "furniture.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return tuple(
        Sign(
            entry["name"],
            re.compile(entry["pattern"], re.VERBOSE),
            tuple(entry["examples"]),
            tuple(entry.get("not", ())),
        )
        for entry in yaml.load(text, Loader=loader)[kind]
    )


def running_heads(pages: Sequence[tuple[Sequence[Line], float]]) -> frozenset[tuple[str, int]]:
    """Lines that stand at one height at the edge of most pages, as `head_key` writes them.

    Args:
        pages: the lines of each page, and its height.
    """
    counts = Counter(
        key
        for lines, height in pages
        for key in {head_key(line) for line in lines if _at_edge(line, height)}
    )
    enough = max(3, len(pages) // 2)
    return frozenset(key for key, count in counts.items() if count >= enough)


def head_key(line: Line) -> tuple[str, int]:
    """What a line at a page's edge says, figures aside, and where."""
    return _DIGITS.sub("#", line.text), round(line.baseline / 6)


def furniture(
    lines: Sequence[Line], height: float, heads: frozenset[tuple[str, int]]
) -> list[list[Line]]:
    """The lines of a page that are furniture, in their order, wrapped lines of a stamp together."""
    stamps = {id(line) for line in _stamps(lines)}
    found = set(stamps)
    for line in _outermost(lines, height):
        if _matches(line.text, "page_numbers"):
            found.add(id(line))
    for line in lines:
        if _at_edge(line, height) and head_key(line) in heads:
            found.add(id(line))
    groups: list[list[Line]] = []
    for line in (line for line in lines if id(line) in found):
        if groups and {id(line), id(groups[-1][-1])} <= stamps and _wraps(line, groups[-1][-1]):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _wraps(line: Line, last: Line) -> bool:
    """Whether a line of a stamp goes on with the one above it."""
    below = 0 < line.baseline - last.baseline < 1.5 * last.size and abs(line.x0 - last.x0) < 3
    return below and not _matches(line.text, "stamps")


def _outermost(lines: Sequence[Line], height: float) -> Iterable[Line]:
    """The first and the last line, if they stand at the page's edges."""
    return (line for line in (*lines[:1], *lines[-1:]) if _at_edge(line, height))


def _at_edge(line: Line, height: float) -> bool:
    return line.bottom < EDGE * height or line.top > (1 - EDGE) * height


def _matches(text: str, kind: str) -> bool:
    return any(sign.pattern.match(text) for sign in signs(kind))


def _stamps(lines: Sequence[Line]) -> list[Line]:
    """Stamped lines, and the lines of stamps that were flattened into the page.

    A flattened stamp is told by one of its lines; what stands right above or below that line,
    left-aligned with it and no larger, belongs to it.
    """
    found = [line for line in lines if line.stamped]
    if 2 * len(found) > len(lines) > 8:
        found = []  # a form that was filled in: its fields are the text
    told = [line for line in lines if _matches(line.text, "stamps")]
    for line in told:
        found.append(line)
        found.extend(_block(line, lines))
    return found


def _block(told: Line, lines: Sequence[Line]) -> list[Line]:
    """The lines of the stamp that `told` is one of."""
    block: list[Line] = []
    near = [line for line in lines if abs(line.x0 - told.x0) < 3 and line.size < told.size + 0.7]
    for ordered in (
        [line for line in near if line.baseline > told.baseline],
        [line for line in reversed(near) if line.baseline < told.baseline],
    ):
        last = told
        for line in ordered:
            if abs(line.baseline - last.baseline) > 1.5 * told.size:
                break
            block.append(line)
            last = line
    return block
