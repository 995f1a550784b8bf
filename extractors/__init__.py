"""`extract(document) -> Plan`: six extractors in a fixed order."""

from extractors.pipeline import extract

__all__ = ["extract"]
