"""The issuing body: from the letterhead, or from where the document names it otherwise."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extractors.folding import fold
from extractors.letterhead.bodies import (
    Body,
    Place,
    bare_place_of,
    is_body,
    is_dependent,
    join_bodies,
    place_of,
    spell_out,
)
from extractors.letterhead.heading import MOTTO, is_part_of_country
from extractors.letterhead.lines import Line
from extractors.places import find_units

_NOT_A_BODY = re.compile(
    r"^(?:số\b|v/v|về việc|kính gửi|dự thảo|\(?dự thảo|hỏa tốc|thượng khẩn|khẩn\b|mật\b|tuyệt mật"
    r"|tối mật|độ mật|bản\b|ký bởi|người ký|email|cơ quan:|thời gian ký|đt:|điện thoại|fax|website"
    r"|ngày\b|[^,]{2,40}, ngày\b|/|\[|độc lập\b|tự do\b|hạnh ph|.?$)"
)
_PARTY = re.compile(
    r"^(?P<what>ban thường vụ|ban chấp hành|btv|bch|thường trực)\s*(?P<of>đảng bộ)?"
)
_PARTY_ABOVE = re.compile(
    r"^đảng bộ (?P<kind>tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn)\b"
)
_NUMBER_BEHIND = re.compile(r"\s(?:số\b[\s:.…_]{0,40}\d{0,5}\s?[/-]\s?\w|[\d-]{0,6}\w{2,5}/\w)")
_CALLED = re.compile(r"trường |học viện |đại học |bệnh viện |công ty |tổng công ty ")
_EQUALS = re.compile(r"(?:bộ (?!chỉ huy|tư lệnh)|(?:tòa án|viện kiểm sát) nhân dân tối cao)")
"""Bodies of which none is above another."""
_CENTRAL = re.compile(r"(?:đảng cộng sản việt nam )?(?:ban chấp hành|bch) trung ương(?: đảng)?")
_COMMITTEES = {"tỉnh": "Tỉnh ủy", "thành phố": "Thành ủy", "huyện": "Huyện ủy", "quận": "Quận ủy",
               "thị xã": "Thị ủy"}  # fmt: skip
_ISSUES = re.compile(
    r"\s(?:ban\shành|xây\sdựng|lập|đề\sra|triển\skhai|tổ\schức|thông\sbáo|chỉ\sthị|yêu\scầu)\s"
    r"(?:và\stổ\schức\sthực\shiện\s)?(?:bản\s|nội\sdung\s)?"
    r"(?:[Kk]ế\shoạch|[Cc]hương\strình|[Đđ]ề\sán|[Hh]ướng\sdẫn|[Pp]hương\sán|[Qq]uy\schế|[Nn]ghị"
    r"|[Tt]hông\stư|[Cc]hỉ\sthị)"
    r"|\schỉ\sthị(?=\s?:)"
)
_ORDERS = re.compile(r"\s(?:yêu\scầu|chỉ\sđạo|điện)(?=\s?:\s{0,3}\n)")
"""What a telegram says before its points, whose letterhead may be lost."""
_BOUNDARY = re.compile(r"[.;:\n]")
_OFFICE = re.compile(
    r"(?:bộ trưởng|thủ trưởng|chủ tịch|giám đốc|tổng giám đốc|cục trưởng|thống đốc|viện trưởng"
    r"|chánh án|trưởng|chủ nhiệm|chi cục trưởng|tổng cục trưởng)\s(?=(?:ban|bộ|sở|cục|phòng|ủy ban"
    r"|ubnd|tổng|viện|tòa|ngân hàng|hội đồng|hđnd|chi cục)\b)"
)
_CHAIR = re.compile(r"chủ tịch (?=ủy ban|ubnd|hội đồng|hđnd)")
"""An office that issues in its own name stands for its body (Law 64/2025/QH15)."""
_PIECE = re.compile(r"[^\s,][^,]*")
_UNION = "Đoàn Thanh niên Cộng sản Hồ Chí Minh"
_REACH = 160
_BARE_KIND = re.compile(r"\b(tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)$")
_CAPITAL_WORDS = r"(?:[A-ZĐÀ-Ỹ][\w'’]*|\d{1,2})(?:[ -]{1,3}[A-ZĐÀ-Ỹ][\w'’]*){0,4}"


@dataclass(frozen=True, slots=True)
class Issuer:
    """The issuer's name in full, its unit, and where it is printed."""

    name: str
    place: Place | None
    start: int
    end: int
    confidence: float


