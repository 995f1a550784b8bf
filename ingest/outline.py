"""The outline: which block stands under which, by labels, layout and sequence together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from ingest.elements import Element, Grid, Paragraph
from ingest.labels import (
    ARTICLE_RANK,
    CAPITAL_LETTER_RANK,
    DECIMAL_RANK,
    HEADING_RANK,
    LEAD_RANK,
    MARK_RANK,
    PAREN_RANK,
    ROMAN_RANK,
    Found,
)
from ingest.parts import Place
from ingest.phrases import is_closer, is_formula
from schemas import BlockKind, Label, Part
from schemas.quick import quick

_MOST_HEADING = 200
_MOST_REMARK = 40
_MOST_LEAP = 2
_NEED_A_SECOND = frozenset({"I.", "I)", "A", "a.", "(letter)"})
_OPERATIVE = frozenset({Part.BODY, Part.ANNEX})


@quick
@dataclass(frozen=True, slots=True)
class Node:
    """What the outline says of one element: `body` counts from the start of its text."""

    kind: BlockKind
    label: Label | None = None
    body: int = 0
    level: int = 0
    parent: int | None = None


@dataclass(slots=True)
class _Open:
    """An entry that later elements may stand under."""

    family: str
    rank: int
    ordinal: int
    index: int
    heads: bool
    """Its own words are a heading or a lead-in, no whole sentence."""
    leads: bool
    """It ends with a colon."""
    bare: bool = False
    """It is a label without words."""
    alone: bool = True
    """Nothing has come after it yet."""
    held: set[str] = field(default_factory=set)
    """Families of labels that stand right under it."""


@dataclass(slots=True)
class _State:
    stack: list[_Open] = field(default_factory=list)
    nested: set[tuple[str, str]] = field(default_factory=set)
    """Pairs (outer, inner) of families seen one under the other."""
    parents: list[int | None] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    leading: set[int] = field(default_factory=set)
    """Indices of the blocks that others stand under."""


def find_outline(
    elements: Sequence[Element], labels: Sequence[Found | None], places: Sequence[Place]
) -> list[Node]:
    """Kind, label, level and parent of every element; the three sequences run in step."""
    labels = _supported(elements, labels, places)
    state = _State()
    annex: int | None = None
    for index, (element, place) in enumerate(zip(elements, places, strict=True)):
        if place.annex != annex or place.part not in _OPERATIVE:
            state.stack.clear()
            annex = place.annex
        _place(state, index, element, place, labels[index])
    return [
        _node(index, element, places[index], labels[index], state)
        for index, element in enumerate(elements)
    ]


def _supported(
    elements: Sequence[Element], labels: Sequence[Found | None], places: Sequence[Place]
) -> list[Found | None]:
    """The labels without those that only look like one: what belongs to no sequence."""
    known: dict[str, set[int]] = {}
    for found, place in zip(labels, places, strict=True):
        if found is not None and found.rank < MARK_RANK and place.part in _OPERATIVE:
            known.setdefault(found.family, set()).add(found.ordinal)
    return [
        None
        if found is None or not _is_supported(found, element, known.get(found.family, set()))
        else found
        for found, element in zip(labels, elements, strict=True)
    ]


def _is_supported(found: Found, element: Element, known: set[int]) -> bool:
    """Whether a number belongs to a sequence, or needs none."""
    if found.rank >= MARK_RANK or found.label.automatic or found.rank < CAPITAL_LETTER_RANK:
        return True
    if isinstance(element, Paragraph) and element.style.bold:
        return True
    here = found.ordinal
    if here == 1:
        return (
            found.family not in _NEED_A_SECOND
            or not known.isdisjoint({2, 3})
            or (isinstance(element, Paragraph) and element.text[found.body :].isupper())
        )
    return any(here + leap in known for leap in range(-_MOST_LEAP, _MOST_LEAP + 1) if leap)


def _place(state: _State, index: int, element: Element, place: Place, found: Found | None) -> None:
    """Add one element: find its parent, then open it if others may stand under it."""
    parent: int | None = None
    level = 0
    if place.part in _OPERATIVE and not _is_aside(element):
        if found is not None:
            parent, level = _place_labelled(state, index, element, found)
        elif isinstance(element, Paragraph):
            parent, level = _place_unlabelled(state, index, element, place)
        else:
            parent, level = _under(state)
    state.parents.append(parent)
    state.levels.append(level)


def _is_aside(element: Element) -> bool:
    return isinstance(element, Paragraph) and (element.furniture or element.note is not None)


def _place_labelled(
    state: _State, index: int, element: Element, found: Found
) -> tuple[int | None, int]:
    stack = state.stack
    text = element.text if isinstance(element, Paragraph) else ""
    _make_room(state, found)
    parent = stack[-1] if stack else None
    if parent is not None:
        parent.alone = False
        parent.held.add(found.family)
        state.nested.add((parent.family, found.family))
        state.leading.add(parent.index)
    heads = _is_head(text) or found.rank <= CAPITAL_LETTER_RANK or text.isupper()
    entry = _Open(found.family, found.rank, found.ordinal, index, heads, _is_lead(text))
    entry.bare = not found.label.automatic and len(text) <= found.body
    stack.append(entry)
    return (None if parent is None else parent.index), len(stack)


def _make_room(state: _State, found: Found) -> None:
    """Close the entries that the label does not stand under."""
    stack = state.stack
    if not stack:
        return
    top = stack[-1]
    starts = found.ordinal <= 1
    if found.rank < LEAD_RANK and starts and top.alone and top.heads and _may_hold(top, found):
        return
    at = _same_family(stack, found)
    if at is not None:
        del stack[at:]
        return
    if found.rank >= MARK_RANK:
        _make_room_for_mark(state, found)
        return
    while stack and not _is_outer(state, stack[-1], found):
        stack.pop()


def _may_hold(top: _Open, found: Found) -> bool:
    """A heading followed at once by the first of a sequence holds it, if not by far weaker."""
    if top.family == found.family or top.rank == LEAD_RANK:
        return False
    return top.rank < found.rank or top.rank == HEADING_RANK or found.rank > ROMAN_RANK


def _same_family(stack: list[_Open], found: Found) -> int | None:
    """The open entry whose sibling the label is: the innermost that it follows in number."""
    nearest: int | None = None
    for at in range(len(stack) - 1, -1, -1):
        if stack[at].family != found.family:
            continue
        if found.ordinal == 0 or 0 < found.ordinal - stack[at].ordinal <= _MOST_LEAP:
            return at
        nearest = at if nearest is None else nearest
    return nearest


def _is_outer(state: _State, entry: _Open, found: Found) -> bool:
    if (entry.family, found.family) in state.nested:
        return True
    if (found.family, entry.family) in state.nested:
        return False
    return entry.rank < found.rank


def _make_room_for_mark(state: _State, found: Found) -> None:
    """Among marks (`-`, `+`, `*`) the nesting is the document's own: see `_holds_mark`."""
    stack = state.stack
    while stack and stack[-1].rank >= MARK_RANK and not _holds_mark(state, stack[-1], found):
        stack.pop()
    # A short list "(1) …; (2) …;" inside a list of dashes ends where the dashes go on.
    if (
        len(stack) > 1
        and PAREN_RANK <= stack[-1].rank < LEAD_RANK
        and not stack[-1].heads
        and found.family in stack[-2].held
    ):
        stack.pop()


