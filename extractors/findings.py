"""The catalogue of findings: what a person should look at, in Vietnamese and English."""

from __future__ import annotations

from functools import cache

from extractors.knowledge import load_yaml
from schemas import Finding, Span


def finding(code: str, span: Span | None, /, **values: str) -> Finding:
    """A finding of the catalogue with its messages filled in.

    Raises `KeyError` if `findings.yaml` has no such code or its message a name not in `values`.
    """
    texts = _catalogue()[code]
    return Finding(code, texts["vi"].format(**values), texts["en"].format(**values), span)


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    entries = load_yaml("extractors", "findings.yaml")
    if not isinstance(entries, dict):
        raise TypeError("findings.yaml must be a mapping")
    return entries
