"""Who issued a cited document: from the words around the citation, or from its symbol."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.codes import Code, issuer_name, vocabulary
from extractors.references.citations import Citation
from extractors.references.dates import read_date
from schemas import Agency
from schemas.quick import quick

LEGISLATURE = "Quốc hội"
_CENTRAL_COMMITTEE = "Ban Chấp hành Trung ương Đảng"
_BY_TYPE = {
    "Luật": LEGISLATURE,
    "Bộ luật": LEGISLATURE,
    "Hiến pháp": LEGISLATURE,
    "Pháp lệnh": "Ủy ban Thường vụ Quốc hội",
}
_OF = re.compile(r"\s{0,3},?\s{0,3}(?:(?:ban\shành\s)?(?:bởi|do)|của)\s{1,3}")
_BETWEEN = re.compile(r"\s{0,3},?\s{0,3}giữa\s{1,3}")
_OFFICE = re.compile(
    r"""
    (?:
        Bộ\s[Tt]rưởng(?:,\sChủ\snhiệm)? | Thứ\strưởng | (?:Phó\s)?(?:Tổng\s)?[Gg]iám\sđốc
      | (?:Phó\s)?[Cc]hủ\s[Tt]ịch(?!\s[Nn]ước) | Chánh\s(?:án|[Vv]ăn\sphòng|Thanh\stra)
      | (?:Phó\s)?Viện\strưởng | Thống\sđốc | Tổng\s(?=Thanh\stra) | Chủ\snhiệm | Hiệu\strưởng
      | (?:Phó\s)?(?:Tổng\s[Cc]ục|[Cc]ục|[Vv]ụ|Chi\scục)\s?[Tt]rưởng | (?:Phó\s)?Bí\sthư
      | (?:Phó\s)?[Tt]rưởng(?=\s(?:[Bb]an|[Pp]hòng)) | [Tt]hủ\s[Tt]rưởng
      | Tổng\sKiểm\stoán(?=\snhà)
    )(?:\s{1,2}|(?<=\w)(?=[A-ZĐ]))
    """,
    re.X,
)
_CUT = re.compile(
    r"""
    [;:.,()“”"\t]|\n(?!\s?[a-zà-ỹđ])|\s(?:[Vv]ề|[Pp]hê\sduyệt|[Bb]an\shành|[Qq]uy\sđịnh|[Hh]ướng\sdẫn|[Tt]hực\shiện
    |[Tt]riển\skhai|[Ss]ửa\sđổi|[Bb]ổ\ssung|[Tt]hành\slập|[Cc]ông\sbố|[Đđ]iều\schỉnh|[Bb]ãi\sbỏ|tại|cho
    |ngày|năm|nhằm|để|đã|được|giao|trong|và\scác|và\snhững|(?<!Đào\s)tạo|đối|từ)(?=[\s,])
    """,
    re.X,
)
_NUMBER_WORD = re.compile(r"\s{1,3}[Ss]ố\s?:?\s{0,3}$")
_AND = re.compile(r"\s{0,2}(?:,|và|,\s?và)\s{1,2}")
_AT = re.compile(r"\s{1,3}\(?(?:tại|theo)\s{1,3}(?:các\s)?$")
_WROTE = re.compile(r"\s(?:đã\s)?(?:có|ban\shành|ra|ký|gửi)\s(?:các\s)?$")
_DID = re.compile(r"\s(?:đã\s)?(?:giao|có|chỉ\sđạo|yêu\scầu|đồng\sý|thống\snhất|chấp\sthuận)\s")
_COMMITTEES = {"UBND": "Ủy ban nhân dân", "HĐND": "Hội đồng nhân dân"}
_VERB = re.compile(
    r"\s(?:đã|đang|sẽ|được|có|theo|quy\sđịnh|xin|giao|đề\snghị|chỉ\sđạo|yêu\scầu)\s|,\s[a-zđ]"
)
_ACTS = re.compile(r"\s(?:phát\shuy|tăng\scường|nâng\scao|đẩy\smạnh|chủ\sđộng|tiếp\stục)\s")
_CONFERENCE = re.compile(
    r"Hội\snghị\s(?:lần\sthứ\s[^;.,]{1,20}\s)?(?:Ban\sChấp\shành\s)?Trung\sương(?:\sĐảng)?"
    r"(?:\slần\sthứ\s\w+|\s\d{1,2}(?!\d))?(?:,?\s\(?[Kk]h(?:óa|oá)\s[IVX]+\)?)?"
)
_DAY = re.compile(r"[Nn]gày\s(?=[0-9])")
_CLAUSE = re.compile(r"[;:\n\t]\s*|\.\s+|\b(?:[Tt]heo|[Xx]ét|[Cc]ăn\scứ)\s[^;:\n]{0,40}\scủa\s")
_RANK = re.compile(
    r"(?:Công\sty|Tổng\scông\sty|Doanh\snghiệp|Tập\sđoàn|Chi\snhánh|Hợp\stác\sxã|Ngân\shàng|Hộ\skinh"
    r"|Ủy\sban|Uỷ\sban|UBND|HĐND|Hội|Sở|Ban|BQL|Phòng|Bộ|Trung\stâm|Trường|Viện|Bệnh\sviện|Công\san|Cục|Chi\scục"
    r"|Tỉnh|Thành|Huyện|Đảng|Đại\shội|Văn\sphòng|Thanh\stra|Tòa|Tổng\scục|Liên|Thường\strực|Đoàn|Kho|Đài|Mặt|Quốc|Chính|Thủ|Chủ)\s"
)
_BRANCH = re.compile(r"Đảng bộ (?P<rank>tỉnh|thành phố|huyện|quận|thị xã|xã|phường)(?=\s[a-z]|$)")
_PLACE = re.compile(r"\s(?P<rank>tỉnh|thành phố|huyện|quận|thị xã|xã|phường)\s(?P<name>[A-ZĐ].*)$")
_LONGEST = 160
_JOINT_TYPES = frozenset(("TTLT", "NQLT", "CTPH", "KHPH", "KHLN", "KHLT", "HDLN", "QCPH"))


@dataclass(frozen=True, slots=True)
class Body:
    """A body named at `start:end`, by its canonical name."""

    start: int
    end: int
    name: str


class Bodies:
    """The bodies of one document by their places in its text; `own` is the one that issued it."""

    def __init__(self, agencies: Iterable[Agency], own: str | None = None) -> None:
        self.own = own
        self._bodies = sorted(
            (
                Body(mention.span.start, mention.span.end, agency.name)
                for agency in agencies
                if agency.kind != "group"
                for mention in agency.mentions
            ),
            key=lambda body: (body.start, -body.end),
        )
        self._starts = [body.start for body in self._bodies]
        self._ends = {body.end: body for body in self._bodies}

    def at(self, start: int) -> Body | None:
        """The longest body named at `start`, give or take an article or a blank."""
        index = bisect_left(self._starts, start - 1)
        if index < len(self._bodies) and self._bodies[index].start <= start + 1:
            return self._bodies[index]
        return None

    def until(self, end: int) -> Body | None:
        """The body whose name ends at `end`."""
        return self._ends.get(end)


@quick
@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuing body by its canonical name; `end` is where the words that name it end."""

    name: str | None
    end: int
    stated: bool
    """The words say it, not the symbol."""


