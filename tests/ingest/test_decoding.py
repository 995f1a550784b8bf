import codecs
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.decoding import decode

TEXT = "Số: 7/KH-UBND\nỦy ban nhân dân xã Đông Hải xây dựng kế hoạch trồng rừng.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_forms(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_windows_1258_composes() -> None:
    # The code page holds circumflex and horn on the letter, tones as marks behind it.
    marked = "".join(
        unicodedata.normalize("NFC", "".join(m for m in d if m not in tones))
        + "".join(m for m in d if m in tones)
        for letter in TEXT
        for d in [unicodedata.normalize("NFD", letter)]
        for tones in ["\u0300\u0301\u0303\u0309\u0323"]
    )
    assert unicodedata.normalize("NFC", decode(marked.encode("cp1258"))) == TEXT


def test_a_few_broken_bytes_stay_visible() -> None:
    data = (TEXT * 30).encode() + b"\xe1\xba"
    assert decode(data) == TEXT * 30 + "\ufffd"


def test_marks_are_dropped() -> None:
    assert decode(codecs.BOM_UTF8 + b"A") == "A"


@given(st.binary(max_size=200))
def test_never_raises(data: bytes) -> None:
    assert isinstance(decode(data), str)
