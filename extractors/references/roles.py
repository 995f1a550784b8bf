"""What a cited document is to the citing one: its basis, what it amends or replaces, or a mention.

The preamble's clauses ("Căn cứ …; Thực hiện …;") name what a document rests on (Decree
30/2020/NĐ-CP, annex I). A citation inside the subject of another one is a mention only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.references.citations import Citation
from schemas import Block, BlockKind, Document, Part, Role, Section

STRENGTH: tuple[Role, ...] = ("basis", "amends", "replaces", "attached_to", "mention")
"""Strongest first."""

_CUE = re.compile(
    r"""
    (?:Để|để|[Nn]hằm|[Tt]iếp\stục)?\s?
    (?:[Cc]ăn\scứ|CĂN\sCỨ|[Tt]hực\shiện|[Tt]riển\skhai|[Tt]hi\shành|[Tt]heo|[Xx]ét|[Tt]rên\scơ\ssở
    |[Tt]iếp\stheo|[Đđ]ược\ssự|[Cc]hấp\shành|[Qq]uán\striệt|[Tt]hừa\slệnh|[Pp]húc\sđáp|[Tt]rả\slời
    |[Cc]ụ\sthể\shóa)(?!\w)
    """,
    re.X,
)
_DIRECT = re.compile(
    r"(?:[Cc]ăn\scứ|[Tt]hực\shiện|[Tt]riển\skhai|[Tt]heo|[Tt]hi\shành|[Cc]hấp\shành)"
    r"(?:\s(?:và|của|tại|các|nội\sdung|tinh\sthần|có\shiệu\squả|nghiêm(?:\stúc)?|tốt)){0,4}\s{0,3}$"
)
_SIBLING = re.compile(r"\s*(?:[,;&]|và|,\s?và|cùng(?:\svới)?|\))?\s*(?:các\s)?(?:theo\s|tại\s)?")
_JOINER = re.compile(r"(?:[,;]|\svà|\scùng(?:\svới)?)\s{0,3}(?:các\s)?$")
_OPINION = re.compile(
    r"(?:[,;]|\svà)\s(?:các\s)?(?:ý\skiến|đề\snghị|đề\sxuất)\s[^;.]{0,100}\s(?:tại|theo)\s{0,3}$"
)
"""Who else proposed or was heard, with a paper: "và ý kiến thẩm định của Sở … tại"."""
_AMENDED_BY = re.compile(
    r"(?:sửa\sđổi|bổ\ssung|thay\sthế|điều\schỉnh|hợp\snhất|đính\schính)[^;.]{0,60}"
    r"(?:bởi|tại|theo|bằng|ở)\s{0,3}(?:các\s)?$"
)
_ATTACHED = re.compile(r"(?:^|\()\s*(?:\(?[Bb]an\shành\s)?[Kk]èm\stheo\s{0,3}$", re.M)
_REPLACES = re.compile(
    r"(?<!được\s)(?:[Tt]hay\sthế(?:\scho)?|[Bb]ãi\sbỏ|[Hh]ủy\sbỏ)(?:\s(?:toàn\sbộ|các|một\sphần))?\s{0,3}$"
)
_AMENDS = re.compile(
    r"(?<!được\s)(?:[Ss]ửa\sđổi(?:,?\s(?:và\s)?bổ\ssung)?|[Bb]ổ\ssung|[Đđ]iều\schỉnh)"
    r"(?:\smột\ssố\s(?:điều|nội\sdung))?(?:\scủa)?\s{0,3}$"
)
_PURPOSE = re.compile(r"(?:Để|Nhằm|Trong|Trước|Sau|Tiếp\stục)\s")
_LATE_CUE = re.compile(r",\s(?:căn\scứ|thực\shiện|triển\skhai|thi\shành|chấp\shành|theo)\s")
"""How a clause begins whose own cue comes later: "Để …, thực hiện Chỉ thị số …"."""
_BOUNDARY = re.compile(r";|(?<!T[PXpx])\.(?=\s)|(?<=:)\s(?=[-+]|Căn)")
_SENTENCE = re.compile(r"[;\n]|(?<!T[PXpx])\.(?=\s)")
_RANKS = {"Hiến pháp": 0, "Luật": 1, "Bộ luật": 1, "Pháp lệnh": 1, "Nghị định": 2, "Quyết định": 3,
          "Thông tư": 4, "Thông tư liên tịch": 4, "Kế hoạch": 5}  # fmt: skip
"""Which document may be issued to carry out which (Law 80/2015/QH13, article 4)."""
_WINDOW = 160
_NEAR = 64
_HEADLINE = 80


@dataclass(slots=True)
class _Clause:
    """Where the reading of the preamble stands: one clause from boundary to boundary."""

    resting: bool = False
    """Under a cue ("Căn cứ")."""
    nested: bool = False
    """Inside the subject of a citation that came before in the clause."""
    head: Citation | None = None
    """Its first citation."""
    previous: Citation | None = None
    outer: Citation | None = None
    """The last one that is in no subject."""
    amending: bool = False
    """Whether one of the head's type stands in its subject: further ones are amended by it too."""