def find_issuer(text: str, citation: Citation, bodies: Bodies) -> Issuer:
    """The issuer from "của …" behind the citation, "… tại" in front of it, or its symbol."""
    by_type = _BY_TYPE.get(citation.type or "")
    stated = _behind(text, citation, bodies)
    if by_type is not None:
        return Issuer(by_type, citation.end if stated is None else stated.end, False)
    if stated is None:
        stated = _inside(text, citation, bodies) or _in_front(text, citation, bodies)
    if stated is not None:
        return stated
    name = None if citation.code is None else symbol_issuer(citation.code)
    return Issuer(name, citation.end, False)


def symbol_issuer(code: Code) -> str | None:
    """The body or bodies that a symbol names by itself.

    >>> from extractors.codes import parse_code
    >>> symbol_issuer(parse_code("5/2014/TTLT-BNV-BTC"))
    'Bộ Nội vụ, Bộ Tài chính'
    """
    names = _organ_names(code)
    if code.type in _JOINT_TYPES or len(names) > 1:
        return ", ".join(names) or None
    return issuer_name(code)


def _organ_names(code: Code) -> list[str]:
    """The bodies that the abbreviations name, none if any of them needs a place."""
    known = vocabulary().organ_names
    names = [known.get(organ.rstrip("0123456789")) for organ in code.organs]
    return [name for name in names if name] if code.type is not None and all(names) else []


def _behind(text: str, citation: Citation, bodies: Bodies) -> Issuer | None:
    match = _OF.match(text, citation.end)
    if match is None and _is_joint(citation):
        match = _BETWEEN.match(text, citation.end)
    if match is None:
        return None
    body = _body_at(text, match.end(), bodies)
    if body is None:
        return None
    names, end = [body.name], body.end
    if _is_joint(citation):
        for each in _further(text, end, bodies):
            names.append(each.name)
            end = each.end
    return Issuer(", ".join(names), end, True)


def _is_joint(citation: Citation) -> bool:
    joint_word = citation.type is not None and citation.type.endswith(
        ("liên tịch", "phối hợp", "liên ngành")
    )
    code = citation.code
    return joint_word or (
        code is not None and (code.type in _JOINT_TYPES or len(_organ_names(code)) > 1)
    )


