"""Pages that were read before: one small file per picture in the user's cache folder.

The name of a file is the hash of the picture, of the engine and of this package's way of reading,
so that nothing is ever out of date. `KEHOACH_OCR_CACHE` names another folder, or is `off`.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import tempfile
from functools import cache
from pathlib import Path
from typing import Any, TypedDict

import numpy as np
from platformdirs import user_cache_path

from ingest.ocr.engine import version
from ingest.ocr.images import Colour, Grey
from ingest.ocr.sheet import Sheet
from ingest.pdf.drawing import Ruling
from ingest.pdf.words import Word

SETTING = "KEHOACH_OCR_CACHE"
METHOD = 1
"""Raised with every change of what is read from a picture."""

MOST_BYTES = 256 * 2**20
"""Of all files together; the ones not used for longest go first."""

_SUFFIX = ".json.gz"
_EVERY = 64
"""Files written between two looks at the size of the folder."""

_written = 0


def folder() -> Path | None:
    """Where pages are kept, `None` if they are not."""
    setting = os.environ.get(SETTING, "")
    if setting.lower() in {"off", "0", "no"}:
        return None
    return Path(setting) if setting else user_cache_path("kehoach") / "ocr"


def key(pixels: Colour | Grey, dpi: int) -> str:
    """The name of a picture."""
    found = hashlib.blake2b(digest_size=20)
    found.update(f"{METHOD} {_engine()} {dpi} {pixels.shape}".encode())
    found.update(np.ascontiguousarray(pixels).data)
    return found.hexdigest()


@cache
def _engine() -> str:
    return version()


def load(name: str, number: int) -> Sheet | None:
    """What was read off a picture before, its words on page `number`; `None` if it is not known
    or cannot be read."""
    place = _place(name)
    if place is None:
        return None
    try:
        with gzip.open(place, "rt", encoding="utf-8") as stream:
            sheet = _sheet(json.load(stream), number)
        os.utime(place)
    except (OSError, EOFError, ValueError, TypeError, KeyError):
        return None
    return sheet


def save(name: str, sheet: Sheet) -> None:
    """Keep what was read off a picture; a folder that cannot be written costs nothing else."""
    global _written
    place = _place(name)
    if place is None:
        return
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=place.parent, suffix=".part", delete=False) as part:
            part.write(gzip.compress(json.dumps(_plain(sheet)).encode(), 5))
        Path(part.name).replace(place)
        _written += 1
        if _written % _EVERY == 1:
            shrink(place.parent, MOST_BYTES)
    except OSError:
        return


def shrink(place: Path, most: int) -> None:
    """Remove the files not used for longest until those left take `most` bytes."""
    files = sorted(
        ((each.stat().st_mtime, each.stat().st_size, each) for each in place.glob(f"*{_SUFFIX}")),
        reverse=True,
    )
    held = 0
    for _, size, each in files:
        held += size
        if held > most:
            each.unlink(missing_ok=True)


def _place(name: str) -> Path | None:
    where = folder()
    return None if where is None else where / f"{name}{_SUFFIX}"


class _Plain(TypedDict):
    """A sheet as JSON."""

    rows: list[list[list[Any]]]
    rulings: list[tuple[float, float, float, float]]
    angle: float
    quarters: int


def _plain(sheet: Sheet) -> _Plain:
    return {
        "rows": [[list(word) for word in row] for row in sheet.rows],
        "rulings": [(line.x0, line.top, line.x1, line.bottom) for line in sheet.rulings],
        "angle": sheet.angle,
        "quarters": sheet.quarters,
    }


def _sheet(plain: _Plain, number: int) -> Sheet:
    rows = tuple(
        tuple(Word._make(word)._replace(page=number) for word in row) for row in plain["rows"]
    )
    rulings = tuple(Ruling(*line) for line in plain["rulings"])
    return Sheet(rows, rulings, plain["angle"], plain["quarters"])
