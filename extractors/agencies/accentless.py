"""Names without accents ("So Y te tinh Nghe An"), put back from the closed lists they come from."""

from __future__ import annotations

from collections import defaultdict
from functools import cache, lru_cache

from extractors.agencies.localities import KIND_LEVELS
from extractors.agencies.registry import forms, name_key
from extractors.folding import fold, strip
from extractors.places import find_higher


def with_accents(words: str, on: str | None) -> str | None:
    """The name and locality that the bare letters are, `None` if they are none or several.

    >>> with_accents("So Y te tinh Nghe An", None)
    'Sở Y tế tỉnh Nghệ An'
    >>> with_accents("Sở Y tế", None)
    """
    if not words.isascii():
        return None
    parts = words.split()
    for cut in range(len(parts), 0, -1):
        name = _names().get(name_key(" ".join(parts[:cut])))
        place = _places(on).get(" ".join(parts[cut:]).lower())
        if name is not None and place is not None:
            restored = f"{name} {place}".strip()
            return restored if restored != words else None
    return None


@cache
def _names() -> dict[str, str]:
    """The ways of writing that bare letters are; none that bodies of two names share."""
    written: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for form in forms():
        written[name_key(strip(form.text))].setdefault(form.bodies[0].name, form.text)
    return {key: next(iter(same.values())) for key, same in written.items() if len(same) == 1}


@lru_cache(maxsize=64)
def _places(on: str | None) -> dict[str, str]:
    """The provinces and districts of a day, and kinds of units alone, by their bare letters."""
    units = {strip(fold(unit.full_name)): unit.full_name for unit in find_higher(on=on)}
    return {"": "", **{strip(kind): kind for kind in KIND_LEVELS}, **units}