def _further(text: str, end: int, bodies: Bodies) -> Iterator[Body]:
    while (joint := _AND.match(text, end)) and (body := _body_at(text, joint.end(), bodies)):
        yield body
        end = body.end


def _body_at(text: str, start: int, bodies: Bodies) -> Body | None:
    """The body at `start`; an office ("Giám đốc Sở …") stands for its body."""
    conference = _CONFERENCE.match(text, start)
    if conference is not None:
        return Body(start, conference.end(), _CENTRAL_COMMITTEE)
    office = _OFFICE.match(text, start)
    found = bodies.at(start)
    if office is not None:
        found = bodies.at(office.end()) or found
    if found is not None:
        return found
    return _printed(text, start if office is None else office.end(), bodies.own)


def _printed(text: str, start: int, own: str | None) -> Body | None:
    """A body that nobody recognised, by its words as printed; "Sở" alone is the own one."""
    if not _RANK.match(text, start):
        return None
    cut = _CUT.search(text, start, start + _LONGEST)
    end = cut.start() if cut else min(len(text), start + _LONGEST)
    if _ACTS.search(text, start, end):
        return None  # who acts on the document, not who issued it
    words = text[start:end].split()
    if len(words) == 1 and own is not None and own.startswith(words[0] + " "):
        return Body(start, end, own)
    if len(words) < 2:
        return None
    return Body(start, end, _placed(" ".join(words), own or ""))


def _placed(name: str, own: str) -> str:
    """A Party branch named by its rank alone is that of the issuer's place."""
    branch, place = _BRANCH.search(name), _PLACE.search(own)
    if branch is None or place is None or branch["rank"] != place["rank"]:
        return name
    return f"{name[: branch.end()]} {place['name']}{name[branch.end() :]}"


def _inside(text: str, citation: Citation, bodies: Bodies) -> Issuer | None:
    """The body between type and number: "Nghị quyết Hội đồng nhân dân tỉnh số …"."""
    if citation.code is None:
        return None
    words = _NUMBER_WORD.sub("", text[citation.start : citation.code.start])
    body = bodies.until(citation.start + len(words))
    if body is None or body.start <= citation.start:
        return None
    return Issuer(body.name, citation.end, True)


def date_in_front(text: str, citation: Citation) -> str | None:
    """The day on which a body wrote: "Ngày 4/5/2020, Sở Y tế đã có Công văn số …" (ISO)."""
    window = max(0, citation.start - _LONGEST)
    wrote = _WROTE.search(text, max(window, citation.start - 24), citation.start)
    if wrote is None:
        return None
    for match in _DAY.finditer(text, window, wrote.start()):
        date = read_date(text, match.start())
        if date is not None and _RANK.match(text, _past_comma(text, date.end)):
            return None if _CLAUSE.search(text, date.end, wrote.start()) else date.iso
    return None


def _past_comma(text: str, position: int) -> int:
    while position < len(text) and text[position] in ", \n":
        position += 1
    return position


def _without_brackets(text: str, start: int, end: int) -> int:
    """Where the words before a bracket that ends at `end` end."""
    opening = text.rfind("(", start, end) if text[end - 1 : end] == ")" else -1
    return end if opening < 0 else len(text[:opening].rstrip())


def _author(text: str, start: int, end: int, citation: Citation, bodies: Bodies) -> Issuer | None:
    """The subject of the sentence, if the symbol is its own: "UBND tỉnh đã giao … tại"."""
    body = bodies.at(start)
    organs = citation.code.organs if citation.code is not None else ()
    if body is None or body.end > end or not organs or not _DID.match(text, body.end):
        return None
    own = vocabulary().organ_names.get(organs[0]) or _COMMITTEES.get(organs[0])
    if own is None or not body.name.startswith(own):
        return None
    return Issuer(body.name, citation.end, True)


def _in_front(text: str, citation: Citation, bodies: Bodies) -> Issuer | None:
    """The body in front: "Công ty … tại Văn bản số …", "Sở … đã có Công văn số …"."""
    window = max(0, citation.start - _LONGEST)
    wrote = _WROTE.search(text, max(window, citation.start - 24), citation.start)
    link = wrote or _AT.search(text, max(window, citation.start - 24), citation.start)
    if link is None:
        return None
    end = _without_brackets(text, window, link.start())
    body = bodies.until(end)
    if body is not None:
        return Issuer(body.name, citation.end, True)
    start = max((match.end() for match in _CLAUSE.finditer(text, window, end)), default=window)
    if (author := _author(text, start, end, citation, bodies)) is not None:
        return author
    if wrote is not None:
        return None
    office = _OFFICE.match(text, start)
    start = start if office is None else office.end()
    words = text[start:end].split()
    if (
        len(words) < 2
        or not _RANK.match(text, start)
        or _VERB.search(text, start, end)
        or _ACTS.search(text, start, end)
    ):
        return None
    return Issuer(" ".join(words), citation.end, True)
