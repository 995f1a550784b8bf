"""Office formats that LibreOffice turns into .docx: .doc, .rtf, .odt and their templates."""

from __future__ import annotations

from ingest.office.batch import convert, converted
from ingest.office.reader import read_office

__all__ = ["convert", "converted", "read_office"]
