"""Paragraphs that a page or line break cut in two become one again."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ingest.elements import Element, Grid, Paragraph
from ingest.labels import find_label
from ingest.paragraphs import cut, join
from ingest.phrases import is_caption, is_opener
from schemas import EditKind

_ENDED = re.compile(r"""[.;:!?…]["”’»)\]]*$|[./]/[.\-]?$""")
_OPEN_WORDS = (
    "số|và|của|với|về|theo|tại|cho|các|những|ngày|tháng|năm|Điều|điều|khoản|Khoản|điểm|mục|Mục"
    "|từ|đến|do|bởi|là|trong|trên|dưới|để|hoặc|hay|giữa|nhằm|được|bằng|gồm"
    "|Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Văn bản|Hướng dẫn"
    "|Chương trình|Kết luận|Thông báo|Quy định|Luật|Bộ luật|Căn cứ|Thực hiện|Phòng|Sở|Ban|Bộ"
    "|Ủy ban|Uỷ ban|UBND|HĐND|Hội"
)
_OPEN_END = re.compile(rf"(?:^|[\s(])(?:{_OPEN_WORDS})$|[,(“&\-–]$|[/]$(?<!\./)")
_RANGE_START = re.compile(r"[-–]\s?\d")
_SHORTEST_CUT = 30


def split_breaks(elements: Sequence[Element]) -> list[Element]:
    """Paragraphs with hard line breaks in them as one paragraph per line."""
    split: list[Element] = []
    for element in elements:
        if isinstance(element, Grid) or "\n" not in element.text:
            split.append(element)
        else:
            split += split_paragraph(element)
    return split


def split_paragraph(paragraph: Paragraph) -> list[Paragraph]:
    """The lines of a paragraph; the automatic label stays with the first."""
    found: list[Paragraph] = []
    for match in re.finditer(r"[^\n]+", paragraph.text):
        start, end = match.start(), match.end()
        text = match[0]
        if not text.strip():
            continue
        start += len(text) - len(text.lstrip())
        end -= len(text) - len(text.rstrip())
        line = cut(paragraph, start, end)
        found.append(replace(line, label="", page_start=False) if found else line)
    return found


def join_paragraphs(elements: Sequence[Element]) -> list[Element]:
    """Join what a break cut; footnotes and page furniture in between go behind the whole.

    A paragraph goes on in the next one where the reader says so, or where it ends without a
    full stop and the next begins in lower case, or breaks off at a word or mark that needs
    another. What bears a label of its own is never joined.
    """
    joined: list[Element] = []
    last: int | None = None
    for element in elements:
        if isinstance(element, Grid):
            last = None
            joined.append(element)
        elif element.furniture or element.note is not None:
            joined.append(element)
        else:
            first = joined[last] if last is not None else element
            if first is not element and isinstance(first, Paragraph) and goes_on(first, element):
                joined[last or 0] = join(first, element, kind=EditKind.JOINED)
            else:
                last = len(joined)
                joined.append(element)
    return joined


def goes_on(first: Paragraph, second: Paragraph) -> bool:
    """Whether `second` is the rest of `first`.

    >>> from ingest.elements import Paragraph
    >>> goes_on(Paragraph("- Hướng dẫn các xã rà soát theo Quyết định"), Paragraph("số 12/QĐ-UBND."))
    True
    """
    text, rest = first.text, second.text
    if not text or not rest or second.label or first.open_end is False:
        return False
    if first.open_end:
        return not _begins_item(text, rest)
    if text[-1] in ".;:!?" or _ENDED.search(text[-6:]) or text.isupper():
        return False
    if rest[0].islower() or (rest[0] == "(" and rest[1:2].islower() and not is_caption(rest)):
        open_ = True
    else:
        open_ = _OPEN_END.search(text[-24:]) is not None and not rest.isupper()
    if not open_ or _begins_item(text, rest):
        return False
    return len(text) >= _SHORTEST_CUT or is_caption(text) or is_opener(text)


def _begins_item(text: str, rest: str) -> bool:
    """Whether `rest` bears a label; a dash between the years of a cut range is none."""
    if text[-1].isdigit() and _RANGE_START.match(rest) is not None:
        return False
    return find_label(rest) is not None
