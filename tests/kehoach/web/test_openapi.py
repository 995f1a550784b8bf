"""The API is what its description says: no faults, one shape of problems, tags, cursors, examples.

`KEHOACH_EXAMPLES=200` asks for longer.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

pytest.importorskip("schemathesis")

import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, Phase, given, settings
from starlette.testclient import TestClient

from kehoach.web.problems import MEDIA_TYPE
from tests.support.registries import new_database, sample_records
from tests.support.serving import client_of, hostile_record, local_app, routes_of, write_dataset

EXAMPLES_PER_ROUTE = int(os.environ.get("KEHOACH_EXAMPLES", "8"))
HOST = {"Host": "localhost"}
DOCS = (Path(__file__).parents[3] / "docs" / "api.md").read_text(encoding="utf-8")


def made_app(folder: Path) -> FastAPI:
    records = [*sample_records(), hostile_record()]
    return local_app(write_dataset(folder, records), uploads_per_minute=100_000)


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    return made_app(tmp_path_factory.mktemp("api") / "d")


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with client_of(app) as client:
        yield client


def test_no_request_finds_a_fault(tmp_path: Path) -> None:
    """In an application of its own: asking starts and ends it."""
    ask_everything(made_app(tmp_path / "d"), EXAMPLES_PER_ROUTE)


def test_no_request_finds_a_fault_in_postgresql(server: str) -> None:
    from corpus.store import load_records

    app = local_app(new_database(server), uploads_per_minute=100_000)
    load_records(app.state.store, sample_records()[:3], source="test", version="1")
    ask_everything(app, EXAMPLES_PER_ROUTE)


def ask_everything(app: FastAPI, examples: int) -> None:
    """Send each operation of the OpenAPI `examples` valid and invalid requests."""
    schema = schemathesis.openapi.from_asgi(
        "/api/v1/openapi.json", app, headers={"Host": "localhost"}
    )
    checks = (
        schemathesis.checks.not_a_server_error,
        schemathesis.checks.CHECKS.get_one("response_schema_conformance"),
        schemathesis.checks.CHECKS.get_one("content_type_conformance"),
    )
    for result in schema.get_all_operations():
        operation = result.ok()

        @settings(
            max_examples=examples,
            phases=(Phase.explicit, Phase.generate),
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        )
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(headers=HOST, checks=list(checks))

        ask()


def test_every_parameter_has_an_example(client: TestClient) -> None:
    lacking = [
        f"{method} {path} {parameter['name']}"
        for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items()
        for method, operation in operations.items()
        for parameter in operation.get("parameters", ())
        if "example" not in parameter
    ]
    assert lacking == []


def test_every_operation_is_summarised_and_typed(client: TestClient) -> None:
    for path, operations in client.get("/api/v1/openapi.json").json()["paths"].items():
        for method, operation in operations.items():
            assert operation.get("summary"), (method, path)
            assert MEDIA_TYPE in operation["responses"]["default"]["content"], (method, path)


def test_every_route_is_documented(app: FastAPI) -> None:
    routes = {
        f"`{route.method} {route.path}`"
        for route in routes_of(app)
        if route.path.startswith("/api/") and not route.path.endswith("openapi.json")
    }
    assert {route for route in routes if route not in DOCS} == set()


PROBLEMS: list[tuple[str, str, dict[str, Any], int]] = [
    ("GET", "/api/v1/nothing", {}, 404),
    ("GET", "/api/v1/plans/none", {}, 404),
    ("GET", "/api/v1/documents/none", {}, 404),
    ("GET", "/api/v1/bodies/none", {}, 404),
    ("GET", "/api/v1/series/none", {}, 404),
    ("GET", "/api/v1/compare?first=a&second=b", {}, 404),
    ("GET", "/api/v1/search?agency=xyzzyqwrt", {}, 404),
    ("GET", "/api/v1/plans?limit=0", {}, 422),
    ("GET", "/api/v1/search?q=%00", {}, 422),
    ("GET", "/api/v1/deadlines?first=2025-13-99x", {}, 422),
    ("DELETE", "/api/v1/plans", {}, 405),
    ("POST", "/api/v1/corrections", {"content": b"{", "headers": {"content-type": "text/x"}}, 415),
    ("POST", "/api/v1/corrections", {"json": []}, 422),
    ("POST", "/api/v1/plans", {"files": {"other": b"x"}}, 422),
]


@pytest.mark.parametrize(
    ("method", "path", "more", "status"), PROBLEMS, ids=[f"{m} {p}" for m, p, _, _ in PROBLEMS]
)
def test_every_failure_has_one_shape(
    client: TestClient, method: str, path: str, more: dict[str, Any], status: int
) -> None:
    answer = client.request(method, path, **more)
    assert (answer.status_code, answer.headers["content-type"]) == (status, MEDIA_TYPE)
    problem = answer.json()
    assert problem["status"] == status
    assert problem["type"].startswith("urn:kehoach:problem:")
    assert {"title", "detail"} <= problem.keys()


def test_a_fault_tells_nothing_of_itself(tmp_path: Path) -> None:
    app = local_app(write_dataset(tmp_path / "d", sample_records()[:1]))

    @app.get("/api/v1/fault")
    def fault() -> None:
        raise ZeroDivisionError("secret")

    with client_of(app) as client:
        answer = client.get("/api/v1/fault")
    assert (answer.status_code, answer.headers["content-type"]) == (500, MEDIA_TYPE)
    assert "secret" not in answer.text
    assert "content-security-policy" in answer.headers


LISTS = ("plans", "tasks", "deadlines", "series", "corrections", "audit", "search?q=s%E1%BB%9F")


@pytest.mark.parametrize("path", LISTS)
def test_lists_bear_tags(client: TestClient, path: str) -> None:
    first = client.get(f"/api/v1/{path}")
    again = client.get(
        f"/api/v1/{path}", headers={"If-None-Match": f'"x", W/{first.headers["etag"]}'}
    )
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert client.get(f"/api/v1/{path}", headers={"If-None-Match": '"x"'}).status_code == 200


@pytest.mark.parametrize("path", ["plans", "tasks"])
def test_a_list_is_the_same_in_pieces(client: TestClient, path: str) -> None:
    whole = client.get(f"/api/v1/{path}?limit=200").json()["items"]
    found, cursor = [], ""
    while cursor is not None:
        page = client.get(f"/api/v1/{path}", params={"limit": 3, "cursor": cursor}).json()
        found += page["items"]
        cursor = page["next"]
    assert [each["id"] for each in found] == [each["id"] for each in whole]
    assert all(one["id"] != two["id"] for one, two in pairwise(found))


def test_all_records_as_lines(client: TestClient) -> None:
    answer = client.get("/api/v1/export.jsonl")
    assert answer.headers["content-type"].startswith("application/x-ndjson")
    assert sorted(answer.text.splitlines()) == sorted([*sample_records(), hostile_record()])