def find_roles(
    document: Document, sections: Sequence[Section], citations: Sequence[Citation]
) -> list[Role]:
    """The role of each citation, in their order (by place in the text)."""
    roles: list[Role] = [_outside(document.text, citations, i) for i in range(len(citations))]
    text, index, previous, clause = document.text, 0, None, _Clause()
    for block in _preamble(document, sections):
        if previous is not None and not _goes_on(text, previous, block):
            clause = _Clause()
        previous = block
        while index < len(citations) and citations[index].start < block.start:
            index += 1
        if index == len(citations):
            break
        if citations[index].start < block.end:
            index = _read_block(text, block, citations, index, roles, clause)
        elif _opens_list(text, block):
            clause.resting = True
    return roles


def _preamble(document: Document, sections: Sequence[Section]) -> Iterator[Block]:
    """The blocks before the first section in which a document says what it rests on."""
    end = min((section.span.start for section in sections), default=len(document.text))
    known = any(block.part == Part.PREAMBLE for block in document.blocks)
    for block in document.blocks:
        if block.start >= end or (not known and _is_operative(block)):
            return
        if block.part == (Part.PREAMBLE if known else Part.BODY) and block.annex is None:
            yield block


def _is_operative(block: Block) -> bool:
    """Where nobody told the preamble apart, the first item or heading of the body ends it."""
    return block.part == Part.BODY and block.kind != BlockKind.PARAGRAPH


def _goes_on(text: str, previous: Block, block: Block) -> bool:
    """Whether a list of bases, or a broken line of one, goes on in the next paragraph."""
    ending = text[previous.start : previous.end].rstrip()[-1:]
    return ending in ";:," or text[block.body : block.body + 1].islower()


def _opens_list(text: str, block: Block) -> bool:
    """A line like "Căn cứ:" above a list."""
    line = text[block.body : block.end].rstrip()
    return len(line) < _HEADLINE and line.endswith(":") and _CUE.match(line) is not None


def _read_block(
    text: str,
    block: Block,
    citations: Sequence[Citation],
    index: int,
    roles: list[Role],
    clause: _Clause,
) -> int:
    """Give the block's citations their roles; returns the index of the first one behind it."""
    while index < len(citations) and citations[index].start < block.end:
        citation = citations[index]
        floor = block.body if clause.previous is None else clause.previous.end
        boundaries = list(_BOUNDARY.finditer(text, floor, citation.start))
        if boundaries or clause.previous is None:
            start = boundaries[-1].end() if boundaries else floor
            clause.resting |= _rests_before(text, floor, boundaries)
            _open(text, clause, start, boundaries[-1][0] if boundaries else "", citation)
        else:
            _follow(text, clause, clause.previous, citation)
        if clause.resting and not clause.nested and not _is_changed(roles[index], clause, citation):
            roles[index] = "basis"
        clause.previous = citation
        index += 1
    return index


