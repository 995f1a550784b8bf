"""A name of a body as it was read, before its locality is."""

from __future__ import annotations

from dataclasses import dataclass

from extractors.agencies.registry import Body
from schemas.quick import quick


@quick
@dataclass(frozen=True, slots=True)
class Piece:
    """A name at `text[start:end]`, its words there, and the bodies it may mean.

    `name` is canonical, without locality. `how` is `name`, `alias`, `fuzzy` or `free`, `score`
    how sure the reading is, `runner_up` the second best of a fuzzy one.
    """

    start: int
    end: int
    words: str
    bodies: tuple[Body, ...]
    name: str
    how: str
    score: float
    runner_up: str | None = None
