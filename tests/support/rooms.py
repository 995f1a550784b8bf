"""Records for tests of the pages over many plans: the samples, and plans made to measure."""

from __future__ import annotations

import json
from functools import cache
from hashlib import sha256
from typing import Any

from tests.support.registries import sample_records

HOSTILE = "<script>alert(1)</script>\"'><img src=x onerror=alert(2)>{{7*7}}&"
_FIRST = "1042/QĐ-UBND"
_SECOND = "377/QĐ-UBND"


@cache
def made_records() -> tuple[str, ...]:
    """Three plans of one issuer, of 2024, 2025 and, full of markup, of 2026."""
    return (
        made_record("2024", target="90", tasks=("Mở hai lớp tập huấn cho cán bộ thôn.", _REPORT)),
        made_record("2025", target="95,5", tasks=("Mở ba lớp tập huấn cho cán bộ thôn.", _REPORT)),
        made_record("2026", target="97", tasks=(f"Đi chợ {HOSTILE}", _REPORT), mark=HOSTILE),
    )


@cache
def all_records() -> tuple[str, ...]:
    """The samples and the plans made to measure."""
    return (*sample_records(), *made_records())


_REPORT = "Báo cáo kết quả về Ủy ban nhân dân xã trước ngày 15 tháng 6."
_LEAD = "Phòng Văn hóa - Xã hội xã Bãi Sậy"
_ISSUER = "Ủy ban nhân dân xã Bãi Sậy"
_OLD = "Sở Thông tin và Truyền thông tỉnh Thanh Hóa"


class _Text:
    """A text that grows, and the places of what was written into it."""

    def __init__(self) -> None:
        self.text = ""

    def place(self, quote: str) -> dict[str, Any]:
        start = len(self.text)
        self.text += f"{quote}\n"
        span = {"start": start, "end": start + len(quote), "page": 1, "bbox": None}
        return {"quote": quote, "span": span}


def made_record(year: str, *, target: str, tasks: tuple[str, ...], mark: str = "") -> str:
    """A plan of a year: two decisions of which one replaces the other, a lead, recurring and
    dated deadlines, one indicator. `mark` stands in every text."""
    text = _Text()
    record: dict[str, Any] = json.loads(sample_records()[0])
    for family in ("sections", "agencies", "indicators", "warnings", "deadlines", "tasks"):
        record[family] = []
    record["document"] |= {
        "type": "Kế hoạch",
        "code": f"12/KH-UBND{mark}",
        "issuer": _ISSUER,
        "issued_on": f"{year}-01-10",
        "title": f"Xây dựng thôn văn hóa năm {year}{mark}",
        "period": {"start": f"{year}-01-01", "end": f"{year}-12-31"},
    }
    first, second = (
        _reference(text, _FIRST, "2019-03-04", mark),
        _reference(text, _SECOND, "2023-05-06" if year != "2025" else "2023-06-05", mark),
    )
    relation = text.place("thay thế Quyết định trước")
    second["relations"] = [{"kind": "replaces", "target": first["key"], **relation}]
    record["legal_references"] = [first, second]
    record["agencies"] = [_agency(text, "a1", _LEAD, None), _agency(text, "a2", _OLD, "Sở mới")]
    for number, task in enumerate(tasks, 1):
        record["tasks"].append(_task(text, f"t{number}", task))
    due, monthly, fifteenth = text.place("trước ngày 15/6"), text.place("hằng quý"), text.place("5")
    for number, (place, more) in enumerate(
        (
            (due, {"relation": "before", "end": f"{year}-06-15"}),
            (monthly, {"relation": "every", "rrule": "FREQ=MONTHLY;INTERVAL=3"}),
            (fifteenth, {"relation": "every", "rrule": "FREQ=MONTHLY;BYMONTHDAY=5"}),
        ),
        1,
    ):
        fact = {"id": f"d{number}", "start": None, "end": None, "rrule": None, "confidence": 0.9}
        record["deadlines"].append(fact | {"task": f"t{len(tasks)}"} | more | place)
    record["indicators"] = [_indicator(text, target, year, mark)]
    record["text"] = text.text
    record["source"] |= {"sha256": sha256(f"made {year}".encode()).hexdigest()}
    return json.dumps(record, ensure_ascii=False)


def _reference(text: _Text, code: str, day: str, mark: str) -> dict[str, Any]:
    place = text.place(f"Quyết định số {code}{mark}")
    mention = {"pinpoint": None, "role": "basis", "confidence": 0.9, **place}
    return {
        "key": f"{code}|uy-ban-nhan-dan-xa-bai-say",
        "type": "Quyết định",
        "code": code,
        "number": code.partition("/")[0],
        "symbol": "QĐ-UBND",
        "year": None,
        "name": None,
        "issuer": _ISSUER,
        "issued_on": day,
        "title": f"về thôn văn hóa{mark}",
        "role": "basis",
        "confidence": 0.9,
        "mentions": [mention],
    }


def _agency(text: _Text, own: str, name: str, successor: str | None) -> dict[str, Any]:
    return {
        "id": own,
        "name": name,
        "kind": "department",
        "level": "commune" if "xã" in name else "province",
        "locality": None,
        "successor": successor,
        "confidence": 0.9,
        "mentions": [{"score": 0.9, **text.place(name)}],
    }


def _task(text: _Text, own: str, words: str) -> dict[str, Any]:
    return {
        "id": own,
        "text": words,
        "section": None,
        "lead": [_LEAD],
        "coordinating": [_OLD],
        "advises": [],
        "deadlines": [],
        "references": [],
        "confidence": 0.9,
        **text.place(words),
    }


def _indicator(text: _Text, target: str, year: str, mark: str) -> dict[str, Any]:
    place = text.place(f"Tỷ lệ thôn văn hóa đạt {target}%{mark}")
    return {
        "id": "i1",
        "origin": "prose",
        "objective": None,
        "label": None,
        "name": "Tỷ lệ thôn văn hóa",
        "unit": "%",
        "values": [
            {
                "column": None,
                "period": year,
                "raw": f"{target}{mark}",
                "op": None,
                "value": float(target.replace(",", ".")),
                "low": None,
                "high": None,
                "numerator": None,
                "denominator": None,
                "text": None,
                "span": place["span"],
            }
        ],
        "responsible": [_LEAD],
        "note": None,
        "confidence": 0.9,
        **place,
    }