def _rests_before(text: str, floor: int, boundaries: Sequence[re.Match[str]]) -> bool:
    """Whether a clause that cites nothing opens the list: "Thực hiện chủ trương …; Luật …"."""
    starts = [floor, *(each.end() for each in boundaries)][:-1]
    resting = False
    for start, boundary in zip(starts, boundaries, strict=True):
        while start < boundary.start() and text[start] in " \t\n-–+*•":
            start += 1
        resting = boundary[0] == ";" and (resting or _CUE.match(text, start) is not None)
    return resting


def _is_changed(role: Role, clause: _Clause, citation: Citation) -> bool:
    """Whether the clause says that the document itself amends or replaces what it cites first."""
    return clause.head is citation and role in ("amends", "replaces")


def _open(text: str, clause: _Clause, start: int, boundary: str, citation: Citation) -> None:
    """Enter the clause that begins at `start` and whose first citation this is."""
    while start < citation.start and text[start] in " \t\n-–+*•":
        start += 1
    clause.nested, clause.head, clause.outer, clause.amending = False, citation, None, False
    cue = _CUE.match(text, start, citation.start)
    lead = text[start : citation.lead]
    if cue is not None:
        clause.resting = ", " not in lead or _DIRECT.search(lead) is not None
    elif _PURPOSE.match(lead) and _DIRECT.search(lead) and _LATE_CUE.search(lead):
        clause.resting = True
    elif boundary == "." or len(lead) > _WINDOW or _is_sentence(lead):
        clause.resting = False


def _is_sentence(lead: str) -> bool:
    """Words between a boundary and a citation that are more than the name of who wrote it."""
    return ", " in lead and not _DIRECT.search(lead)


def _follow(text: str, clause: _Clause, previous: Citation, citation: Citation) -> None:
    """Go on to another citation of the clause: beside the one before, or inside its subject.

    Behind a law in the subject of a decree, "và Nghị định số …" is beside the decree again, and so
    is what ranks below the decree, since none is issued to carry out a lower one.
    """
    gap = text[previous.end : citation.lead][-_WINDOW:]
    beside = (
        _SIBLING.fullmatch(gap)
        or _JOINER.search(gap)
        or _AMENDED_BY.search(gap)
        or _OPINION.search(gap)
    )
    if not clause.nested:
        clause.outer = previous
    if not beside:
        clause.nested = True
        clause.amending |= clause.head is not None and citation.type == clause.head.type
    elif _is_beside_head(clause, previous, citation):
        clause.nested = False


def _is_beside_head(clause: _Clause, previous: Citation, citation: Citation) -> bool:
    if clause.head is not None and citation.type == clause.head.type != previous.type:
        return not clause.amending
    return clause.outer is not None and _ranks_below(citation, clause.outer)


def _ranks_below(citation: Citation, outer: Citation) -> bool:
    one, two = _RANKS.get(citation.type or ""), _RANKS.get(outer.type or "")
    return one is not None and two is not None and one > two


def may_implement(kind: str | None, other: str | None) -> bool:
    """Whether a document of one type may be issued to carry out one of another type.

    >>> may_implement("Nghị định", "Luật"), may_implement("Nghị định", "Quyết định")
    (True, False)
    """
    one, two = _RANKS.get(kind or ""), _RANKS.get(other or "")
    if one is None or two is None:
        return one is None or one > _RANKS["Luật"]
    return one >= two


def _outside(text: str, citations: Sequence[Citation], index: int) -> Role:
    """The role that the words right in front of a citation give it anywhere in the text."""
    citation = citations[index]
    floor = max(0, citation.start - _WINDOW)
    lead = text[max(floor, citation.lead - _NEAR) : citation.lead]
    if _ATTACHED.search(lead):
        return "attached_to"
    if index and citations[index - 1].end > floor:
        gap = text[citations[index - 1].end : citation.lead]
        if not _SENTENCE.search(gap):
            return "mention"
    if _REPLACES.search(lead):
        return "replaces"
    return "amends" if _AMENDS.search(lead) else "mention"


def strongest(roles: Sequence[Role]) -> Role:
    """The strongest of a document's roles."""
    return min(roles, key=STRENGTH.index)
