"""What the document is: its letterhead, title, signatures, recipients, and its outline."""

from extractors.letterhead.header import read_header

__all__ = ["read_header"]
