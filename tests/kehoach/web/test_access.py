"""Nobody does what they may not: every route, every role, other sites, other names, old logins."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

pytest.importorskip("fastapi")

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

from corpus.store import Store
from corpus.store.audit import deeds
from corpus.store.tokens import Role, create_token, revoke_token
from kehoach.web.access import SAFE_METHODS
from kehoach.web.guard import SESSION_COOKIE
from tests.support.registries import sample_records
from tests.support.serving import (
    OWN,
    PUBLIC,
    Route,
    bearer,
    client_of,
    exposed_app,
    local_app,
    routes_of,
    write_dataset,
)

PUBLIC_ROUTES = {("GET", "/login"), ("POST", "/login"), ("POST", "/logout")}
PUBLIC_ROUTES |= {("GET", "/static/{name}")}
REVIEWERS = {("POST", "/api/v1/corrections"), ("GET", "/api/v1/audit")}
REVIEWERS |= {("POST", "/plans/{plan}/review")}
IMPORTERS = {("POST", "/api/v1/plans"), ("POST", "/api/v1/imports")}
IMPORTERS |= {("GET", "/import"), ("POST", "/import")}


def needed(route: Route) -> Role | None:
    """What a route asks for by these tables; whatever else changes something is unknown."""
    way = (route.method, route.path)
    if way in PUBLIC_ROUTES:
        return None
    if way in REVIEWERS:
        return Role.REVIEW
    if way in IMPORTERS:
        return Role.IMPORT
    assert route.method in SAFE_METHODS, f"say above who may {route.method} {route.path}"
    return Role.READ


@dataclass(frozen=True)
class Exposed:
    app: FastAPI
    client: TestClient
    store: Store
    heads: dict[Role, dict[str, str]]


@pytest.fixture(scope="module")
def exposed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Exposed]:
    folder = write_dataset(tmp_path_factory.mktemp("exposed") / "d", sample_records()[:2])
    app = exposed_app(folder, uploads_per_minute=1_000, logins_per_minute=1_000)
    store: Store = app.state.store
    heads = {role: bearer(store, role) for role in Role}
    with client_of(app, base=PUBLIC, follow_redirects=False) as client:
        yield Exposed(app, client, store, heads)


def call(exposed: Exposed, route: Route, headers: dict[str, str]) -> Response:
    path = re.sub(r"\{\w+\}", "0123456789abcdef", route.path)
    exposed.client.cookies.clear()
    return exposed.client.request(route.method, path, headers=headers)


def refused(answer: Response) -> bool:
    """Whether the role was not enough: a form that is not from a page of ours is a 403, too."""
    return answer.status_code == 403 and answer.json()["type"].endswith("role-too-low")


def test_every_route_asks_for_what_the_tables_say(exposed: Exposed) -> None:
    for route in routes_of(exposed.app):
        least = needed(route)
        if least is None:
            wrong_token = (401,) if route.path == "/login" and route.method == "POST" else ()
            assert call(exposed, route, {}).status_code in (200, 303, 404, *wrong_token), route
            continue
        assert call(exposed, route, {}).status_code == 401, route
        wrong = {"Authorization": "Bearer kehoach_wrong"}
        assert call(exposed, route, wrong).status_code == 401, route
        for role, head in exposed.heads.items():
            answer = call(exposed, route, head)
            assert refused(answer) is (not role.covers(least)), (route, role)


def test_every_route_that_changes_something_names_its_role(exposed: Exposed) -> None:
    for route in routes_of(exposed.app):
        if route.method not in SAFE_METHODS and needed(route) is not None:
            assert route.role == needed(route), f"{route} lacks require(…)"


def test_what_is_not_there_is_not_told_to_strangers(exposed: Exposed) -> None:
    assert exposed.client.get("/api/v1/nothing").status_code == 401
    assert exposed.client.get("/api/v1/openapi.json").status_code == 401


def test_a_refusal_says_how_to_do_better(exposed: Exposed) -> None:
    refused = exposed.client.get("/api/v1/plans")
    assert refused.headers["www-authenticate"].startswith("Bearer")
    assert refused.headers["content-type"] == "application/problem+json"
    assert "content-security-policy" in refused.headers
    low = exposed.client.get("/api/v1/audit", headers=exposed.heads[Role.READ])
    assert low.json()["role"] == "review"


def test_people_are_sent_to_the_login_and_back(exposed: Exposed) -> None:
    token = create_token(exposed.store, "người đọc", Role.READ)
    client = client_of(exposed.app, base=PUBLIC, follow_redirects=False)
    html = {"Accept": "text/html"}
    sent = client.get("/?q=nước&lang=en", headers=html)
    assert sent.status_code == 303
    page = client.get(sent.headers["location"])
    following = re.search(r'name="next" value="([^"]+)"', page.text)
    assert following is not None
    assert following.group(1) == "/?q=n%C6%B0%E1%BB%9Bc&amp;lang=en"
    done = client.post("/login", data={"token": token, "next": "/?lang=en"})
    assert (done.status_code, done.headers["location"]) == (303, "/?lang=en")
    cookie = done.headers["set-cookie"].lower()
    assert {"httponly", "secure", "samesite=lax"} <= set(re.split(r";\s*", cookie))
    assert token.lower() not in cookie
    assert client.get("/", headers=html).status_code == 200
    assert "người đọc" in client.get("/login").text
    assert client.post("/logout").status_code == 303
    client.cookies.clear()
    assert client.get("/", headers=html).status_code == 303
    assert {"login"} <= {each.action for each in deeds(exposed.store)}


def test_a_login_ends_with_its_token(exposed: Exposed) -> None:
    token = create_token(exposed.store, "tạm", Role.READ)
    client = client_of(exposed.app, base=PUBLIC)
    client.post("/login", data={"token": token}, follow_redirects=False)
    assert client.get("/api/v1/plans").status_code == 200
    revoke_token(exposed.store, "tạm")
    assert client.get("/api/v1/plans").status_code == 401


@pytest.mark.parametrize("cookie", ["", "1", "WzFd.x.y", "eyJhIjoxfQ.aaaa.bbbb", "x" * 5_000])
def test_a_cookie_that_is_not_ours(exposed: Exposed, cookie: str) -> None:
    client = client_of(exposed.app, base=PUBLIC)
    refused = client.get("/api/v1/plans", headers={"Cookie": f"{SESSION_COOKIE}={cookie}"})
    assert refused.status_code == 401


def test_a_wrong_token_is_refused_and_noted(exposed: Exposed) -> None:
    client = client_of(exposed.app, base=PUBLIC)
    assert client.post("/login", data={"token": "kehoach_no"}).status_code == 401
    assert deeds(exposed.store, limit=1)[0].action == "login-refused"


@pytest.mark.parametrize(
    "following",
    ["//evil.example", "https://evil.example", "/\\evil.example", "\\/evil.example", "x", "/\n/x"],
)
def test_the_login_leads_nowhere_else(exposed: Exposed, following: str) -> None:
    token = create_token(exposed.store, f"n{following!r}", Role.READ)
    client = client_of(exposed.app, base=PUBLIC, follow_redirects=False)
    done = client.post("/login", data={"token": token, "next": following})
    assert (done.status_code, done.headers["location"]) == (303, "/")


def test_a_server_of_this_machine_has_no_other_names(tmp_path: Path) -> None:
    app = local_app(write_dataset(tmp_path / "d", sample_records()[:1]))
    with client_of(app) as client:
        for host in ("127.0.0.1:8000", "localhost", "LOCALHOST:1", "[::1]:8000"):
            assert client.get("/api/v1/plans", headers={"Host": host}).status_code == 200, host
        for host in ("evil.example", "127.0.0.1.evil.example", "", "[::1", "localhost@evil.vn"):
            refused = client.get("/api/v1/plans", headers={"Host": host})
            assert refused.status_code == 421, host


def test_an_exposed_server_has_the_names_it_was_given(exposed: Exposed) -> None:
    head = exposed.heads[Role.READ]
    refused = exposed.client.get("/api/v1/plans", headers=head | {"Host": "other.vn"})
    assert refused.status_code == 421


FOREIGN: list[dict[str, str]] = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:9999"},
    {"Sec-Fetch-Site": "cross-site"},
    {"Sec-Fetch-Site": "same-site"},
]


@pytest.mark.parametrize("headers", FOREIGN, ids=lambda each: "-".join(each.values()))
def test_another_site_changes_nothing(tmp_path: Path, headers: dict[str, str]) -> None:
    app = local_app(write_dataset(tmp_path / "d", sample_records()[:1]))
    with client_of(app) as client:
        for route in routes_of(app):
            if route.method not in SAFE_METHODS:
                path = re.sub(r"\{\w+\}", "0123456789abcdef", route.path)
                refused = client.request(route.method, path, headers=headers)
                assert refused.json()["type"].endswith("foreign-origin"), route
        assert client.get("/api/v1/plans", headers=headers).status_code == 200


def test_our_own_pages_may(tmp_path: Path) -> None:
    app = local_app(write_dataset(tmp_path / "d", sample_records()[:1]))
    own = {"Origin": OWN, "Sec-Fetch-Site": "same-origin"}
    with client_of(app) as client:
        assert client.post("/api/v1/plans", headers=own).status_code == 415


def test_logins_are_counted(tmp_path: Path) -> None:
    folder = write_dataset(tmp_path / "d", sample_records()[:1])
    app = exposed_app(folder, logins_per_minute=3)
    with client_of(app, base=PUBLIC) as client:
        statuses = [client.post("/login", data={"token": "no"}).status_code for _ in range(5)]
        assert statuses == [401, 401, 401, 429, 429]
        refused = client.get("/api/v1/plans", headers={"Authorization": "Bearer no"})
        assert (refused.status_code, refused.headers["retry-after"]) == (429, "60")


def test_good_tokens_are_not_counted(tmp_path: Path) -> None:
    app = exposed_app(write_dataset(tmp_path / "d", sample_records()[:1]), logins_per_minute=2)
    head = bearer(app.state.store, Role.READ)
    with client_of(app, base=PUBLIC, headers=head) as client:
        assert {client.get("/api/v1/plans").status_code for _ in range(6)} == {200}
