"""Which time a column, heading or sentence speaks of: an ISO year, month or interval."""

from __future__ import annotations

import re

from extractors.folding import fold

_YEAR = r"(?<!\d)(?:19[89]|20[0-9])\d(?!\d)"
_QUARTERS = {"i": 1, "ii": 2, "iii": 3, "iv": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_PERIOD = re.compile(
    rf"""
      quý[ ](?P<quarter>iv|iii|ii|i|[1-4])(?:[ ]?/[ ]?|[ ](?:năm[ ])?)(?P<quarter_year>{_YEAR})
    | 0?(?P<months>[369])[ ]tháng(?:[ ]đầu)?(?:[ ]năm)?[ ](?P<months_year>{_YEAR})
    | tháng[ ]0?(?P<month>\d\d?)(?:[ ]?/[ ]?|[ ]năm[ ])(?P<month_year>{_YEAR})
    | (?P<first>{_YEAR})[ ]?[-–—][ ]?(?P<last>{_YEAR})
    | (?P<year>{_YEAR})(?!/\w|[.,]\d)
    """,
    re.X,
)


_COMPARED = re.compile(
    rf"(?:so với|cùng kỳ|(?:gấp|bằng)(?: [\d,]{{1,6}})? lần)(?: [^\W\d]+){{0,3}} {_YEAR}"
)
"""A year that figures are compared with is not theirs."""


def period_of(text: str) -> str | None:
    """The time that `text` names, the last one if it names several; `None` if it names none.

    >>> period_of("Kế hoạch năm 2026"), period_of("Giai đoạn 2026 - 2030")
    ('2026', '2026/2030')
    >>> period_of("TH 6 tháng đầu năm 2025"), period_of("Quý II/2025")
    ('2025-01/2025-06', '2025-04/2025-06')
    """
    if "20" not in text and "19" not in text:
        return None
    found = None
    for match in _PERIOD.finditer(_COMPARED.sub("", fold(" ".join(text.split())))):
        found = _iso(match)
    return found


def _iso(match: re.Match[str]) -> str:
    if match["quarter"]:
        last = 3 * _QUARTERS[match["quarter"]]
        return f"{match['quarter_year']}-{last - 2:02}/{match['quarter_year']}-{last:02}"
    if match["months"]:
        return f"{match['months_year']}-01/{match['months_year']}-{int(match['months']):02}"
    if match["month"]:
        return f"{match['month_year']}-{int(match['month']):02}"
    if match["first"]:
        return f"{match['first']}/{match['last']}"
    return match["year"]
