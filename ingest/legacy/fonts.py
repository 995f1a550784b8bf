"""Fonts that show other letters than their codes say: `.VnTime`, `VNI-Times`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import yaml

from ingest.legacy.schemes import Scheme

_SUBSET = re.compile(r"[A-Z]{6}\+")


@dataclass(frozen=True, slots=True)
class LegacyFont:
    """What a font writes; `capitals` if its small letters look like capitals."""

    scheme: Scheme
    capitals: bool = False


@dataclass(frozen=True, slots=True)
class _Family:
    scheme: Scheme
    names: re.Pattern[str]
    capitals: re.Pattern[str] | None


@cache
def legacy_font(name: str | None) -> LegacyFont | None:
    """The code of a font by its name; `None` for a font of today.

    >>> legacy_font(".VnTimeH")
    LegacyFont(scheme=<Scheme.TCVN3: 'tcvn3'>, capitals=True)
    >>> legacy_font("Times New Roman") is None
    True
    """
    if not name:
        return None
    bare = _SUBSET.sub("", name, count=1)
    for family in _families():
        if family.names.match(bare):
            capitals = family.capitals is not None and family.capitals.match(bare) is not None
            return LegacyFont(family.scheme, capitals)
    return None


def load_fonts() -> list[dict[str, object]]:
    """The entries of `fonts.yaml`."""
    text = (files("ingest.legacy") / "fonts.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    found: list[dict[str, object]] = yaml.load(text, Loader=loader)
    return found


@cache
def _families() -> tuple[_Family, ...]:
    return tuple(
        _Family(
            Scheme(str(entry["scheme"])),
            re.compile(str(entry["names"]), re.I),
            re.compile(str(entry["capitals"]), re.I) if "capitals" in entry else None,
        )
        for entry in load_fonts()
    )
