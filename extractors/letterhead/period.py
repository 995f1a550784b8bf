"""The years that a plan covers, from its title or its own words."""

from __future__ import annotations

import re
from calendar import monthrange

from schemas import Period

_YEAR = r"(?:19|20)[0-9]{2}"
_SPAN = re.compile(
    rf"""
    (?P<term>nhiệm\ kỳ|khóa|khoá)\s[^,;]{{0,12}}?(?:{_YEAR}\s?[-–—]\s?{_YEAR})
  | (?P<date>ngày\s\d{{1,2}}(?:\s?[/.-]\s?\d{{1,2}}\s?[/.-]\s?|\stháng\s\d{{1,2}}\snăm\s){_YEAR})
  | (?P<code>/{_YEAR}/|\d[/-]{_YEAR}/)
  | (?P<until>(?:tầm\ nhìn|định\ hướng|đến)\s(?:đến\s)?(?:năm\s)?{_YEAR})
  | (?:từ\ )?năm\ (?P<from_year>{_YEAR})\s(?:[-–—]\s)?(?:đến|tới)\s
    (?:hết\s)?(?:năm\s)?(?P<to_year>{_YEAR})
  | (?P<first>{_YEAR})\s?[-–—]\s?(?P<last>{_YEAR}|[0-9]{{2}}(?!\d))
  | quý\s(?P<quarter>[1-4]|IV|I{{1,3}})\s?(?:[/,-]\s?|năm\s)(?P<quarter_year>{_YEAR})
  | tháng\s(?P<month>0?[1-9]|1[0-2])\s?(?:[/-]\s?|năm\s)(?P<month_year>{_YEAR})
  | (?:0?6|sáu)\stháng\s(?P<half>đầu|cuối)\snăm\s(?P<half_year>{_YEAR})
  | năm\s(?P<year>{_YEAR})(?!\s?[-–/]\s?\d)
    """,
    re.X,
)
_QUARTERS = {"I": 1, "II": 2, "III": 3, "IV": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_ENCLOSED = re.compile(
    r"(?:[Vv]/[Vv]:?\s|[Vv]ề\s(?:việc\s)?)?"
    r"(?:(?:[Bb]an\shành|[Pp]hê\sduyệt|[Tt]hông\squa|[Tt]riển\skhai(?:\sthực\shiện)?)\s(?:kèm\stheo\s)?)?"
    r"(?:[Kk]ế\shoạch|[Cc]hương\strình|[Đđ]ề\sán|[Dd]ự\sán|[Pp]hương\sán|[Cc]hiến\slược|[Qq]uy\shoạch)(?!\w)"
)
"""The subject of a decision that issues a plan."""
_PLANS = ("Kế hoạch", "Chương trình", "Đề án", "Dự án", "Phương án", "Chiến lược", "Quy hoạch")


def title_period(title: str, kind: str | None, *, issued_on: str | None = None) -> Period | None:
    """The period that a title names, `None` if it names none or only a term of office.

    The last "năm …" wins over a "giai đoạn …", which names the programme that is carried out.
    The phase counts in plans and programmes, whose own it is, and at the end of any title unless
    it was over when the document was issued.

    >>> title_period("Thực hiện Chương trình A giai đoạn 2021-2025 trên địa bàn xã năm 2023", None)
    Period(start='2023-01-01', end='2023-12-31')
    >>> title_period("Công tác bầu cử nhiệm kỳ 2026 - 2031", "Kế hoạch") is None
    True
    """
    is_plan = (kind or "").startswith(_PLANS) or _ENCLOSED.match(title) is not None
    phase: Period | None = None
    own: Period | None = None
    for match in _SPAN.finditer(title.replace("Giai đoạn", "giai đoạn").replace("Năm", "năm")):
        if match["year"]:
            own = Period(f"{match['year']}-01-01", f"{match['year']}-12-31")
        elif match["month"]:
            own = _months(match["month_year"], int(match["month"]), int(match["month"]))
        elif match["quarter"]:
            last = 3 * _QUARTERS[match["quarter"]]
            own = _months(match["quarter_year"], last - 2, last)
        elif match["half"]:
            last = 6 if match["half"] == "đầu" else 12
            own = _months(match["half_year"], last - 5, last)
        elif (match["first"] or match["from_year"]) and (
            is_plan or match.end() >= len(title.rstrip(" ./)"))
        ):
            phase = _years(match["first"] or match["from_year"], match["last"] or match["to_year"])
    if phase is not None and not is_plan and phase.end < (issued_on or ""):
        phase = None
    return own or phase


def _years(first: str, last: str) -> Period | None:
    last = first[:2] + last if len(last) == 2 else last
    return Period(f"{first}-01-01", f"{last}-12-31") if first <= last else None


def _months(year: str, first: int, last: int) -> Period:
    return Period(f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(int(year), last)[1]}")
