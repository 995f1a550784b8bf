"""What the addresses of several rooms can ask for."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import Annotated, TypeVar

from fastapi import Depends, Query

from kehoach.web.problems import not_found

T = TypeVar("T")

VIETNAM = timezone(timedelta(hours=7))
Identity = Annotated[str | None, Query(max_length=16)]
Offset = Annotated[int, Query(ge=0, le=1_000_000, description="`next` of the page before")]
Limit = Annotated[int, Query(ge=1, le=200)]
PAGE = 50
"""Entries of a list on a page of a room."""


def day_of(
    day: Annotated[
        date | None, Query(description="today, if not given", examples=["2026-01-01"])
    ] = None,
) -> str:
    """The day that is asked for, else today in Vietnam: the one place that reads the clock."""
    return (day or datetime.now(VIETNAM).date()).isoformat()


Today = Annotated[str, Depends(day_of)]


def found(answer: T | None, kind: str, identity: str) -> T:
    """An answer that is there. Raises the problem of an unknown id."""
    if answer is None:
        raise not_found(kind, identity)
    return answer
