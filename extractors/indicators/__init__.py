"""Measured targets, from annex tables and from prose."""

from extractors.indicators.series import series_key
from extractors.indicators.stage import find_indicators

__all__ = ["find_indicators", "series_key"]
