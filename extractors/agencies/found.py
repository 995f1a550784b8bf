"""What a reading yields: a body or group with its place in the text."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.agencies.resolution import Resolution
from schemas.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Found:
    """A body or group named at `text[start:end]`."""

    start: int
    end: int
    body: Resolution


def by_place(found: Found) -> tuple[int, int]:
    """The order of the text, a longer one before those inside it."""
    return found.start, -found.end


def a_group(name: str) -> Resolution:
    """A group of that name."""
    return Resolution(name, "group", None, None, 0.9, "các", None, "group")
