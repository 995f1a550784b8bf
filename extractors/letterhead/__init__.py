"""What the document is: its letterhead, title, signatures, recipients, and its outline."""

from extractors.letterhead.header import read_header
from extractors.letterhead.outline import read_outline

__all__ = ["read_header", "read_outline"]
