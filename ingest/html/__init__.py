"""Web pages: those that Word and LibreOffice save, those of portals, and MHTML archives."""

from __future__ import annotations

from ingest.html.reader import read_html

__all__ = ["read_html"]
