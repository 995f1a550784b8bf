"""Checks: what in the facts of a plan contradicts itself, for a person to look at."""

from extractors.checks.stage import look_over

__all__ = ["look_over"]
