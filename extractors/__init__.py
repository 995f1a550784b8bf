"""`extract(document) -> Plan`: six extractors in a fixed order; `resolve(name)`: one body."""

from extractors.agencies import DayError, PlaceError, Resolution, resolve
from extractors.pipeline import extract

__all__ = ["DayError", "PlaceError", "Resolution", "extract", "resolve"]
