"""Tesseract inside the process: one engine per thread at work, kept for the next page.

tesserocr holds the model in memory and takes a part of an image for the price of its lines; a
`tesseract` process per page costs a third more, and one per cell of a table many times more.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from ingest.ocr.images import Grey, PixelBox
from ingest.ocr.missing import Missing

if TYPE_CHECKING:
    from tesserocr import PyTessBaseAPI

LANGUAGE = "vie"
_MODEL = f"{LANGUAGE}.traineddata"
_FOLDERS = (
    "/usr/share/tesseract-ocr/5/tessdata",
    "/usr/share/tesseract-ocr/4.00/tessdata",
    "/usr/share/tessdata",
    "/usr/local/share/tessdata",
    "/opt/homebrew/share/tessdata",
)
_LONGEST_WAIT = 10.0
"""Seconds for `tesseract` to say where its models are."""


class Seen(NamedTuple):
    """A word as Tesseract saw it: its box and baseline in pixels, its confidence (0 to 1), and
    the number of its line."""

    text: str
    x0: int
    top: int
    x1: int
    bottom: int
    baseline: float
    confidence: float
    line: int


class Engine:
    """One Tesseract with the Vietnamese model; used by one thread at a time."""

    def __init__(self, api: PyTessBaseAPI) -> None:
        self._api = api

    def show(self, image: Grey, dpi: int) -> None:
        """Take the image that the next calls read."""
        height, width = image.shape
        data = np.ascontiguousarray(image).tobytes()
        self._api.SetImageBytes(data, width, height, 1, width)
        self._api.SetSourceResolution(dpi)

    def page(self) -> list[Seen]:
        """The words of the whole image, its layout found by Tesseract."""
        from tesserocr import PSM

        return self._words(PSM.AUTO)

    def block(self, box: PixelBox, *, lines: int) -> list[Seen]:
        """The words of one block of text, of so many lines."""
        from tesserocr import PSM

        x0, top, x1, bottom = box
        self._api.SetRectangle(x0, top, x1 - x0, bottom - top)
        return self._words(PSM.SINGLE_LINE if lines == 1 else PSM.SINGLE_BLOCK)

    def _words(self, mode: int) -> list[Seen]:
        self._api.SetPageSegMode(mode)
        if not self._api.Recognize():
            return []
        return list(_iterated(self._api))


def _iterated(api: PyTessBaseAPI) -> Iterator[Seen]:
    from tesserocr import RIL, iterate_level

    found = api.GetIterator()
    if found is None or found.Empty(RIL.WORD):
        return
    line = -1
    ends = ((0, 0), (0, 0))
    for word in iterate_level(found, RIL.WORD):
        if word.IsAtBeginningOf(RIL.TEXTLINE):
            line += 1
            ends = word.Baseline(RIL.TEXTLINE) or ends
        box = word.BoundingBox(RIL.WORD)
        text = "" if word.Empty(RIL.WORD) else word.GetUTF8Text(RIL.WORD).strip()
        if not text or box is None:
            continue
        (left, start), (right, end) = ends
        share = ((box[0] + box[2]) / 2 - left) / max(right - left, 1)
        baseline = start + (end - start) * share
        x0, top, x1, bottom = box
        sure = word.Confidence(RIL.WORD) / 100
        yield Seen(text, x0, top, x1, bottom, baseline, sure, line)


_idle: SimpleQueue[Engine] = SimpleQueue()


@contextmanager
def engine() -> Iterator[Engine]:
    """An engine for the time of the block.

    Raises `Missing` where Tesseract, its Vietnamese model or tesserocr is not installed.
    """
    try:
        taken = _idle.get_nowait()
    except Empty:
        taken = _started()
    try:
        yield taken
    finally:
        _idle.put(taken)


def _started() -> Engine:
    folder = models()
    from tesserocr import OEM, PSM, PyTessBaseAPI

    try:
        return Engine(PyTessBaseAPI(f"{folder}/", LANGUAGE, psm=PSM.AUTO, oem=OEM.LSTM_ONLY))
    except RuntimeError as error:
        raise Missing(_MODEL) from error


@cache
def models() -> Path:
    """The folder of Tesseract's models.

    Raises `Missing` naming what is not installed.
    """
    # One page per thread is faster than one page by all cores; libgomp reads this when it loads.
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    try:
        import tesserocr  # noqa: F401
    except ImportError as error:
        raise Missing("tesserocr") from error
    for folder in _folders():
        if (folder / _MODEL).is_file():
            return folder
    raise Missing(_MODEL)


def _folders() -> Iterator[Path]:
    prefix = os.environ.get("TESSDATA_PREFIX")
    if prefix:
        yield from (Path(prefix), Path(prefix) / "tessdata")
    yield from map(Path, _FOLDERS)
    yield from _told()


def _told() -> Iterator[Path]:
    """What an installed `tesseract` says: `List of available languages in "…/tessdata/" (3):`"""
    program = shutil.which("tesseract")
    if program is None:
        return
    try:
        told = subprocess.run(
            [program, "--list-langs"], capture_output=True, text=True, timeout=_LONGEST_WAIT
        )
    except (OSError, subprocess.TimeoutExpired):
        return
    quoted = told.stdout.split('"')
    if len(quoted) > 1:
        yield Path(quoted[1])


def version() -> str:
    """Of the engine and its model, for the keys of the cache."""
    from tesserocr import tesseract_version

    model = models() / _MODEL
    return f"{tesseract_version().splitlines()[0]} {LANGUAGE} {model.stat().st_size}"