def letterhead_issuer(lines: Sequence[Line], taken: Sequence[tuple[int, int]]) -> Issuer | None:
    """The issuer of the letterhead's lines: the lowest body, with what it needs of those above.

    `taken` are the ranges of the number and the date line, which stand among the bodies.

    A department bears the unit of the people's committee above it, a standing committee the name
    of the body whose it is.
    """
    free = [line for line in lines if not any(a < line.end and line.start < b for a, b in taken)]
    bodies = join_bodies([bare for line in free if (bare := _without_motto(line)) is not None])
    if not bodies:
        return None
    bodies = _union_first(bodies)
    name, place = _jointly(bodies) or _named(bodies)
    first = bodies[-2] if len(bodies) > 1 and place_of(bodies[-1].printed) is None else bodies[-1]
    start, end = min(first.start, bodies[-1].start), max(first.end, bodies[-1].end)
    return Issuer(name, place, start, end, 1.0)


def _union_first(bodies: list[Body]) -> list[Body]:
    """The Youth Union stands above its bodies; its name in the motto's place is read last."""
    unions = [body for body in bodies if spell_out(body.printed) == _UNION]
    return unions + [body for body in bodies if body not in unions]


def _without_motto(line: Line) -> Line | None:
    """The line up to the motto or number beside it; `None` if it bears no part of a body's name."""
    folded = line.folded
    if _NOT_A_BODY.match(folded) or is_part_of_country(folded):
        return None
    if line.text.endswith(":") and not line.text.isupper():
        return None  # a sentence that the points follow
    chair = _CHAIR.match(folded)
    if chair is not None:
        return replace(
            line,
            text=line.text[chair.end() :],
            folded=folded[chair.end() :],
            start=line.start + chair.end(),
        )
    cut = MOTTO.search(folded) or _NUMBER_BEHIND.search(folded)
    if cut is None:
        return line
    text = line.text[: cut.start()].rstrip()
    end = line.start + len(text)
    return replace(line, text=text, folded=folded[: len(text)], end=end) if text else None


def _jointly(bodies: Sequence[Body]) -> tuple[str, Place | None] | None:
    """The bodies of one rank that issue together, with semicolons between: ministries, courts."""
    equal = [body for body in bodies if _EQUALS.match(fold(body.printed))]
    if len(equal) < 2 or len(equal) < len(bodies):
        return None
    return "; ".join(spell_out(body.printed) for body in equal), None


def _named(bodies: Sequence[Body]) -> tuple[str, Place | None]:
    own = bodies[-1].printed
    above = bodies[-2].printed if len(bodies) > 1 else None
    place = place_of(own)
    if above is None:
        return spell_out(own), place
    if place is not None:
        return _local_part(own, place, above) or spell_out(own), place
    upper = place_of(above) or bare_place_of(above)
    if is_dependent(own):
        return f"{spell_out(own)} {_host(own, above, bodies[:-1])}", upper
    if fold(own).startswith("phòng ") and not fold(above).startswith(("ubnd", "ủy ban nhân dân")):
        return f"{spell_out(own)} {spell_out(above)}", upper
    if upper is None or _UNION in spell_out(above) or _bears(own, upper):
        return spell_out(own), upper
    return f"{spell_out(own)} {upper.full_name}", upper


