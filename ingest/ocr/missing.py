"""What the recognition lacks."""

from __future__ import annotations


class Missing(Exception):
    """A part of the recognition is not installed; the argument names it."""
