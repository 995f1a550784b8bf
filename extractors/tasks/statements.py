"""Sentences and items of operative parts that set no task: closing formulas, funding, law."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from extractors.knowledge import load_yaml

_SENTENCE_GAP = re.compile(r"(?<=[.!?;])\s+(?=[^\W\d_])")
_REQUEST = re.compile(
    r"(?<=[,;-])\s+(?=(?:(?:ủy\ ban|ubnd|ban|sở|phòng|hội|đảng)\b[^,;.]{0,60}\ )?"
    r"(?:yêu\ cầu|đề\ nghị|giao)\ )",
    re.X,
)
"""Before a request that goes on from the words that present the plan."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A pattern for what is no task; `scope` is `item`, `nominal` or `sentence`."""

    name: str
    scope: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]

    def matches(self, folded: str) -> bool:
        """Whether the folded text makes the statement."""
        for hint in self.hints:
            if hint in folded:
                return self.pattern.match(folded) is not None
        return False


@cache
def statements() -> tuple[Statement, ...]:
    """The statements of `statements.yaml`; raises `TypeError` if the file is malformed."""
    entries = load_yaml("extractors.tasks", "statements.yaml")
    if not isinstance(entries, list):
        raise TypeError("statements.yaml must be a list")
    return tuple(
        Statement(
            entry["name"],
            entry["scope"],
            tuple(entry["hints"]),
            re.compile(entry["pattern"], re.X),
        )
        for entry in entries
    )


def statement(folded: str, scope: str) -> str | None:
    """The name of the statement that the folded text makes, if it makes one.

    >>> statement("kinh phí thực hiện do ngân sách xã bảo đảm.", "nominal")
    'passive'
    """
    for entry in _of_scope(scope):
        if entry.matches(folded):
            return entry.name
    return None


@cache
def _of_scope(scope: str) -> tuple[Statement, ...]:
    return tuple(entry for entry in statements() if entry.scope == scope)


def operative_range(text: str, folded: str) -> tuple[int, int]:
    """The stretch of a closing paragraph left when its formulas are dropped at either end.

    Empty (`start == end`) if nothing but formulas stands there.
    """
    starts = [0] + [match.end() for match in _SENTENCE_GAP.finditer(text)]
    if statement(folded, "sentence") == "presented" and (request := _REQUEST.search(folded)):
        starts = sorted({*starts, request.end()})
    bounds = list(zip(starts, [*starts[1:], len(text)], strict=True))
    kept = [pair for pair in bounds if statement(folded[pair[0] : pair[1]], "sentence") is None]
    if not kept:
        return 0, 0
    start, end = kept[0][0], kept[-1][1]
    return start, start + len(text[start:end].rstrip())
