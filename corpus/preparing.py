"""What is done once for all files of a batch, before the workers read them one by one.

A step is a context manager over the files: it does its work on entering (a converter is started
once and turns what needs it into what the readers know) and tidies up on leaving, when the last
file is read. A step must not fail for one file: what it could not prepare, the reader of that
file says with its own error.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, contextmanager
from pathlib import Path

Step = Callable[[Sequence[Path]], AbstractContextManager[None]]

STEPS: tuple[Step, ...] = ()


@contextmanager
def prepared(files: Sequence[Path]) -> Iterator[None]:
    """Every step of `STEPS` around the reading of `files`."""
    with ExitStack() as stack:
        for step in STEPS:
            stack.enter_context(step(files))
        yield
