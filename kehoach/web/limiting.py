"""How often one sender may do what costs much or tries what should not be tried."""

from __future__ import annotations

from http import HTTPStatus

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import MovingWindowRateLimiter

from kehoach.web.problems import Problem
from kehoach.web.settings import Settings

WINDOW_SECONDS = 60


class Limiter:
    """Counts what each address does within a minute; safe between threads."""

    def __init__(self, settings: Settings) -> None:
        self._window = MovingWindowRateLimiter(MemoryStorage())
        self._most = {
            "uploads": RateLimitItemPerMinute(settings.uploads_per_minute),
            "logins": RateLimitItemPerMinute(settings.logins_per_minute),
        }

    def count(self, what: str, address: str) -> None:
        """Count one more. Raises a `Problem` if it is one too many."""
        if not self._window.hit(self._most[what], what, address):
            raise _too_many(what)

    def check(self, what: str, address: str) -> None:
        """Raise a `Problem` if one more would be too many, and count nothing."""
        if not self._window.test(self._most[what], what, address):
            raise _too_many(what)


def _too_many(what: str) -> Problem:
    return Problem(
        HTTPStatus.TOO_MANY_REQUESTS,
        "too-many",
        f"too many {what} from your address; wait a minute",
        headers={"Retry-After": str(WINDOW_SECONDS)},
    )
