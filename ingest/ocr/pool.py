"""Pages read side by side, a thread to a core: Tesseract and OpenCV leave Python's lock alone."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeAlias

from ingest.ocr import cache
from ingest.ocr.engine import models
from ingest.ocr.images import Colour, Grey
from ingest.ocr.sheet import Sheet
from ingest.ocr.sheets import read_sheet

Picture: TypeAlias = tuple[int, Colour | Grey, int]
"""Number of the page, its pixels, their resolution in dpi."""


def cores() -> int:
    """How many pages are read at once: the cores that this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def side_by_side(
    pictures: Iterable[Picture], workers: int | None = None
) -> Iterator[tuple[int, Sheet]]:
    """Read pages in `workers` threads; no more pictures are held than are being read, and one."""
    models()
    most = workers or cores()
    waiting: deque[tuple[int, Future[Sheet]]] = deque()
    with ThreadPoolExecutor(most, thread_name_prefix="ocr") as pool:
        for number, pixels, dpi in pictures:
            waiting.append((number, pool.submit(_read, pixels, dpi, number)))
            if len(waiting) > most:
                done, future = waiting.popleft()
                yield done, future.result()
        while waiting:
            done, future = waiting.popleft()
            yield done, future.result()


def _read(pixels: Colour | Grey, dpi: int, number: int) -> Sheet:
    key = cache.key(pixels, dpi)
    known = cache.load(key, number)
    if known is not None:
        return known
    sheet = read_sheet(pixels, dpi, number)
    cache.save(key, sheet)
    return sheet