def _holds_mark(state: _State, top: _Open, found: Found) -> bool:
    """Whether an item holds the mark behind it.

    A lead-in holds whatever comes at once; a whole sentence only a weaker mark. A star under a
    sentence speaks of the group ("* Thời gian thực hiện: …"), not of the last item.
    """
    if found.family == "*":
        return top.leads and top.alone
    if top.heads and (top.alone or (top.family, found.family) in state.nested):
        return True
    return found.rank > top.rank


def _place_unlabelled(
    state: _State, index: int, element: Paragraph, place: Place
) -> tuple[int | None, int]:
    stack = state.stack
    text = element.text
    if is_closer(text) and not (stack and stack[-1].alone and stack[-1].heads):
        del stack[1:]
        while stack and stack[-1].rank > DECIMAL_RANK:
            stack.pop()
        return _under(state)
    family, rank = _unlabelled_family(element, place)
    if family in {"capitals", "bold"} and stack and stack[-1].alone and stack[-1].bare:
        # The title of the chapter or annex whose number stands above it.
        return stack[-1].index, len(stack) + 1
    if family is None:
        while stack and stack[-1].rank >= LEAD_RANK:
            stack.pop()
        return _under(state)
    entry = _Open(family, rank, 0, index, True, _is_lead(text), bare=place.opens_annex)
    at = next((at for at in range(len(stack) - 1, -1, -1) if stack[at].family == family), None)
    if at is not None:
        del stack[at:]
    while stack and stack[-1].rank > rank:
        stack.pop()
    parent, _ = _under(state)
    stack.append(entry)
    return parent, len(stack)


def _unlabelled_family(element: Paragraph, place: Place) -> tuple[str | None, int]:
    """What an unlabelled paragraph may hold: a heading its sections, a lead-in its marks."""
    text = element.text
    if place.opens_annex:
        return "annex", 0
    if len(text) <= _MOST_HEADING and not text.endswith((".", ";", ",", ")")):
        if place.part is Part.BODY and text.isupper() and not is_formula(text):
            return "capitals", ROMAN_RANK - 1
        if element.style.bold:
            return "bold", HEADING_RANK
    if _is_lead(text):
        return "lead", LEAD_RANK
    return None, 0


def _under(state: _State) -> tuple[int | None, int]:
    """The nearest open heading: the parent of what has no label."""
    for depth in range(len(state.stack) - 1, -1, -1):
        entry = state.stack[depth]
        if entry.heads or (entry.index in state.leading and entry.rank < LEAD_RANK):
            entry.alone = False
            if entry.heads:
                state.leading.add(entry.index)
            return entry.index, depth + 2
    return None, 0


def _is_lead(text: str) -> bool:
    return text.endswith(":")


def _is_head(text: str) -> bool:
    """Whether the words are no sentence of their own, nor a name with its duty behind a colon."""
    if _is_lead(text):
        return True
    if len(text) > _MOST_HEADING or text.endswith((".", ";", ",")):
        return False
    colon = text.find(": ")
    return colon < 0 or len(text) - colon <= _MOST_REMARK


def _node(index: int, element: Element, place: Place, found: Found | None, state: _State) -> Node:
    if isinstance(element, Grid):
        return Node(BlockKind.TABLE, level=state.levels[index], parent=state.parents[index])
    if element.furniture:
        return Node(BlockKind.FURNITURE)
    if element.note is not None:
        return Node(BlockKind.FOOTNOTE)
    leads = index in state.leading
    if found is None:
        heading = leads and _unlabelled_family(element, place)[0] not in {None, "lead"}
        kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
        return Node(kind, level=state.levels[index], parent=state.parents[index])
    kind = BlockKind.HEADING if leads or found.rank < ARTICLE_RANK else BlockKind.ITEM
    return Node(kind, found.label, found.body, state.levels[index], state.parents[index])
