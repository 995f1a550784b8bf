"""Digital PDF: characters with boxes to words, lines, paragraphs and ruled tables."""

from ingest.pdf.reader import read_pdf

__all__ = ["read_pdf"]
