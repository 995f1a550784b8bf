"""The formats that are converted: what they are called on disk and in a record."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ingest.office.rtf import with_lines
from ingest.sniff import Format


@dataclass(frozen=True, slots=True)
class Kind:
    """`suffix` is the extension by which the converter knows the format, `media_type` its name.

    `prepare` makes of a file's content what the converter is given.
    """

    suffix: str
    media_type: str
    prepare: Callable[[bytes], bytes] = bytes


KINDS: dict[Format, Kind] = {
    Format.DOC: Kind(".doc", "application/msword"),
    Format.RTF: Kind(".rtf", "application/rtf", with_lines),
    Format.ODT: Kind(".odt", "application/vnd.oasis.opendocument.text"),
}
