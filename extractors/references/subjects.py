"""What a cited document is about (trích yếu): the words behind its number, date and issuer."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"""
    [ \t]{0,3},?[ \t]{0,3}(?:\(khóa\s[IVX\d]+\)\s?,?[ ]?|khóa\s[IVX]+[ ],?[ ]?)?
    (?=(?:[Vv]ề|V/v|[Pp]hê\sduyệt|[Bb]an\shành|[Qq]uy\sđịnh|[Hh]ướng\sdẫn|[Tt]hực\shiện
    |[Tt]riển\skhai|[Ss]ửa\sđổi|[Tt]hành\slập|[Kk]iện\stoàn|[Gg]iao|[Cc]ông\sbố|[Đđ]iều\schỉnh|[Bb]ổ\ssung
    |[Tt]hông\squa|[Tt]ăng\scường|[Bb]ãi\sbỏ|[Pp]hân\scông|[Ủủ]y\squyền|[Tt]ổ\schức|[Kk]ế\shoạch)\s)
    """,
    re.X,
)
_END = re.compile(
    r"""
    [;\n\t]|\.(?=\s|$)|,\s(?=(?:Ủy\sban|UBND|HĐND|Hội\sđồng|Sở|Ban|Phòng|Bộ|Hội|Chủ\stịch|Tỉnh|Huyện
    |Thành|Công\san|Trường|Đảng|Thường|Giám|[Cc]ăn\scứ|[Tt]hực\shiện\s(?:Quyết|Kế|Nghị|Chỉ|Công)
    |Quyết\sđịnh|Nghị\squyết|Nghị\sđịnh|Kế\shoạch\ssố|Thông\stư|Chỉ\sthị|cụ\sthể|như\ssau))
    """,
    re.X,
)
_PARTNER = {"”": "“", "»": "«", ")": "("}
_CLOSING = re.compile("[”»)]")
_LONGEST = 500


def subject_at(text: str, position: int) -> str | None:
    """The subject that begins at `position`, on one line, up to its end; `None` if there is none.

    It ends at a semicolon, a full stop, the next clause, or a quotation mark that closes around it.

    >>> subject_at(" về công tác dân số (khu vực II); Kế hoạch", 0)
    'về công tác dân số (khu vực II)'
    """
    opening = _OPENING.match(text, position)
    if opening is None:
        return None
    limit = min(len(text), opening.end() + _LONGEST)
    end = _END.search(text, opening.end(), limit)
    subject = _inside(text[opening.end() : end.start() if end else limit])
    return " ".join(subject.split()).rstrip(" ,:") or None


def _inside(subject: str) -> str:
    """The part in front of a bracket or quotation mark that closes more than was opened."""
    for match in _CLOSING.finditer(subject):
        before = subject[: match.start()]
        if before.count(_PARTNER[match[0]]) <= before.count(match[0]):
            return before
    return subject
