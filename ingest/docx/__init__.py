"""Word documents (.docx): what Word shows, read from the package's XML in one walk."""

from __future__ import annotations

from ingest.docx.reader import read_docx

__all__ = ["read_docx"]