def _bears(own: str, upper: Place) -> bool:
    """Whether a school, hospital or firm is called by its unit, so that it needs no more of it."""
    name = fold(own)
    return _CALLED.match(name) is not None and name.endswith(f" {fold(upper.name)}")


def _local_part(own: str, place: Place, above: str) -> str | None:
    """`BAN CHẤP HÀNH TỈNH A` under `HỘI NÔNG DÂN VIỆT NAM` is the association's of the province."""
    bare = spell_out(own).removesuffix(place.full_name).strip()
    if not is_dependent(bare) or place_of(above) is not None:
        return None
    host = spell_out(above)
    host = host.removesuffix(" Việt Nam") if host.startswith("Hội ") else host
    return f"{bare} {host} {place.full_name}"


def _host(own: str, above: str, upper: Sequence[Body]) -> str:
    """The name of the body whose standing committee issues; a Party's one is its committee.

    Of the Central Committee's commissions only "Trung ương" is said.
    """
    if _CENTRAL.fullmatch(fold(above)):
        return "Trung ương Đảng" if fold(own).startswith("văn phòng") else "Trung ương"
    party = _PARTY_ABOVE.match(fold(above))
    place = place_of(above)
    if party is not None and place is not None and "chấp hành" not in fold(own):
        committee = _COMMITTEES.get(party["kind"])
        return f"{committee} {place.name}" if committee else f"Đảng ủy {place.full_name}"
    return _named(upper)[0]


def preamble_issuer(text: str, start: int, end: int) -> Issuer | None:
    """The body that "ban hành Kế hoạch", in the preamble `text[start:end]`.

    >>> text = "Theo chỉ đạo của cấp trên, UBND huyện Ba Vì xây dựng Kế hoạch như sau:"
    >>> preamble_issuer(text, 0, len(text)).name
    'Ủy ban nhân dân huyện Ba Vì'
    """
    return _subject_of(_ISSUES, text, start, end)


def telegram_issuer(text: str, end: int) -> Issuer | None:
    """The body whose orders follow a colon in the beginning `text[:end]` of a telegram.

    >>> telegram_issuer("Trước diễn biến của lũ, Thủ tướng Chính phủ yêu cầu:\\n1. Bộ", 80).name
    'Thủ tướng Chính phủ'
    """
    return _subject_of(_ORDERS, text, 0, end)


def _subject_of(verb: re.Pattern[str], text: str, start: int, end: int) -> Issuer | None:
    """The body in front of the first such verb in `text[start:end]` that has one."""
    for issues in verb.finditer(text, start, end):
        begin = max(start, issues.start() - _REACH)
        for boundary in _BOUNDARY.finditer(text, begin, issues.start()):
            begin = boundary.end()
        pieces = list(_PIECE.finditer(text, begin, issues.start()))
        for piece in reversed(pieces):
            printed = text[piece.start() : issues.start()]
            if printed[0].isupper() and (is_body(printed) or _OFFICE.match(fold(printed))):
                office = _OFFICE.match(fold(printed))
                body = printed[office.end() :] if office else printed
                name = spell_out(" ".join(body.split()))
                start = issues.start() - len(body)
                return Issuer(name, place_of(name), start, issues.start(), 0.8)
    return None


def named_place(issuer: str, text: str) -> Place | None:
    """The unit of an issuer that says only its kind ("UBND huyện"), the one most named in `text`.

    >>> named_place("Ủy ban nhân dân huyện", "các xã của huyện Ba Vì trong năm").full_name
    'huyện Ba Vì'
    """
    kind = _BARE_KIND.search(fold(issuer))
    if kind is None:
        return None
    names = re.compile(
        rf"(?:{kind[1]}|{kind[1].capitalize()}|{kind[1].upper()}) ({_CAPITAL_WORDS})"
    )
    counted = Counter(
        unit[0].name
        for match in names.finditer(text)
        if (unit := find_units(match[1], kind=kind[1]))
    )
    if not counted:
        return None
    return Place(kind[1], counted.most_common(1)[0][0])
