"""Corrections over the API: kept, put into the facts, listed, in the log; nonsense is refused."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")

from starlette.testclient import TestClient

from corpus.store.tokens import Role
from tests.support.registries import sample_records
from tests.support.serving import PUBLIC, bearer, client_of, exposed_app, local_app, write_dataset


@pytest.fixture
def client(tmp_path: Path) -> Iterator[TestClient]:
    with client_of(local_app(write_dataset(tmp_path / "d", sample_records()[:2]))) as client:
        yield client


def correction(client: TestClient, **more: Any) -> dict[str, Any]:
    tasks = client.get("/api/v1/tasks").json()["items"]
    place = tasks[0]["place"]
    said = {"plan": place["plan"], "family": "tasks", "start": place["start"], "end": place["end"]}
    return said | {"verdict": "corrected", "values": {"lead": ["Sở Y tế"]}, "by": "Lan"} | more


def test_a_correction_is_kept(client: TestClient) -> None:
    made = client.post("/api/v1/corrections", json=correction(client))
    assert made.status_code == 201
    assert made.json()["fact"]["values"]["lead"] == ["Sở Y tế"]
    (said,) = client.get(made.headers["location"]).json()["items"]
    assert (said["correction"]["by"], said["correction"]["after"]) == ("Lan", ["Sở Y tế"])
    task = client.get("/api/v1/tasks").json()["items"][0]
    assert [body["name"] for body in task["roles"]["lead"]] == ["Sở Y tế"]
    (deed,) = client.get("/api/v1/audit").json()["items"]
    assert deed["action"] == "correction"


def test_the_list_goes_on_behind_its_cursor(client: TestClient) -> None:
    for name in ("Sở Y tế", "Sở Tư pháp", "Sở Nội vụ"):
        client.post("/api/v1/corrections", json=correction(client, values={"lead": [name]}))
    first = client.get("/api/v1/corrections?limit=2").json()
    second = client.get(f"/api/v1/corrections?limit=2&cursor={first['next']}").json()
    ids = [each["id"] for each in first["items"] + second["items"]]
    assert ids == sorted(ids, reverse=True)
    assert (len(ids), second["next"]) == (3, None)
    assert client.get("/api/v1/corrections?plan=" + "0" * 16).json()["items"] == []


WRONG: list[tuple[dict[str, Any], int]] = [
    ({"family": "weather"}, 422),
    ({"start": 3}, 422),
    ({"values": {"lead": "Sở Y tế"}}, 422),
    ({"values": {"quote": "x"}}, 422),
    ({"values": {"text": "a\0b"}}, 422),
    ({"values": {"text": "x" * 6_000}}, 422),
    ({"verdict": "perhaps"}, 422),
    ({"unknown": 1}, 422),
    ({"plan": "0" * 16}, 404),
    ({"plan": "../../etc/passwd"}, 422),
    ({"end": 10**30}, 422),
]


@pytest.mark.parametrize(("more", "status"), WRONG, ids=[str(each)[:30] for each, _ in WRONG])
def test_what_cannot_be_said(client: TestClient, more: dict[str, Any], status: int) -> None:
    refused = client.post("/api/v1/corrections", json=correction(client, **more))
    assert refused.status_code == status
    assert refused.headers["content-type"] == "application/problem+json"
    assert client.get("/api/v1/corrections").json()["items"] == []


def test_whose_word_it_is_cannot_be_chosen_where_tokens_are_asked_for(tmp_path: Path) -> None:
    app = exposed_app(write_dataset(tmp_path / "d", sample_records()[:2]))
    head = bearer(app.state.store, Role.REVIEW)
    with client_of(app, base=PUBLIC, headers=head) as client:
        client.post("/api/v1/corrections", json=correction(client, by="Giám đốc"))
        (said,) = client.get("/api/v1/corrections").json()["items"]
        newest = client.get("/api/v1/audit").json()["items"][0]
    assert said["correction"]["by"] == "of review"
    assert (newest["who"], newest["address"]) == ("of review", "testclient")
