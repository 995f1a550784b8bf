"""A plan as its page shows it: the text with every fact marked, the facts weakest first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from corpus.registry.review import Fact, PlanView
from corpus.store.corrections import CHOICES, LISTS
from ingest.shown import Size
from kehoach.cards import Card, cards_of
from kehoach.highlight import Highlighter, Run, places_of
from kehoach.messages import Messages
from schemas import Span

FAMILIES = ("document", "tasks", "deadlines", "indicators", "legal_references", "agencies")
WEAK = 0.8
"""Facts less sure than this are marked for people to look at first."""
_MOST_JOINED = 8
"""Lines that may make one row of a table, where its cells have several."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text with where it leads: to the innermost fact around it, and by `chips` to the
    facts that nothing else in the text leads to."""

    run: Run
    places: tuple[str, ...]
    chips: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, or the cells of a row of a table; `level` is that of a heading."""

    cells: tuple[tuple[Piece, ...], ...]
    level: int = 0


@dataclass(frozen=True, slots=True)
class Lines:
    """Lines that belong together: those of one table, or a single one."""

    rows: tuple[Line, ...]
    is_table: bool


@dataclass(frozen=True, slots=True)
class Input:
    """A field of a fact's form; a list has one line for each of its texts."""

    name: str
    value: str
    choices: tuple[str, ...]
    is_list: bool


@dataclass(frozen=True, slots=True)
class FactCard:
    """A fact as the page shows it; `fact` is `None` if it cannot be corrected (a signature)."""

    card: Card
    fact: Fact | None
    places: tuple[tuple[str, Span], ...]

    @property
    def is_weak(self) -> bool:
        return self.card.confidence is not None and self.card.confidence < WEAK


@dataclass(frozen=True, slots=True)
class BoxView:
    """A place of a fact on a page, in points; without a box its width is 0."""

    place: str
    fact: str
    kind: str
    title: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page that can be shown as a picture; sizes in points."""

    number: int
    width: float
    height: float
    boxes: tuple[BoxView, ...]


@dataclass(frozen=True, slots=True)
class PlanPage:
    """What the page of a plan shows. `text` is empty where `sheets` are shown in its place."""

    view: PlanView
    warnings: tuple[FactCard, ...]
    families: tuple[tuple[str, tuple[FactCard, ...]], ...]
    text: tuple[Lines, ...]
    sheets: tuple[Sheet, ...] = ()


def plan_page(view: PlanView, text: Messages, sizes: Sequence[Size] = ()) -> PlanPage:
    """The page of a plan in the language of `text`.

    `sizes` are those of the pages of its file, if these are to be shown in place of the text.
    """
    by_id = {fact.id: fact for fact in view.facts.values() if fact.id is not None}
    cards = [
        FactCard(card, by_id.get(card.id), tuple(places_of(card)))
        for card in cards_of(view.plan, text)
    ]
    families = (
        (family, tuple(sorted(_of_kind(cards, family), key=_weakness))) for family in FAMILIES
    )
    return PlanPage(
        view,
        tuple(_of_kind(cards, "warnings")),
        tuple((family, found) for family, found in families if found),
        () if sizes else tuple(_text(view, cards)),
        _sheets(cards, sizes),
    )


def inputs_of(fact: Fact) -> tuple[Input, ...]:
    """The fields of a fact's form."""
    return tuple(
        Input(
            name,
            "\n".join(value) if isinstance(value, list) else value or "",
            CHOICES.get((fact.family, name), ()),
            name in LISTS,
        )
        for name, value in fact.values.items()
    )


def _sheets(cards: list[FactCard], sizes: Sequence[Size]) -> tuple[Sheet, ...]:
    """The pages, each with the places on it, the largest first so that none hides another."""
    if not sizes:
        return ()
    boxes: dict[int, list[BoxView]] = {number: [] for number in range(1, len(sizes) + 1)}
    for each in cards:
        for place, span in each.places:
            x0, top, x1, bottom = span.bbox or (0.0, 0.0, 0.0, 0.0)
            page = span.page if span.page in boxes else 1
            card, width, height = each.card, round(x1 - x0, 1), round(bottom - top, 1)
            boxes[page].append(
                BoxView(
                    place,
                    card.id,
                    card.kind,
                    card.title,
                    round(x0, 1),
                    round(top, 1),
                    width,
                    height,
                )
            )
    return tuple(
        Sheet(number, *size, tuple(sorted(boxes[number], key=lambda box: -box.width * box.height)))
        for number, size in enumerate(sizes, 1)
    )


def _of_kind(cards: Iterable[FactCard], kind: str) -> Iterator[FactCard]:
    return (each for each in cards if each.card.kind == kind)


def _weakness(each: FactCard) -> float:
    return 1.0 if each.card.confidence is None else each.card.confidence


def _text(view: PlanView, cards: list[FactCard]) -> Iterator[Lines]:
    plan = view.plan
    highlighter = Highlighter(plan.text, (each.card for each in cards))
    levels = {section.span.start: section.level for section in plan.sections}
    groups = [
        (is_table, [[(cell[0], highlighter.runs(*cell)) for cell in cells] for cells in rows])
        for is_table, rows in _grouped(plan.text)
    ]
    shown = (run for _, rows in groups for cells in rows for _, runs in cells for run in runs)
    chips = _chips(shown, cards)
    for is_table, rows in groups:
        lines = (
            Line(tuple(_pieces(runs, chips) for _, runs in cells), levels.get(cells[0][0], 0))
            for cells in rows
        )
        yield Lines(tuple(lines), is_table)


def _chips(shown: Iterable[Run], cards: list[FactCard]) -> dict[str, str]:
    """The first places of the facts that no run leads to, with the facts' ids."""
    led_to = {run.innermost for run in shown if not run.text.isspace()}
    return {
        each.places[0][0]: each.card.id
        for each in cards
        if each.places and each.card.id not in led_to
    }


def _pieces(runs: Iterable[Run], chips: dict[str, str]) -> tuple[Piece, ...]:
    found = []
    for run in runs:
        places = tuple(run.places.split())
        found.append(Piece(run, places, tuple(chips[each] for each in places if each in chips)))
    return tuple(found)


_Cells = list[tuple[int, int]]


def _grouped(text: str) -> Iterator[tuple[bool, list[_Cells]]]:
    """Tables and other lines of a text, in its order, as ranges of it.

    Lines with tabs one after another are the rows of a table.
    """
    lines = list(_lines(text))
    at = 0
    while at < len(lines):
        if "\t" not in text[slice(*lines[at])]:
            yield False, [[lines[at]]]
            at += 1
            continue
        rows: list[_Cells] = []
        columns = text.count("\t", *lines[at])
        while at < len(lines) and "\t" in text[slice(*lines[at])]:
            size = _row_size(text, lines, at, columns)
            rows.append(list(_cells(text, lines[at][0], lines[at + size - 1][1])))
            at += size
        yield True, rows


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _row_size(text: str, lines: _Cells, at: int, columns: int) -> int:
    """How many lines make a row: more than one where its cells have several lines."""
    tabs = 0
    for size, (start, end) in enumerate(lines[at : at + _MOST_JOINED], 1):
        tabs += text.count("\t", start, end)
        if tabs >= columns:
            return size if tabs == columns else 1
    return 1


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    for cell in text[start:end].split("\t"):
        yield start, start + len(cell)
        start += len(cell) + 1
