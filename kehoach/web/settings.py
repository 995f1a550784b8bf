"""What the server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`target` is a dataset's folder or a database's address.

    `exposed` says that others than this machine can reach the server: tokens are then asked for.
    `upload_bytes` is the largest file taken, `uploads_per_minute` how many from one address.
    """

    target: str | Path
    exposed: bool = False
    upload_bytes: int = 50_000_000
    uploads_per_minute: int = 10
    page_size: int = 50
    largest_page: int = 200
