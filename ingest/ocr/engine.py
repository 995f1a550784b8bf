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

import cv2
import numpy as np

from ingest.ocr.images import Grey
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
READ_DPI = 180
"""Resolution at which words are read: the model scales lines to 36 pixels, and does it worse."""

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

    def page(self, image: Grey, dpi: int) -> list[Seen]:
        """The words of a page, its layout found by Tesseract."""
        from tesserocr import PSM

        return self._read(image, dpi, PSM.AUTO)

    def block(self, image: Grey, dpi: int) -> list[Seen]:
        """The words of one block of text with some white around it."""
        from tesserocr import PSM

        return self._read(image, dpi, PSM.SINGLE_BLOCK)

    def _read(self, image: Grey, dpi: int, mode: int) -> list[Seen]:
        """The words of an image in its own pixels, read at the resolution that suits the model."""
        scale = min(READ_DPI / dpi, 1.0)
        shown = image if scale == 1.0 else _smaller(image, scale)
        height, width = shown.shape
        self._api.SetPageSegMode(mode)
        self._api.SetImageBytes(np.ascontiguousarray(shown).tobytes(), width, height, 1, width)
        self._api.SetSourceResolution(round(dpi * scale))
        if not self._api.Recognize():
            return []
        return [_enlarged(word, 1 / scale) for word in _iterated(self._api)]


def _smaller(image: Grey, scale: float) -> Grey:
    return cv2.resize(image, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA)


def _enlarged(word: Seen, by: float) -> Seen:
    return word._replace(
        x0=round(word.x0 * by),
        top=round(word.top * by),
        x1=round(word.x1 * by),
        bottom=round(word.bottom * by),
        baseline=word.baseline * by,
    )


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
