"""`extract(document) -> Plan`: six extractors in a fixed order; `resolve(name)`: one body."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from extractors.agencies import DayError, PlaceError, Resolution, resolve
    from extractors.pipeline import extract

__all__ = ["DayError", "PlaceError", "Resolution", "extract", "resolve"]


def __getattr__(name: str) -> object:
    # Extraction brings spaCy along, which those who only fold words or know places can do without.
    if name == "extract":
        from extractors import pipeline

        return pipeline.extract
    if name in __all__:
        from extractors import agencies

        return getattr(agencies, name)
    raise AttributeError(name)
