"""Exports over HTTP."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from corpus.batch import PLANS
from corpus.exports import FORMATS, Options, zipped
from corpus.registry import open_registry
from corpus.registry.records import whole_plans
from kehoach.web import Settings, create_app
from tests.support.registries import sample_records


@pytest.fixture(scope="module")
def dataset(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dataset")
    (folder / PLANS).write_text("".join(f"{each}\n" for each in sample_records()), "utf-8")
    open_registry(folder).close()
    return folder


@pytest.fixture(scope="module")
def client(dataset: Path) -> Iterator[TestClient]:
    with TestClient(create_app(Settings(dataset)), base_url="http://127.0.0.1") as found:
        yield found


@pytest.mark.parametrize("name", list(FORMATS))
def test_every_format_is_sent_as_it_is_written(
    client: TestClient, dataset: Path, name: str
) -> None:
    chosen = FORMATS[name]
    answer = client.get(f"/api/v1/export.{name}")
    assert answer.status_code == 200
    store = open_registry(dataset)
    files = chosen.files(whole_plans(store), Options(chosen.kinds, base="http://127.0.0.1"))
    one = chosen.is_one_file(chosen.kinds, one_plan=False)
    written = b"".join(next(files).chunks) if one else b"".join(zipped(files))
    store.close()
    assert answer.content == written
    assert answer.headers["content-type"] == (chosen.media_type if one else "application/zip")
    assert answer.headers["content-disposition"].startswith('attachment; filename="kehoach')


def test_one_table_is_no_archive(client: TestClient) -> None:
    answer = client.get("/api/v1/export.csv", params={"kind": "task", "lang": "en"})
    assert answer.text.startswith("\ufeffPlan id,")
    several = client.get("/api/v1/export.csv", params={"kind": ["task", "deadline"]})
    with zipfile.ZipFile(io.BytesIO(several.content)) as archive:
        assert archive.namelist() == ["task.csv", "deadline.csv"]


def test_one_plan_is_one_document(client: TestClient, dataset: Path) -> None:
    store = open_registry(dataset)
    plan = next(whole_plans(store)).id
    store.close()
    answer = client.get("/api/v1/export.akn", params={"plan": plan})
    assert answer.content.startswith(b"<?xml")


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("export.docx", 422),
        ("export.jsonl?kind=task", 422),
        ("export.ics?kind=plan", 422),
        ("export.csv?kind=nothing", 422),
        ("export.akn?plan=none", 404),
        ("export.csv?agency=Xyzzy%20Qwrt", 404),
    ],
)
def test_what_cannot_be_is_a_problem(client: TestClient, path: str, status: int) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"


def test_a_missing_library_is_said(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("corpus.exports.formats.find_spec", lambda name: None)
    answer = client.get("/api/v1/export.xlsx")
    assert answer.status_code == 501
    assert answer.json()["type"] == "urn:kehoach:problem:format-missing"


def test_the_description_names_formats_and_tables(client: TestClient) -> None:
    path = client.get("/api/v1/openapi.json").json()["paths"]["/api/v1/export.{format}"]["get"]
    names = {each["name"]: each["schema"] for each in path["parameters"]}
    assert names["format"]["enum"] == list(FORMATS)
    assert {"kind", "plan", "province", "year", "agency", "original", "lang"} <= set(names)
