"""What the program says to people, in Vietnamese or English."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

import yaml

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
DEFAULT_LANGUAGE: Language = "vi"
ENVIRONMENT_VARIABLE = "KEHOACH_LANG"


@dataclass(frozen=True, slots=True)
class Messages:
    """The catalogue in one language.

    >>> Messages("en")("wrote", path="out.html")
    'Wrote out.html'
    """

    language: Language

    def __call__(self, key: str, **values: object) -> str:
        """The message of `key` with its `{names}` filled in. Raises `KeyError` if unknown."""
        return _catalogue()[key][self.language].format(**values)

    def knows(self, key: str) -> bool:
        return key in _catalogue()


@cache
def _catalogue() -> dict[str, dict[str, str]]:
    text = (files("kehoach") / "messages.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return cast(dict[str, dict[str, str]], yaml.load(text, Loader=loader))
