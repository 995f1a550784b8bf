"""Hypothesis for all tests: no time limit per example (a busy machine is no fault), and in CI
the same examples each time."""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("kehoach", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("kehoach")
