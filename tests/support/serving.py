"""The web application over a dataset, for tests of its safety; a plan that is full of markup."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.routing import iter_route_contexts
from starlette.testclient import TestClient

from corpus.batch import PLANS
from corpus.store import Store
from corpus.store.tokens import Role, create_token
from kehoach.web import Settings, create_app
from kehoach.web.access import Requirement
from tests.support.registries import sample_records

OWN = "http://127.0.0.1"
PUBLIC = "https://plans.example.vn"
MARK = "xss7"
HOSTILE = f"</script></textarea>\"'><img src=x onerror={MARK}><script>{MARK}</script>{{{{7*7}}}}"
"""What must never stand in a page as it is; `MARK` finds it however it was escaped."""


_NAME = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Route:
    """One way into the application: `role` is what `require` asks for, None if nothing does."""

    method: str
    path: str
    role: Role | None

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(_NAME.findall(self.path))


def routes_of(app: FastAPI) -> Iterator[Route]:
    """Every route of an application, once for each of its methods."""
    for context in iter_route_contexts(app.routes):
        dependant = getattr(context, "dependant", None)
        roles = [] if dependant is None else list(_roles(dependant))
        for method in sorted(context.methods or ()):
            if method != "HEAD":
                yield Route(
                    method, context.path or "", max(roles, key=list(Role).index, default=None)
                )


def _roles(dependant: Dependant) -> Iterator[Role]:
    for each in dependant.dependencies:
        if isinstance(each.call, Requirement):
            yield each.call.role
        yield from _roles(each)


def write_dataset(folder: Path, records: Sequence[str]) -> Path:
    folder.mkdir(exist_ok=True)
    (folder / PLANS).write_text("".join(f"{each}\n" for each in records), encoding="utf-8")
    return folder


def local_app(target: Path | str, **settings: Any) -> FastAPI:
    """An application that only this machine can reach."""
    return create_app(Settings(target, **settings))


def exposed_app(target: Path | str, **settings: Any) -> FastAPI:
    """An application that asks for tokens."""
    return create_app(Settings(target, exposed=True, hosts=("plans.example.vn",), **settings))


def client_of(app: FastAPI, *, base: str = OWN, **more: Any) -> TestClient:
    return TestClient(app, base_url=base, raise_server_exceptions=False, **more)


def bearer(store: Store, role: Role) -> dict[str, str]:
    """The head of requests by someone with that role."""
    return {"Authorization": f"Bearer {create_token(store, f'of {role.value}', role)}"}


@cache
def hostile_record() -> str:
    """A record with markup in every text of it that is not an id, a date or a choice."""
    record = max(map(json.loads, sample_records()), key=lambda each: len(each["tasks"]))
    poisoned = _poisoned(record)
    poisoned["source"]["sha256"] = sha256(HOSTILE.encode()).hexdigest()
    return json.dumps(poisoned, ensure_ascii=False)


_KEPT = frozenset(
    """id key field sha256 media_type text_layer role kind relation origin op level issued_on start
    end rrule period span task section deadlines references page schema_version""".split()  # noqa: SIM905
)


def _poisoned(value: Any, name: str = "") -> Any:
    if name in _KEPT:
        return value
    if isinstance(value, dict):
        return {key: _poisoned(each, key) for key, each in value.items()}
    if isinstance(value, list):
        return [_poisoned(each, name) for each in value]
    return f"{value} {HOSTILE}" if isinstance(value, str) else value
