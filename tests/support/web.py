"""The web application over a dataset, for tests: the samples, or a plan full of markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")

from starlette.testclient import TestClient

from corpus import extract_file
from corpus.batch import PLANS
from kehoach.web import Settings, create_app
from schemas import plan_to_json
from tests.support.registries import SAMPLES, sample_records

HOSTILE = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'>{{7*7}}"


@cache
def scanned_record() -> str:
    """The record of a sample PDF, its file where it was."""
    return plan_to_json(extract_file(SAMPLES / "province-2017.pdf"))


def hostile_record() -> str:
    """A record with markup in every text that the text of the plan does not fix."""
    record = json.loads(sample_records()[-2])
    for family in ("legal_references", "agencies", "tasks", "deadlines", "indicators"):
        record[family] = [_poisoned(fact) for fact in record[family]]
    record["document"] = _poisoned(record["document"])
    record["source"]["uri"] = HOSTILE
    warning = {"code": HOSTILE, "message": HOSTILE, "message_en": HOSTILE, "span": None}
    record["warnings"] = [warning]
    return json.dumps(record, ensure_ascii=False)


_KEPT = re.compile(
    r"id|key|field|quote|raw|role|kind|relation|origin|op|level|issued_on|start|end|rrule|period"
    r"|span|task|section|deadlines|references"
)


def _poisoned(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: v if _KEPT.fullmatch(k) else _poisoned(v) for k, v in value.items()}
    if isinstance(value, list):
        return [_poisoned(each) for each in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) else value


def write_dataset(folder: Path, *records: str) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / PLANS).write_text("".join(f"{each}\n" for each in records), encoding="utf-8")
    return folder


@pytest.fixture
def dataset(tmp_path: Path) -> Path:
    """A dataset of the samples, one of them read from a PDF."""
    return write_dataset(tmp_path / "dataset", *sample_records(), scanned_record())


@pytest.fixture
def client(dataset: Path) -> Iterator[TestClient]:
    with TestClient(
        create_app(Settings(dataset)), base_url="http://127.0.0.1", headers={"Accept": "text/html"}
    ) as client:
        yield client


def plan_ids(client: TestClient) -> list[str]:
    return [each["id"] for each in client.get("/api/v1/plans?limit=200").json()["items"]]


def plan_of(record: str) -> str:
    sha: str = json.loads(record)["source"]["sha256"]
    return sha[:16]


def token_in(html: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', html)
    assert found is not None
    return found.group(1)


__all__ = ["client", "dataset"]
