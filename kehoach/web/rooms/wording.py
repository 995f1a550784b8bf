"""How a recurrence is said to people."""

from __future__ import annotations

from kehoach.messages import Messages

_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def recurs(rule: str, text: Messages) -> str:
    """A rule of RFC 5545 in words; one that is none of the usual ones as it stands.

    >>> recurs("FREQ=MONTHLY;INTERVAL=3", Messages("en"))
    'every 3 months'
    >>> recurs("FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=15", Messages("vi"))
    'hằng năm, ngày 15, tháng 12'
    >>> recurs("FREQ=WEEKLY;BYDAY=SA", Messages("en"))
    'every week, Saturday'
    """
    parts = dict(part.partition("=")[::2] for part in rule.split(";"))
    kind, every = parts.pop("FREQ", "").lower(), parts.pop("INTERVAL", "1")
    key = f"web.many.every.{kind}" if every == "1" else f"web.many.every-n.{kind}"
    if not text.knows(key):
        return rule
    said = [text(key, count=every)]
    for name, value in sorted(parts.items(), reverse=True):
        for each in value.split(","):
            if name == "BYDAY" and each in _DAYS:
                said.append(text(f"web.many.weekday-long.{_DAYS.index(each) + 1}"))
            elif name == "BYMONTHDAY" and each == "-1":
                said.append(text("web.many.last-day"))
            elif name in ("BYMONTHDAY", "BYMONTH") and each.isdecimal():
                said.append(text(f"web.many.at.{name.lower()}", number=int(each)))
            else:
                return rule
    return ", ".join(said)
