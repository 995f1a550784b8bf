"""Characters of the symbol fonts (Symbol, Wingdings), which Word writes by their code."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

BULLET = "•"
"""Stands for the glyph of a symbol font that no table names."""

_PRIVATE = range(0xF000, 0xF100)
_PRIVATE_CHARACTER = re.compile("[\uf000-\uf0ff]")
_ANY = re.compile(r"\S")


@cache
def _glyphs() -> dict[tuple[str, int], str]:
    """Character by (font in lower case, code)."""
    table = (files("ingest") / "symbols.tsv").read_text(encoding="utf-8")
    lines = [line for line in table.splitlines() if not line.startswith("#")]
    glyphs = {}
    for line in lines[1:]:
        font, first, characters = line.split("\t")
        for offset, character in enumerate(characters):
            glyphs[font, int(first, 16) + offset] = character
    return glyphs


@cache
def _symbol_fonts() -> frozenset[str]:
    return frozenset(font for font, _ in _glyphs())


def is_symbol_font(font: str | None) -> bool:
    """Whether a font's codes are glyphs of its own, not characters."""
    return font is not None and font.lower() in _symbol_fonts()


def symbol(code: int, font: str | None) -> str:
    """The character that glyph `code` of a symbol font shows.

    >>> symbol(0xF0B7, "Symbol"), symbol(0xA7, "Wingdings"), symbol(0xB3, "Symbol")
    ('•', '▪', '≥')
    """
    if font is not None and not is_symbol_font(font) and code not in _PRIVATE:
        return chr(code) if 0x20 <= code <= 0x10FFFF else BULLET
    # Lists copied between programs keep the code and lose the font, which mostly was Symbol.
    table = font.lower() if font is not None and is_symbol_font(font) else "symbol"
    return _glyphs().get((table, code & 0xFF), BULLET)


def readable(text: str, font: str | None) -> str:
    """`text` with the glyphs of symbol fonts as characters.

    >>> readable("\\uf0b3 95%", "Times New Roman"), readable("§", "Wingdings"), readable("o", None)
    ('≥ 95%', '▪', 'o')
    """
    if is_symbol_font(font):
        return _ANY.sub(lambda match: symbol(ord(match[0]), font), text)
    return _PRIVATE_CHARACTER.sub(lambda match: symbol(ord(match[0]), None), text)
