"""The formats that are converted: what they are called on disk and in a record."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.sniff import Format


@dataclass(frozen=True, slots=True)
class Kind:
    """`suffix` is the extension by which the converter knows the format, `media_type` its name."""

    suffix: str
    media_type: str


KINDS: dict[Format, Kind] = {
    Format.DOC: Kind(".doc", "application/msword"),
    Format.RTF: Kind(".rtf", "application/rtf"),
    Format.ODT: Kind(".odt", "application/vnd.oasis.opendocument.text"),
}
