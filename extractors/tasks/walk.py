"""Which items of the outline are tasks, and what they take over from what stands above them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from extractors.tasks.actors import Actor, names, with_positions
from extractors.tasks.bearing import (
    Bearing,
    bearing_of,
    bearings,
    ends_described,
    is_described,
    stray_times,
)
from extractors.tasks.found import Found
from extractors.tasks.leads import LabelLead, holder_lead, label_lead
from extractors.tasks.roles import Roles, parse_roles
from extractors.tasks.sections import Practice, section_kind
from extractors.tasks.statements import operative_range, statement
from extractors.tasks.tables import row_tasks
from extractors.tasks.tree import Item
from extractors.tasks.words import opens_action, opens_predicate
from schemas import BlockKind, Part

_SHORT = 9
"""Words up to which an unfinished line is a title rather than a task."""

_LONG = 12
"""Words from which an item with attribute lines is a task even if tasks stand under it."""

_DUTY = re.compile(
    r"\b(?:phải|cần|có\ trách\ nhiệm|chịu\ trách\ nhiệm|không\ được"
    r"|chủ\ trì,?\ phối\ hợp|chủ\ động\ phối\ hợp)\b",
    re.X,
)
_DEMAND = re.compile(
    r"(?:bảo\ đảm|đảm\ bảo|đa\ dạng|tập\ trung\ vào|phù\ hợp|đúng|phấn\ đấu)\b", re.X
)
_COMPOSITION_END = re.compile(r"\b(?:bao\ )?gồm(?:\ các\ \w+(?:\ \w+){0,2})?:$", re.X)
_CLOSING = re.compile(
    r"""
    trên\ đây\ là|trong\ quá\ trình|quá\ trình|nhận\ được
    |(?:đề\ nghị|yêu\ cầu|căn\ cứ|các\ (?:cơ\ quan|đơn\ vị|đồng\ chí|sở|ban|phòng)
      |ủy\ ban\ nhân\ dân\b.{0,40}\b(?:yêu\ cầu|đề\ nghị)|ubnd\b.{0,30}\b(?:yêu\ cầu|đề\ nghị)
      |giao|thủ\ trưởng)\b
    """,
    re.X,
)
_REPORTS = re.compile(
    r"\b(?:báo\ cáo|gửi|tổng\ hợp|theo\ dõi|đôn\ đốc|kiểm\ tra|ban\ hành|bố\ trí|phân\ công"
    r"|hướng\ dẫn|tuyên\ truyền|xây\ dựng\ (?:kế\ hoạch|chương\ trình))\b",
    re.X,
)
_GROUND = re.compile(r"(?:căn\ cứ|trên\ cơ\ sở)\b(?:[^:.,]{0,120},\s*){1,3}", re.X)
_ENDED = re.compile(r"[.;!?…]\W{0,3}$|/\.?$")
_ANNOUNCING = re.compile(
    r"(?:cụ\ thể|sau|sau\ đây|như\ sau|gồm|thông\ qua|nội\ dung|liên\ quan|việc)\s*:?$", re.X
)
_CONDITION = re.compile(
    r"(?:đối\ với|trường\ hợp|nếu|khi|từ|đến|tại|với|về|trước|sau|vào)\b[^:.]{0,120}:\s*", re.X
)


@dataclass(frozen=True, slots=True)
class Draft:
    """A task before it gets its id: where it stands and what was read of it."""

    start: int
    end: int
    lead: tuple[str, ...] = ()
    coordinating: tuple[str, ...] = ()
    advises: tuple[str, ...] = ()
    deadlines: tuple[str, ...] = ()
    confidence: float = 0.9


@dataclass(frozen=True, slots=True)
class Context:
    """What stands above an item: the kind of part, whom headings name, what attributes say.

    `listed` under words that announce a list, `attributed` under a task with attribute lines.
    """

    practice: Practice
    listed: bool = False
    attributed: bool = False
    lead: tuple[Actor, ...] = ()
    coordinating: tuple[Actor, ...] = ()
    bearing: Bearing = field(default_factory=Bearing)


@dataclass(frozen=True, slots=True)
class Reading:
    """An item as read: the bodies of its label, where its words begin, the parts they give."""

    start: int
    label: tuple[Actor, ...]
    roles: Roles


def drafts(items: Sequence[Item], context: Context, found: Found) -> list[Draft]:
    """The tasks among items that stand side by side and under them, in order of the text."""
    result: list[Draft] = []
    times = stray_times(items)
    for position, (item, said) in enumerate(zip(items, bearings(items, found), strict=True)):
        if position in times:
            continue
        local = replace(context, bearing=said.over(context.bearing))
        result += _of_item(item, local, found)
        if item.leads_in and not item.children and not item.is_attribute:
            context = _under(item, _read(item, found), context, found)
    return result


def _of_item(item: Item, context: Context, found: Found) -> list[Draft]:
    if item.is_table:
        return _of_table(item, found)
    if item.is_attribute and not _says_duty(item):
        return _of_attribute(item, context, found)
    read = _read(item, found)
    below = (
        drafts(item.children, _under(item, read, context, found), found) if item.children else []
    )
    if not _is_task(item, read, context, tasks_below=len(below)):
        return below
    return [_draft(item, read, context, found), *below]


def _of_table(item: Item, found: Found) -> list[Draft]:
    table = item.block.table
    if table is None:
        return []
    return [
        Draft(row.start, row.end, row.lead, row.coordinating, (), row.deadlines)
        for row in row_tasks(found.document, table, found)
    ]


def _read(item: Item, found: Found) -> Reading:
    bodies = found.bodies(item.start, item.end)
    label = label_lead(item.text, item.folded, bodies)
    if label is not None and (label.rest < len(item.text) or _names_only(item, label)):
        return Reading(label.rest, label.actors, _roles(item, label.rest, found))
    if item.block.kind is BlockKind.HEADING or item.leads_in:
        holder = holder_lead(item.text)
        if holder and not parse_roles(item.text, bodies).lead:
            return Reading(len(item.text), holder, Roles())
    return Reading(_past_content(item), (), _roles(item, 0, found))


def _names_only(item: Item, label: LabelLead) -> bool:
    return label.rest >= len(item.text)


def _roles(item: Item, start: int, found: Found) -> Roles:
    text = item.text[start:]
    bodies = found.bodies(item.start + start, item.end)
    return parse_roles(text, with_positions(text, item.folded[start:], bodies)) if text else Roles()


def _past_content(item: Item) -> int:
    """Past a label that only says that content follows ("Nội dung:", "Lưu ý:")."""
    first = item.attributes[0] if item.attributes else None
    if first is None or first.label > 0:
        return 0
    return first.start if first.kind == "content" or _says_duty(item) else 0


def _under(item: Item, read: Reading, context: Context, found: Found) -> Context:
    """What an item is to those that stand under it, or behind it if it announces them."""
    kind = section_kind(item.folded) if _is_title(item) else None
    lead = read.label or (read.roles.lead if item.leads_in or _announces(item) else ())
    partners = read.roles.coordinating if item.leads_in else ()
    return Context(
        practice=kind.tasks if kind is not None else context.practice,
        listed=_opens_list(item) or (context.listed and not read.label),
        attributed=is_described(item) and opens_action(item.folded),
        lead=lead or context.lead,
        coordinating=partners or (() if lead else context.coordinating),
        bearing=bearing_of([child for child in item.children if child.is_attribute], found).over(
            Bearing() if read.label else context.bearing
        ),
    )


def _announces(item: Item) -> bool:
    return item.folded.endswith(("sau đây", "như sau", "cụ thể"))


def _opens_list(item: Item) -> bool:
    """Whether the words announce that what follows is what is to be done, however worded."""
    return item.leads_in and (
        _ANNOUNCING.search(item.folded) is not None or item.folded.count(" ") >= _SHORT
    )


def _is_title(item: Item) -> bool:
    """Whether the words can be the heading of a part."""
    return item.block.kind is BlockKind.HEADING or (item.is_labelled and bool(item.children))


def _is_task(item: Item, read: Reading, context: Context, *, tasks_below: int) -> bool:
    words = item.folded[read.start :]
    if context.practice == "none" or item.text.isupper() or not words.strip(" :."):
        return False
    if statement(words, "item"):
        return False
    if _is_closing(item):
        start, end = operative_range(item.text)
        return _REPORTS.search(item.folded, start, end) is not None
    if tasks_below or item.children:
        return _stands_by_itself(item, read, context, tasks_below=tasks_below)
    return not item.leads_in and _is_duty(item, read, context)


def _stands_by_itself(item: Item, read: Reading, context: Context, *, tasks_below: int) -> bool:
    """Whether an item with others under it is itself a task."""
    words = item.folded[read.start :]
    if _COMPOSITION_END.search(words):
        return opens_action(words)
    if item.leads_in and tasks_below:
        return False
    length = words.count(" ") + 1
    ended = _ENDED.search(words) is not None
    described = is_described(item) or (ended and ends_described(item))
    if context.practice == "items" and described and (ended or opens_action(words)):
        return not tasks_below or (length >= _LONG and (ended or tasks_below == 1))
    if all(not child.is_labelled for child in item.children):
        return (
            (ended or item.block.style.bold is False)
            and length > _SHORT
            and _is_duty(item, read, context)
        )
    return not tasks_below and ended and length > _SHORT and _is_duty(item, read, context)


def _is_duty(item: Item, read: Reading, context: Context) -> bool:
    words = item.folded[read.start :]
    led = bool(read.roles.lead or read.label)
    active = led or opens_action(words) or _acts_on_condition(words)
    if context.attributed:
        return active and not _DEMAND.match(words)
    if not active and not _DUTY.search(words) and statement(words, "nominal"):
        return context.listed and item.is_labelled and words.startswith("việc")
    if context.listed and item.is_labelled:
        return not _COMPOSITION_END.search(words)
    if context.practice == "bullets":
        return item.is_labelled and _opens_duty(words, read)
    if read.label and not opens_predicate(words):
        return False
    if context.practice == "duties" or not item.is_labelled:
        return (active or _DUTY.search(words) is not None) and " " in words
    return item.block.kind is not BlockKind.HEADING or active


def _opens_duty(words: str, read: Reading) -> bool:
    """Whether an action or the body that is to act stands first."""
    if read.label:
        return opens_predicate(words)
    acts = opens_action(words) or _acts_on_condition(words)
    return acts or any(actor.start == 0 for actor in read.roles.lead)


def _acts_on_condition(words: str) -> bool:
    """Whether an action follows a condition: "Đối với nhà tạm: Hỗ trợ …"."""
    condition = _CONDITION.match(words) or _GROUND.match(words)
    return condition is not None and opens_action(words, condition.end())


def _is_closing(item: Item) -> bool:
    return (
        not item.is_labelled
        and item.block.part is Part.BODY
        and item.is_last
        and _CLOSING.match(item.folded) is not None
    )


def _says_duty(item: Item) -> bool:
    """Whether the value of an attribute line is a duty of its own ("Thời gian: Duy trì …")."""
    first = item.attributes[0]
    if first.kind != "deadline":
        return False
    value = item.folded[first.start : first.end]
    return ". " in value and opens_action(value) and opens_action(value, value.index(". ") + 2)


def _of_attribute(item: Item, context: Context, found: Found) -> list[Draft]:
    """Tasks under an attribute line: "1. Thời gian: …, như sau:" over items that set duties."""
    if not item.children or item.attributes[0].kind in ("lead", "coordinating"):
        return []
    if context.practice == "none":
        return []
    return drafts(item.children, replace(context, practice="bullets", listed=False), found)


def _draft(item: Item, read: Reading, context: Context, found: Found) -> Draft:
    start, end = item.start + read.start, item.end
    if _is_closing(item):
        first, last = operative_range(item.text)
        start, end = item.start + first, item.start + last
    inline = [part for part in item.attributes if part.label > 0]
    own = bearing_of([replace(item, attributes=tuple(inline))], found)
    said = own.over(bearing_of([c for c in item.children if c.is_attribute], found)).over(
        context.bearing
    )
    if _is_closing(item):
        said, context = own, Context(context.practice)
    lead = _lead(read, said, context)
    inherited = () if read.label or _own_lead(read, context) else _partners(said, context)
    partners = tuple(
        name for name in names([*read.roles.coordinating, *inherited]) if name not in lead
    )
    return Draft(
        start,
        end,
        lead,
        partners,
        names(read.roles.advises),
        found.deadlines_in(start, end) or said.deadlines,
        0.9 if context.practice == "items" else 0.7,
    )


def _own_lead(read: Reading, context: Context) -> tuple[Actor, ...]:
    """The subject of the item's own words; a holder of a position yields to the body above."""
    own = read.roles.lead
    if context.lead and all(actor.holder and not actor.group for actor in own):
        return ()
    return own


def _lead(read: Reading, said: Bearing, context: Context) -> tuple[str, ...]:
    return names(read.label or _own_lead(read, context) or said.lead or context.lead)


def _partners(said: Bearing, context: Context) -> tuple[Actor, ...]:
    return (*said.coordinating, *context.coordinating)
