"""Python's garbage collector and the data of this package."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collecting() -> Iterator[None]:
    """Make objects without the collector of reference cycles, as a context or a decorator.

    A document is thousands of small objects that all stay and form no cycles. The collector goes
    over them again and again while they are made, which costs a document of 0.5 MB a seventh of its
    time, a longer one more. What reference counts free is freed as ever. The collector is one for
    all threads; it runs again when the first of those that paused it is done.

    >>> with without_collecting():
    ...     gc.isenabled()
    False
    """
    paused = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if paused:
            gc.enable()
