"""Which items are tasks: the smallest that say what is to be done."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extractors.tasks.actors import Actor
from extractors.tasks.bearing import SILENT, Bearing, is_described
from extractors.tasks.facets import NO_FACETS, Facets
from extractors.tasks.leads import sets_duty
from extractors.tasks.reading import Reading
from extractors.tasks.sections import Practice
from extractors.tasks.statements import operative_range, statement
from extractors.verbs import opens_action
from schemas import BlockKind, Numbering, Part
from schemas.quick import quick

SHORT = 9
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
ENDED = re.compile(r"[.;!?…]\W{0,3}$|/\.?$")
_CONDITION = re.compile(
    r"""
    (?:đối\ với|trường\ hợp|nếu|khi|từ|đến|tại|với|về|trước|sau|vào)\b[^:.]{0,120}:\s*
    |(?:căn\ cứ|trên\ cơ\ sở)\b(?:[^:.,]{0,120},\s*){1,3}
    |(?:tháng|ngày|tuần|quý|năm|đợt|vòng|bước|giai\ đoạn|(?:buổi\ )?(?:sáng|chiều|tối)|thứ)\b
      [^:.]{0,60}:\s*
    """,
    re.X,
)


@quick
@dataclass(frozen=True, slots=True)
class Context:
    """What stands above an item: the kind of part, whom headings name, what attributes say.

    `facets` are the product and the funding that lines about it state.

    `listed` under words that announce a list, `attributed` under a task with attribute lines
    (`complete` if its own words are a sentence, which "Nội dung: …" then only explains),
    `addressed` while `lead` is only whom the words before the first section address, `reporting`
    in documents that tell what was done, where only the outlook holds tasks.
    """

    practice: Practice
    listed: bool = False
    attributed: bool = False
    complete: bool = False
    addressed: bool = False
    reporting: bool = False
    lead: tuple[Actor, ...] = ()
    coordinating: tuple[Actor, ...] = ()
    bearing: Bearing = SILENT
    facets: Facets = NO_FACETS


def is_task(read: Reading, context: Context, tasks_below: int) -> bool:
    """Whether the item is a task, given how many tasks stand under it."""
    item, words = read.item, read.words
    if context.practice == "none" or item.text.isupper() or not words.strip(" :."):
        return False
    if statement(words, "item") or (item.numbering is Numbering.ARTICLE and not read.is_led):
        return False
    if is_closing(read):
        start, end = operative_range(item.text, item.folded)
        return _REPORTS.search(item.folded, start, end) is not None
    if item.children:
        return _stands_by_itself(read, context, tasks_below)
    return not item.leads_in and _is_duty(read, context)


def is_closing(read: Reading) -> bool:
    """Whether the item is a paragraph of the kind that closes a document."""
    item = read.item
    return (
        item.is_last
        and not read.label
        and not item.is_labelled
        and item.block.part is Part.BODY
        and _CLOSING.match(item.folded) is not None
    )


def _stands_by_itself(read: Reading, context: Context, tasks_below: int) -> bool:
    """Whether an item with others under it is itself a task."""
    item, words = read.item, read.words
    if _COMPOSITION_END.search(words):
        return opens_action(words)
    if item.leads_in and tasks_below:
        return False
    length = words.count(" ") + 1
    ended = ENDED.search(words) is not None
    if context.practice == "items" and is_described(item) and (ended or opens_action(words)):
        return not tasks_below or (length >= _LONG and (ended or tasks_below == 1))
    if length <= SHORT or not _is_duty(read, context):
        return False
    if all(not child.is_labelled for child in item.children):
        return ended or item.block.style.bold is False
    return ended and not tasks_below


def _is_duty(read: Reading, context: Context) -> bool:
    """Whether the words set a duty, by the practice of the part they stand in."""
    item, words = read.item, read.words
    active = read.is_led or opens_action(words) or acts_on_condition(words)
    if context.attributed:
        if context.complete and item.attributes and item.attributes[0].label == 0:
            return False
        return active and not _DEMAND.match(words)
    if not active and not _DUTY.search(words) and statement(words, "nominal"):
        return context.listed and item.is_labelled and words.startswith("việc")
    if context.listed and item.is_labelled and context.practice == "items":
        return not _COMPOSITION_END.search(words)
    if context.practice == "bullets":
        return item.is_labelled and _opens_duty(read)
    if read.label and not sets_duty(words, 0):
        return False
    if context.practice == "assigned":
        return read.is_led
    if context.practice == "duties" or not item.is_labelled:
        return (active or _DUTY.search(words) is not None) and " " in words
    return item.block.kind is not BlockKind.HEADING or active


def _opens_duty(read: Reading) -> bool:
    """Whether an action or the body that is to act stands first."""
    words = read.words
    if read.label:
        return sets_duty(words, 0)
    if opens_action(words) or acts_on_condition(words):
        return True
    condition = _CONDITION.match(words)
    starts = (0, condition.end() if condition is not None else 0)
    return any(actor.start in starts for actor in read.roles.lead)


def acts_on_condition(words: str) -> bool:
    """Whether an action follows a condition: "Đối với nhà tạm: Hỗ trợ …".

    >>> acts_on_condition("đối với nhà tạm: hỗ trợ vật liệu lợp mái")
    True
    """
    condition = _CONDITION.match(words)
    return condition is not None and opens_action(words, condition.end())
