"""A plan full of markup does nothing: on every page, in every answer, in every language."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from itertools import product

import pytest

pytest.importorskip("fastapi")

from fastapi import FastAPI
from lxml import html
from starlette.testclient import TestClient

from kehoach.web.headers import CONTENT_SECURITY_POLICY
from tests.support.registries import sample_records
from tests.support.serving import (
    HOSTILE,
    MARK,
    Route,
    client_of,
    hostile_record,
    local_app,
    routes_of,
    write_dataset,
)

QUERIES: dict[str, str] = {
    "/api/v1/compare": "first={plan}&second={other}",
    "/compare": "first={plan}&second={other}",
    "/api/v1/graph": f"q={MARK}",
    "/graph": f"q={MARK}",
    "/api/v1/search": f"q={MARK}",
    "/search": f"q={MARK}",
    "/": f"q={MARK}",
}
"""What some routes have to be asked, or say more if they are."""
_HANDLER = re.compile(r"\bon[a-z]+$")


@pytest.fixture(scope="module")
def app(tmp_path_factory: pytest.TempPathFactory) -> FastAPI:
    folder = tmp_path_factory.mktemp("hostile") / "d"
    return local_app(write_dataset(folder, [hostile_record(), sample_records()[0]]))


@pytest.fixture(scope="module")
def client(app: FastAPI) -> Iterator[TestClient]:
    with client_of(app) as client:
        said = {"file": (f"{HOSTILE}.gif", b"GIF89a")}
        client.post("/api/v1/plans", files=said)
        yield client


def ids(client: TestClient) -> dict[str, str]:
    """What stands for the names in routes: the hostile plan, and what it names."""
    hostile = json.loads(hostile_record())["source"]["sha256"][:16]
    plans = [each["id"] for each in client.get("/api/v1/plans").json()["items"]]

    def found(kind: str) -> str:
        hits = client.get(f"/api/v1/search?q={MARK}&kind={kind}").json()["items"]
        return str(hits[0]["id"])

    series = client.get("/api/v1/series?limit=200").json()["items"]
    return {
        "plan": hostile,
        "other": next(each for each in plans if each != hostile),
        "document": found("reference"),
        "body": found("agency"),
        "series": next(each["id"] for each in series if MARK in each["name"]),
        "name": "app.js",
        "number": "1",
        "format": "jsonl",
    }


def addresses(app: FastAPI, known: dict[str, str]) -> Iterator[str]:
    for route in routes_of(app):
        if route.method == "GET":
            yield _address(route, known)


def _address(route: Route, known: dict[str, str]) -> str:
    unknown = set(route.names) - known.keys()
    assert not unknown, f"give {unknown} of {route.path} a value in `ids`"
    path = route.path.format_map(known)
    query = QUERIES.get(route.path, "").format_map(known)
    return f"{path}?{query}" if query else path


def test_the_plan_is_hostile_all_over(client: TestClient) -> None:
    seen = client.get("/api/v1/plans/" + ids(client)["plan"] + "?extras=text,mentions").text
    assert seen.count(MARK) > 100


def test_no_page_runs_what_a_plan_says(app: FastAPI, client: TestClient) -> None:
    met = 0
    for address, language in product(addresses(app, ids(client)), ("vi", "en")):
        answer = client.get(
            address, headers={"Accept": "text/html", "Cookie": "kehoach_lang=" + language}
        )
        assert answer.status_code < 500, address
        assert answer.headers["content-security-policy"] == CONTENT_SECURITY_POLICY
        assert answer.headers["x-content-type-options"] == "nosniff"
        kind = answer.headers["content-type"].partition(";")[0]
        if kind == "text/html":
            met += MARK in answer.text
            assert_harmless(answer.text, address)
        else:
            assert kind not in ("application/xhtml+xml", "image/svg+xml") or MARK not in answer.text
    assert met >= 2


def assert_harmless(page: str, address: str) -> None:
    """Nothing in a page came from a plan but text, and values of attributes that run nothing."""
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            continue
        assert element.tag not in ("style", "iframe", "object", "embed", "base"), address
        if element.tag == "script":
            assert element.get("src", "").startswith("/static/"), address
            assert not (element.text or "").strip(), address
        for name, value in element.attrib.items():
            assert not _HANDLER.match(name), (address, name)
            assert name != "style", address
            if name in ("href", "src", "action", "formaction"):
                assert re.match(r"[/#?]|data:,|https?://", str(value)), (address, value)


@pytest.mark.parametrize("name", ["q", "agency", "province", "cursor", "kind", "year", "next"])
def test_no_page_runs_what_an_address_says(client: TestClient, name: str) -> None:
    for path in ("/", "/search", "/login", "/nothing", f"/plans/{HOSTILE}"):
        answer = client.get(path, params={name: HOSTILE}, headers={"Accept": "text/html"})
        assert answer.status_code < 500
        if answer.headers["content-type"].startswith("text/html"):
            assert_harmless(answer.text, path)


def test_answers_of_the_api_are_never_pages(app: FastAPI, client: TestClient) -> None:
    for address in addresses(app, ids(client)):
        if address.startswith("/api/"):
            answer = client.get(address, headers={"Accept": "text/html"})
            assert not answer.headers["content-type"].startswith("text/"), address
