"""What the server is told when it starts."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Settings:
    """`target` is a dataset's folder or a database's address.

    `exposed` says that others than this machine can reach the server: tokens are then asked for.
    `hosts` are the names under which it may be called, any if there are none; one that is not
    exposed is only called by the names of this machine.
    `upload_bytes` is the largest file taken, `upload_files` how many of them at once; an address
    may send `uploads_per_minute` and try `logins_per_minute`.
    """

    target: str | Path
    exposed: bool = False
    hosts: tuple[str, ...] = ()
    upload_bytes: int = 50_000_000
    upload_files: int = 50
    uploads_per_minute: int = 60
    logins_per_minute: int = 10
    page_size: int = 50
    largest_page: int = 200
