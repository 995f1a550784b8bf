"""How much of a machine one file may cost: every limit, in one place.

The defaults let the largest plan through and stop what was made to do harm. A limit is changed by
the environment (`KEHOACH_LIMIT_PAGES=500`) or by a settings file that `KEHOACH_SETTINGS` names,
in TOML; the environment goes first:

    [limits]
    pages = 500
    seconds = 30
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path

from ingest.errors import TooLarge

SETTINGS_VARIABLE = "KEHOACH_SETTINGS"
PREFIX = "KEHOACH_LIMIT_"


@dataclass(frozen=True, slots=True)
class Limits:
    """What one file may cost. Over a limit a file ends with `TooLarge`, `TimedOut` or
    `OutOfMemory`, never half read."""

    file_bytes: int = 200_000_000
    """Size of a file, and of a member of an archive."""
    characters: int = 5_000_000
    """Text of one document; a plan of a hundred pages has three hundred thousand."""
    pages: int = 2_000
    page_characters: int = 60_000
    """On one page; a dense page of a plan holds four thousand."""
    page_pixels: int = 40_000_000
    """Of a page made into a picture; A4 at 300 dots per inch has nine million."""
    unpacked_bytes: int = 500_000_000
    """What is unpacked of one archive (.zip, .docx, .odt), all together."""
    unpacked_ratio: int = 200
    """Unpacked to packed size of one member; counts from twenty million bytes on."""
    members: int = 10_000
    """Entries of one archive."""
    nested_archives: int = 1
    """Archives in archives in archives: how deep."""
    nested_tables: int = 20
    """Tables in cells of tables, text boxes in text boxes: how deep."""
    seconds: float = 120.0
    """Time for one file of a batch."""
    memory_bytes: int = 2_000_000_000
    """Memory that reading one file of a batch may take."""


class SettingsError(Exception):
    """A setting that is unknown or no positive number, or a settings file that cannot be read."""

    def __init__(self, where: str, detail: str) -> None:
        self.where = where
        self.detail = detail
        super().__init__(self.describe("vi"))

    def describe(self, language: str) -> str:
        """One line for people. `language` is `vi` or `en`."""
        if language == "en":
            return f"{self.where}: this setting cannot be used ({self.detail}); see docs/command.md"
        return f"{self.where}: thiết lập không dùng được ({self.detail}); xem docs/command.md"


_current: ContextVar[Limits | None] = ContextVar("limits", default=None)


def limits() -> Limits:
    """The limits in force. Raises `SettingsError` if the settings cannot be used."""
    return _current.get() or _configured()


@contextmanager
def limited(chosen: Limits | None = None, **changes: float) -> Iterator[Limits]:
    """Other limits for a while: `chosen`, or those in force with `changes`.

    >>> with limited(pages=3) as chosen:
    ...     limits().pages
    3
    """
    new = replace(chosen or limits(), **changes)  # type: ignore[arg-type]
    token = _current.set(new)
    try:
        yield new
    finally:
        _current.reset(token)


def use_limits(chosen: Limits) -> None:
    """Other limits for the rest of this process, as a worker does with those of its batch."""
    _current.set(chosen)


def check(path: Path, limit: str, found: float, *, page: int | None = None) -> None:
    """Raise `TooLarge` naming the limit if `found` is more than the limit of that name."""
    most = getattr(limits(), limit)
    if found > most:
        raise TooLarge(path, page=page, detail=f"{limit}: {found:,} > {most:,}")


@cache
def _configured() -> Limits:
    return read_limits(os.environ)


def read_limits(environment: Mapping[str, str]) -> Limits:
    """The limits that an environment sets, by itself or by the settings file it names.

    Raises `SettingsError`.

    >>> read_limits({"KEHOACH_LIMIT_PAGES": "500"}).pages
    500
    """
    settings: dict[str, tuple[str, object]] = {}
    file = environment.get(SETTINGS_VARIABLE)
    if file:
        for name, value in _file_limits(Path(file)).items():
            settings[name] = (f"{file}, limits.{name}", value)
    for variable, value in environment.items():
        if variable.startswith(PREFIX):
            settings[variable.removeprefix(PREFIX).lower()] = (variable, value)
    kinds = {each.name: float if each.type == "float" else int for each in fields(Limits)}
    chosen = {
        name: _number(where, value, kinds.get(name)) for name, (where, value) in settings.items()
    }
    return replace(Limits(), **chosen)  # type: ignore[arg-type]


def _file_limits(path: Path) -> dict[str, object]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8")).get("limits", {})
    except OSError as error:
        raise SettingsError(str(path), error.strerror or str(error)) from error
    except ValueError as error:
        raise SettingsError(str(path), str(error)) from error
    if not isinstance(table, dict):
        raise SettingsError(str(path), "limits")
    return table


def _number(where: str, value: object, kind: type[float] | None) -> float:
    if kind is None:
        raise SettingsError(where, "unknown")
    try:
        number = kind(value)  # type: ignore[arg-type]
    except (TypeError, ValueError, OverflowError):
        raise SettingsError(where, repr(value)) from None
    if isinstance(value, bool) or not 0 < number < float("inf"):
        raise SettingsError(where, repr(value))
    return number
