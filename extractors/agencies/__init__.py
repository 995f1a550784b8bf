"""Agencies: every body and group a plan names, by its official name at the plan's date."""

from extractors.agencies.index import AgencyIndex, Mentioned
from extractors.agencies.lookup import DayError, PlaceError, resolve
from extractors.agencies.resolution import Resolution
from extractors.agencies.rivals import Rival
from extractors.agencies.stage import find_agencies

__all__ = [
    "AgencyIndex",
    "DayError",
    "Mentioned",
    "PlaceError",
    "Resolution",
    "Rival",
    "find_agencies",
    "resolve",
]
