import pytest

from ingest.symbols import BULLET, is_symbol_font, symbol

GLYPHS = [
    ("Symbol", 0xF0B7, "•"),
    ("Symbol", 0x2D, "-"),
    ("Symbol", 0xA3, "≤"),
    ("Symbol", 0xB1, "±"),
    ("Symbol", 0xB4, "×"),
    ("Symbol", 0xBC, "…"),
    ("Symbol", 0x61, "α"),
    ("Symbol", 0x7A, "ζ"),
    ("Symbol", 0xDE, "⇒"),
    ("Symbol", 0xE5, "∑"),
    ("Wingdings", 0xF0A7, "▪"),
    ("Wingdings", 0xD8, "➢"),
    ("wingdings", 0xFC, "✓"),
    ("Wingdings", 0xFE, "☑"),
    ("Wingdings", 0x6C, "●"),
    ("Wingdings", 0x6F, "□"),
    ("Wingdings", 0x76, "❖"),
    ("Wingdings", 0xA8, "◻"),
    ("Wingdings", 0xE0, "→"),
    ("Wingdings", 0x8A, "⑩"),
    ("Wingdings", 0x95, "❿"),
    ("Wingdings 2", 0x52, "☑"),
    ("Wingdings 2", 0xA3, "□"),
    ("Wingdings 3", 0x7D, "►"),
    ("Wingdings", 0x01, BULLET),
    ("Times New Roman", 0x2265, "≥"),
    ("Times New Roman", 0xF0B3, "≥"),
    (None, 0xF0B7, "•"),
]


@pytest.mark.parametrize(
    ("font", "code", "shown"), GLYPHS, ids=[f"{font}-{code:X}" for font, code, _ in GLYPHS]
)
def test_the_character_of_a_glyph(font, code, shown):
    assert symbol(code, font) == shown


def test_text_fonts_are_none():
    assert not any(map(is_symbol_font, (None, "Times New Roman", ".VnTime", "Courier New")))
