"""Agencies: every body and group a plan names, by its official name at the plan's date."""

from extractors.agencies.index import AgencyIndex, Mentioned
from extractors.agencies.resolution import Resolution
from extractors.agencies.stage import find_agencies, resolve

__all__ = ["AgencyIndex", "Mentioned", "Resolution", "find_agencies", "resolve"]
