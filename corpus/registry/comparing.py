"""Two plans side by side: what the second adds, drops, words otherwise and moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process
from sqlalchemy import Connection, Table, func, select

from corpus.registry.cards import PLAN_COLUMNS, PlanCard, cards_of
from corpus.search.words import words
from corpus.store.tables import (
    appearances,
    bodies,
    citations,
    documents,
    figures,
    indicators,
    plans,
    series,
    tasks,
)

_REWORDED = 75
"""From this likeness of words on (of 100) two tasks are one, worded otherwise."""
_MOST_TASKS = 1000


@dataclass(frozen=True, slots=True)
class Item:
    """A task, legal document, body or series by its id, as lists show it."""

    id: str
    label: str


@dataclass(frozen=True, slots=True)
class Change:
    """What only one of two plans has of a family of facts; `same` both have."""

    added: tuple[Item, ...]
    dropped: tuple[Item, ...]
    same: int


@dataclass(frozen=True, slots=True)
class Moved:
    """An indicator whose figures two plans give differently."""

    series: str
    name: str
    unit: str | None
    before: tuple[str, ...]
    after: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Reworded:
    """A task that two plans word differently; `likeness` is in [0, 1]."""

    before: Item
    after: Item
    likeness: float


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a second plan adds to, drops from and moves in a first.

    `families` has `indicators`, `tasks`, `legal_references` and `bodies`.
    """

    first: PlanCard
    second: PlanCard
    families: dict[str, Change]
    moved: tuple[Moved, ...]
    reworded: tuple[Reworded, ...]


def compare(connection: Connection, first: str, second: str) -> Comparison | None:
    """What the second plan adds, drops, words otherwise and moves; `None` if one is unknown."""
    cards = cards_of(connection, (first, second))
    if first not in cards or second not in cards:
        return None
    change, reworded = _tasks(connection, first, second)
    families = {"indicators": _change(connection, indicators, indicators.c.series, first, second)}
    families["tasks"] = change
    families["legal_references"] = _change(
        connection, citations, citations.c.document, first, second
    )
    families["bodies"] = _change(connection, appearances, appearances.c.body, first, second)
    before, after = (_figures(connection, each) for each in (first, second))
    moved = tuple(
        Moved(key, before[key][0], before[key][1], before[key][2], after[key][2])
        for key in before
        if key in after and before[key][2] != after[key][2]
    )
    return Comparison(cards[first], cards[second], families, moved, reworded)


def neighbours(connection: Connection, plan: PlanCard, *, limit: int = 12) -> tuple[PlanCard, ...]:
    """Other plans that one may be compared with: of its issuer first, then of its title."""
    query = select(*PLAN_COLUMNS).where(plans.c.id != plan.id)
    same_issuer = query.where(plans.c.issuer == plan.issuer)
    newest = (plans.c.issued_on.is_(None), plans.c.issued_on.desc(), plans.c.id)
    found = connection.execute(same_issuer.order_by(*newest).limit(limit)).all()
    return tuple(PlanCard(*row) for row in found)


def _change(connection: Connection, table: Table, column: Any, first: str, second: str) -> Change:
    there, now = (_items(connection, table, column, each) for each in (first, second))
    return Change(
        tuple(item for key, item in now.items() if key not in there),
        tuple(item for key, item in there.items() if key not in now),
        len(there.keys() & now.keys()),
    )


def _items(connection: Connection, table: Table, column: Any, plan: str) -> dict[str, Item]:
    """What a plan has of a family, by what identifies it over plans."""
    other, label = {
        "citations": (documents, _document_label()),
        "appearances": (bodies, bodies.c.name),
        "indicators": (series, series.c.name),
    }[table.name]
    query = select(column, label).join(other, other.c.id == column).where(table.c.plan == plan)
    rows = sorted(connection.execute(query.distinct()), key=lambda row: (row[1], row[0]))
    return {key: Item(key, str(name)) for key, name in rows}


def _document_label() -> Any:
    name = func.coalesce(documents.c.name, documents.c.type, "")
    number = func.coalesce(documents.c.code, "")
    return func.coalesce(
        func.nullif(func.trim(name.concat(" ").concat(number)), ""), documents.c.key
    )


def _tasks(connection: Connection, first: str, second: str) -> tuple[Change, tuple[Reworded, ...]]:
    """Tasks by their folded words: the same, worded otherwise, only in one of the plans."""
    before, after = (_tasks_of(connection, each) for each in (first, second))
    gone = {key: item for key, item in before.items() if key not in after}
    new = {key: item for key, item in after.items() if key not in before}
    same = len(before) - len(gone)
    reworded = []
    for key, other, score in _nearest(list(gone), list(new)):
        reworded.append(Reworded(gone.pop(key), new.pop(other), round(score / 100, 2)))
    return Change(tuple(new.values()), tuple(gone.values()), same), tuple(reworded)


def _tasks_of(connection: Connection, plan: str) -> dict[str, Item]:
    query = select(tasks.c.id, tasks.c.text).where(tasks.c.plan == plan)
    found: dict[str, Item] = {}
    for row in connection.execute(query.order_by(tasks.c.position).limit(_MOST_TASKS)):
        found.setdefault(" ".join(words(row.text)), Item(row.id, row.text))
    return found


def _nearest(gone: Sequence[str], new: Sequence[str]) -> list[tuple[str, str, float]]:
    """Pairs of texts that are one text worded otherwise, the likest first, each in one pair."""
    if not gone or not new:
        return []
    scores = process.cdist(gone, new, scorer=fuzz.token_sort_ratio, score_cutoff=_REWORDED)
    pairs = sorted(
        ((-float(scores[i][j]), i, j) for i, j in zip(*scores.nonzero(), strict=True)),
    )
    taken: set[tuple[str, int]] = set()
    found = []
    for score, i, j in pairs:
        if ("gone", i) not in taken and ("new", j) not in taken:
            taken |= {("gone", i), ("new", j)}
            found.append((gone[i], new[j], -score))
    return found


def _figures(
    connection: Connection, plan: str
) -> dict[str, tuple[str, str | None, tuple[str, ...]]]:
    found: dict[str, tuple[str, str | None, tuple[str, ...]]] = {}
    for row in connection.execute(
        select(indicators.c.series, indicators.c.name, indicators.c.unit, figures.c.raw)
        .join(figures, figures.c.indicator == indicators.c.id)
        .where(indicators.c.plan == plan)
        .order_by(indicators.c.position, figures.c.position)
    ):
        name, unit, raws = found.get(row.series, (row.name, row.unit, ()))
        found[row.series] = (name, unit, (*raws, row.raw))
    return found
