"""Who may do what: everything on a server that only this machine can reach, else what a token says.

The guard (`kehoach.web.guard`) finds out who sends a request before anything of it is read, lets
nobody read without a token, and nobody change anything without the role `import`. Routes that need
more say so with `require`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from http import HTTPStatus
from typing import Annotated

from fastapi import Depends, Request

from corpus.store.tokens import Role, Token
from kehoach.web.limiting import Limiter
from kehoach.web.problems import Problem

SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
"""Methods that change nothing (RFC 9110, 9.2.1)."""


@dataclass(frozen=True, slots=True)
class Visitor:
    """Who sends a request: `token` is None for those on this machine; `address` is where from."""

    name: str
    role: Role
    address: str
    token: Token | None = None


LOCAL = "local"
"""Everybody's name where no tokens are asked for."""


def visitor_of(request: Request) -> Visitor:
    """Who sends a request."""
    visitor: Visitor = request.state.visitor
    return visitor


Visit = Annotated[Visitor, Depends(visitor_of)]


class Requirement:
    """A dependency that lets those pass who have a role; see `require`. Asked again for the same
    request, it counts nothing."""

    def __init__(self, role: Role) -> None:
        self.role = role

    def __call__(self, request: Request) -> None:
        visitor = visitor_of(request)
        if not visitor.role.covers(self.role):
            raise forbidden(self.role)
        uploads = self.role is Role.IMPORT and request.method not in SAFE_METHODS
        if uploads and not getattr(request.state, "counted", False):
            limiter: Limiter = request.app.state.limiter
            limiter.count("uploads", visitor.address)
            request.state.counted = True


def require(role: str) -> Callable[[Request], None]:
    """A dependency that lets those pass who have `role` (`read`, `import`, `review`) or more.

    What needs `import` and changes something is also counted against the uploads of its sender.
    """
    return Requirement(Role(role))


def forbidden(role: Role) -> Problem:
    """The problem of a token whose role is not enough."""
    detail = f"this needs a token with the role {role.value!r}"
    return Problem(HTTPStatus.FORBIDDEN, "role-too-low", detail, role=role.value)
