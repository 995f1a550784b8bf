"""Files that are sent: read in the sandbox, kept under names of ours, refused when they are bad."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("fastapi")

from starlette.testclient import TestClient

from corpus.batch import PLANS
from corpus.registry import open_registry
from corpus.store import Store, open_store
from corpus.store.audit import deeds
from corpus.store.tables import runs
from tests.support.registries import SAMPLES, new_database, sample_records
from tests.support.serving import client_of, local_app, write_dataset

SENT = sorted(SAMPLES.glob("*.txt"))[-1]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_dataset(tmp_path / "d", sample_records()[:2])


@pytest.fixture
def client(folder: Path) -> Iterator[TestClient]:
    app = local_app(folder, upload_bytes=200_000, upload_files=3, uploads_per_minute=1_000)
    with client_of(app) as client:
        yield client


def send(client: TestClient, name: str, data: bytes) -> Any:
    return client.post("/api/v1/plans", files={"file": (name, data)})


def test_a_file_becomes_a_record(client: TestClient, folder: Path) -> None:
    made = send(client, "Kế hoạch.txt", SENT.read_bytes())
    assert made.status_code == 201
    assert made.headers["location"] == f"/api/v1/plans/{made.json()['id']}"
    assert client.get(made.headers["location"]).json() == made.json()
    lines = (folder / PLANS).read_text(encoding="utf-8").splitlines()
    uris = [json.loads(line)["source"]["uri"] for line in lines]
    assert len(uris) == 3
    assert uris == sorted(uris)


def test_the_registry_stays_in_step(client: TestClient, folder: Path) -> None:
    send(client, "a.txt", SENT.read_bytes())
    before = open_store(folder)
    after = open_registry(folder)
    with after.reading() as connection, before.reading() as other:
        counted = runs.select().order_by(runs.c.id)
        assert connection.execute(counted).all() == other.execute(counted).all()


def test_records_that_changed_meanwhile_are_not_missed(client: TestClient, folder: Path) -> None:
    with (folder / PLANS).open("a", encoding="utf-8") as stream:
        stream.write(f"{sample_records()[2]}\n")
    send(client, "a.txt", SENT.read_bytes())
    assert len(client.get("/api/v1/plans").json()["items"]) == 4


def test_a_file_that_is_there_is_not_read_again(client: TestClient) -> None:
    first, second = (send(client, name, SENT.read_bytes()) for name in ("a.txt", "b.txt"))
    assert second.status_code == 201
    assert first.json() == second.json()


TRAVERSAL = ("../../../x.txt", "/etc/passwd", "..\\..\\x.txt", "C:\\x.txt", "..", ".", "a\0b.txt")
TRAVERSAL += ("plans.jsonl", "registry.sqlite", "%2e%2e%2fx.txt", "x" * 5_000, "-rf", "CON.txt")


@pytest.mark.parametrize("name", TRAVERSAL, ids=range(len(TRAVERSAL)))
def test_a_name_is_never_a_path(client: TestClient, folder: Path, name: str) -> None:
    around = set(folder.parent.iterdir())
    before = {each.name for each in folder.iterdir()}
    made = send(client, name, SENT.read_bytes())
    assert made.status_code in (201, 400, 422)
    assert set(folder.parent.iterdir()) == around
    assert {each.name for each in folder.iterdir()} - before <= {"uploads", "status.jsonl"}
    kept = [each.stem for each in folder.rglob("uploads/*")]
    assert all(len(stem) == 64 and set(stem) <= set("0123456789abcdef") for stem in kept)


@pytest.mark.parametrize(
    "path",
    [
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/..%2f..%2fapp.py",
        "/static/x.css",
        "/api/v1/plans/..%2f..%2fplans.jsonl",
        "/api/v1/plans/%2e%2e",
        "/../registry.sqlite",
    ],
)
def test_an_address_is_never_a_path(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 404


BAD = {
    "empty": (b"", 422, "EmptyFile"),
    "archive": (b"PK\x03\x04" + b"x" * 50, 422, "DamagedFile"),
    "picture": (b"GIF89a" + b"x" * 50, 415, "UnsupportedFormat"),
    "large": (b"x" * 200_001, 413, "TooLarge"),
    "pdf": (b"%PDF-1.7\n" + b"\0" * 100, 422, "DamagedFile"),
}


@pytest.mark.parametrize(("data", "status", "cause"), BAD.values(), ids=BAD)
def test_a_bad_file_says_why(
    client: TestClient, folder: Path, data: bytes, status: int, cause: str
) -> None:
    made = send(client, "k.docx", data)
    assert (made.status_code, made.json()["cause"]) == (status, cause)
    assert made.headers["content-type"] == "application/problem+json"
    assert made.json()["message"] != made.json()["message_en"]
    assert str(folder) not in made.text
    assert not [each for each in folder.rglob("uploads/*") if each.is_file()]


def test_several_files_one_of_them_bad(client: TestClient) -> None:
    files = [("files", ("a.txt", SENT.read_bytes())), ("files", ("b.gif", b"GIF89a....."))]
    good, bad = client.post("/api/v1/imports", files=files).json()
    assert client.get(f"/api/v1/plans/{good['plan']}").status_code == 200
    assert (bad["plan"], bad["status"]["code"]) == (None, "UnsupportedFormat")


def test_too_many_files(client: TestClient) -> None:
    files = [("files", (f"{number}.txt", b"x")) for number in range(4)]
    assert client.post("/api/v1/imports", files=files).status_code == 422


def test_a_body_that_is_too_large(client: TestClient) -> None:
    def pieces() -> Iterator[bytes]:
        yield from (b"x" * 100_000 for _ in range(20))

    json_type = {"Content-Type": "application/json"}
    for content in (b"x" * 1_100_000, pieces()):
        refused = client.post("/api/v1/corrections", content=content, headers=json_type)
        assert refused.status_code == 413
        assert refused.headers["content-type"] == "application/problem+json"


def test_uploads_are_counted(folder: Path) -> None:
    with client_of(local_app(folder, uploads_per_minute=2)) as client:
        statuses = [send(client, "a", b"").status_code for _ in range(3)]
    assert statuses == [422, 422, 429]


def test_imports_stand_in_the_log(client: TestClient, folder: Path) -> None:
    send(client, "a.txt", SENT.read_bytes())
    send(client, "b<script>.gif", b"GIF89a.....")
    bad, good = deeds(open_store(folder))
    assert (good.action, good.who, good.detail) == ("import", "local", "imported: a.txt")
    assert bad.detail == "UnsupportedFormat: b<script>.gif"
    told = client.get("/api/v1/audit").json()
    assert [each["detail"] for each in told["items"]] == [bad.detail, good.detail]


def test_a_registry_in_a_database_server(server: str) -> None:
    app = local_app(new_database(server))
    store: Store = app.state.store
    with client_of(app) as client:
        made = send(client, "a.txt", SENT.read_bytes())
        assert made.status_code == 201
        assert "/" not in made.json()["source"]["uri"]
        assert client.get(made.headers["location"]).json() == made.json()
    assert store.folder is None
