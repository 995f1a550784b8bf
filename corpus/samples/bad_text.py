"""Bad text files: what makes patterns and tables suffer."""

from __future__ import annotations

import random
from collections.abc import Iterator

_HEAD = "ỦY BAN NHÂN DÂN XÃ MẪU\nSố: 1/KH-UBND\nKẾ HOẠCH\nLàm mẫu năm 2024\nI. NHIỆM VỤ\n"

_REPEATED = {
    "letters": "a" * 60_000,
    "digits": "1" * 60_000,
    "brackets": "(" * 20_000 + ")" * 20_000,
    "dots": "1." * 20_000,
    "slashes": "12/" * 20_000,
    "hyphens": "Đ-" * 20_000,
    "quotes": "“" * 20_000,
    "stars": "**_" * 14_000,
    "numbers": "số " * 20_000,
    "days": "ngày 1/1 " * 6_000,
    "dates": "ngày 31 tháng 02 năm 2024 đến " * 1_600,
    "references": "Quyết định số 12/QĐ-UBND ngày 01/02/2020 của " * 1_200,
    "pinpoints": "khoản 1 Điều 2 " * 3_000,
    "bases": "Căn cứ Luật " * 4_000,
    "bodies": "Ủy ban nhân dân " * 3_000,
    "leads": "Chủ trì, phối hợp với Sở " * 2_000,
    "figures": "đạt 94,5% - " * 4_000,
    "blanks": "kế" + " " * 60_000 + "hoạch",
    "tabs": "a\t" * 10_000,
    "pipes": "|" * 10_000,
    "marks": "e" + "\u0301" * 40_000,
    "invisible": "\u200b" * 40_000 + "a",
    "backwards": "\u202e" + "ế hoạch " * 4_000,
    "capitals": "KẾ HOẠCH " * 4_000,
    "footnotes": "a[1] " * 8_000,
    "tags": "<u>" * 12_000,
    "formulas": "$\\frac{1}{" * 4_000,
}
"""Long lines, by what they repeat."""


def files() -> Iterator[tuple[str, bytes]]:
    for name, line in _REPEATED.items():
        yield f"line-{name}.txt", (_HEAD + line).encode()
    yield "lines-blank.txt", b"\n" * 200_000 + b"a"
    yield "lines-short.txt", (_HEAD + "a\n" * 12_000).encode()
    yield "lines-items.txt", (_HEAD + "- Rà soát trước ngày 1/2;\n" * 1_600).encode()
    yield "lines-labels.txt", (_HEAD + "".join(f"{n}.{n}. Việc\n" for n in range(2_000))).encode()
    yield "lines-deep.txt", (_HEAD + "".join("1." * n + " a\n" for n in range(1, 300))).encode()
    yield "lines-rows.txt", (_HEAD + "| a | 1 | 2 |\n" * 1_600).encode()
    yield "row-wide.txt", (_HEAD + ("| 1 " * 1_800 + "|\n") * 3).encode()
    yield "lines-feeds.txt", ("1\f" * 10_000).encode()
    yield "blanks.txt", b" \r\n\t" * 10_000
    yield "zero.txt", b"\x00"
    yield "zeros.txt", b"\x00" * 20_000
    yield "mark-only.txt", b"\xff\xfe"
    yield "half-a-mark.txt", b"\xef\xbb"
    yield "cut-pair.txt", _HEAD.encode("utf-16")[:-1]
    yield "surrogates.txt", b"\xff\xfe" + b"\x00\xd8" * 4_000
    yield "invalid.txt", _HEAD.encode() + b"\xe1\xba" * 4_000
    yield "any-character.txt", _any_characters().encode("utf-8", "surrogatepass")
    yield "any-legacy.txt", random.Random(3).randbytes(20_000).translate(None, bytes(range(32)))


def _any_characters() -> str:
    chance = random.Random(5)
    return _HEAD + "".join(chr(chance.randrange(0x20, 0x11000)) for _ in range(12_000))
