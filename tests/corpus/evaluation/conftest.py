"""Gold answers, perfect records made of them, and records with faults put in."""

from __future__ import annotations

import copy
import json
import random
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.evaluation import Case
from corpus.evaluation.answers import answers_from, quotes_of

Json = dict[str, Any]


def gold() -> Json:
    """A plan in which every measure has something to count."""
    return {
        "document": {
            "type": "Kế hoạch",
            "code": "61/KH-UBND",
            "issuer": "Ủy ban nhân dân huyện Mù Sơn",
            "place": "Mù Sơn",
            "issued_on": "2020-03-05",
            "title": "Phục hồi đàn ong nội trên địa bàn huyện năm 2020",
            "period": {"start": "2020-01-01", "end": "2020-12-31"},
            "signatures": [{"name": "Lục Văn Tạ"}],
        },
        "legal_references": [
            reference("14/NQ-HĐND", issued_on="2019-12-20", mentions=2),
            reference("302/QĐ-UBND", type="Quyết định"),
        ],
        "agencies": ["Phòng Nông nghiệp huyện Mù Sơn", "Hạt Kiểm lâm huyện Mù Sơn"],
        "tasks": [
            task(
                "Cấp thùng nuôi cho các hộ mới tách đàn trước ngày 15/6",
                lead=["Phòng Nông nghiệp huyện Mù Sơn"],
                coordinating=["Hạt Kiểm lâm huyện Mù Sơn"],
                deadlines=[BEFORE_JUNE],
            ),
            task("Trồng dải hoa mật quanh bìa rừng", lead=["Hạt Kiểm lâm huyện Mù Sơn"]),
        ],
        "deadlines": [{"quote": "trước ngày 15/6", **BEFORE_JUNE}],
        "indicators": [
            indicator("table", "Số đàn ong được nhân mới", 120),
            indicator("prose", "hộ nuôi được tập huấn", 80),
        ],
    }


BEFORE_JUNE = {"relation": "before", "start": None, "end": "2020-06-15", "rrule": None}


def reference(code: str, **fields: object) -> Json:
    fixed = {"type": "Nghị quyết", "code": code, "name": None, "role": "basis", "mentions": 1}
    return {**fixed, "issuer": "Hội đồng nhân dân huyện Mù Sơn", "issued_on": None, **fields}


def task(text: str, **fields: object) -> Json:
    return {"text": text, "lead": [], "coordinating": [], "deadlines": [], **fields}


def indicator(origin: str, name: str, value: float) -> Json:
    figure = {"raw": f"{value:g}", "value": value}
    return {
        "origin": origin,
        "objective": None,
        "label": None,
        "name": name,
        "unit": "đàn",
        "values": [figure],
        "responsible": [],
        "note": None,
    }


def record_of(answers: Json, name: str = "plan") -> Json:
    """A record that says what the gold answers say, grounded in a text made up of them."""
    record = copy.deepcopy(answers)
    record["source"] = {"uri": f"in/{name}.txt"}
    record["text"] = ""
    for number, each in enumerate(record.get("deadlines", [])):
        _ground(record, each, each["quote"])
        each["id"] = f"d{number}"
    for each in record.get("tasks", []):
        _ground(record, each, each["text"])
    for each in record.get("indicators", []):
        _ground(record, each, each["name"])
    for each in record.get("legal_references", []):
        count = each["mentions"]
        each["mentions"] = []
        for _ in range(count):
            mention: Json = {}
            _ground(record, mention, each["code"] or each["name"])
            each["mentions"].append(mention)
    record["agencies"] = [
        {"name": each, "kind": "other", "mentions": []} for each in record.get("agencies", [])
    ]
    return record


def _ground(record: Json, fact: Json, quote: str) -> None:
    start = len(record["text"])
    record["text"] += quote + "\n"
    fact |= {"quote": quote, "span": {"start": start, "end": start + len(quote)}}
    fact["confidence"] = 0.95


def spoil(record: Json, seed: int) -> Json:
    """The record with about one value in ten gone, changed, doubled or moved."""
    chance = random.Random(seed)
    return {
        key: _spoilt(each, chance) if key not in ("source", "text") else each
        for key, each in record.items()
    }


def _spoilt(node: Any, chance: random.Random) -> Any:
    if isinstance(node, dict):
        return {
            key: each if key in ("origin", "kind", "quote") else _spoilt(each, chance)
            for key, each in node.items()
        }
    if isinstance(node, list):
        items = [_spoilt(each, chance) for each in node if chance.random() > 0.08]
        if items and chance.random() < 0.1:
            items.append(copy.deepcopy(chance.choice(items)))
        if chance.random() < 0.2:
            chance.shuffle(items)
        return items
    if chance.random() > 0.08 or node is None:
        return node
    if isinstance(node, str):
        words = node.split()
        return chance.choice([" ".join(words[1:]), f"{node} khác", node.upper(), node.lower()])
    return node + chance.choice([1, -1])


def case_of(answers: Json, record: Json | None, name: str = "plan") -> Case:
    want = answers_from(answers)
    if record is None:
        return Case(name, want)
    got = answers_from(record)
    return Case(name, want, got, tuple(quotes_of(record, got.text)))


def write(folder: Path, name: str, data: object) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{name}.json"
    path.write_text(json.dumps(data, ensure_ascii=False), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def kit() -> SimpleNamespace:
    """The functions of this file, for tests."""
    return SimpleNamespace(
        gold=gold, record_of=record_of, spoil=spoil, case_of=case_of, write=write, task=task
    )


@pytest.fixture
def answers() -> Json:
    return gold()


@pytest.fixture
def record() -> Json:
    return record_of(gold())
