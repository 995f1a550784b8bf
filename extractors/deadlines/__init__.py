"""Deadlines: by when, in which time and how often something is to be done."""

from extractors.deadlines.stage import find_deadlines

__all__ = ["find_deadlines"]
