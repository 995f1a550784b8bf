"""Files of a dataset, written whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path


class OutputError(Exception):
    """The target folder cannot be written."""

    def __init__(self, target: Path, detail: str) -> None:
        self.target = target
        self.detail = detail
        super().__init__(f"{target}: {detail}")

    def describe(self, language: str) -> str:
        """One line for people. `language` is `vi` or `en`."""
        if language == "en":
            return f"{self.target}: cannot be written ({self.detail}); choose another folder"
        return f"{self.target}: không ghi được ({self.detail}); hãy chọn thư mục khác"


def write_whole(target: Path, lines: Iterable[str]) -> None:
    """Write `lines` to `target` so that it is there whole or not at all.

    Raises `OutputError` if it cannot be written; what stood there before then stays.
    """
    temporary = None
    try:
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", newline="\n", dir=target.parent, suffix=".part", delete=False
        ) as stream:
            temporary = Path(stream.name)
            stream.writelines(f"{line}\n" for line in lines)
            stream.flush()
            os.fsync(stream.fileno())
        temporary.chmod(0o644)
        temporary.replace(target)
    except OSError as error:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
        raise OutputError(target, error.strerror or str(error)) from error
