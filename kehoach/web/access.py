"""Who may do what."""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Request


def require(role: str) -> Callable[[Request], None]:
    """A dependency that lets those pass who have `role` (`read`, `import`, `review`) or more."""

    def allowed(request: Request) -> None:
        """Everybody is, on a server that only this machine can reach."""

    return allowed
