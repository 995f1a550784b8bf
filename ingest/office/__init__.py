"""Office formats that LibreOffice turns into .docx: .doc, .rtf, .odt and their templates."""

from __future__ import annotations

from ingest.office.batch import convert, converting
from ingest.office.reader import read_office

__all__ = ["convert", "converting", "read_office"]
