"""Tokens and sentences of the Vietnamese pipeline."""

from __future__ import annotations

import pytest

from extractors.language import vietnamese

SENTENCES = {
    "": [],
    "Dọn chợ": ["Dọn chợ"],
    "Dọn chợ. Trồng hoa! Xong": ["Dọn chợ.", "Trồng hoa!", "Xong"],
    "Theo tr. mười hai": ["Theo tr. mười hai"],
    "Một\nhai\nBa.": ["Một\nhai\n", "Ba."],
    "\n\nHai": ["\n", "\n", "Hai"],
}


@pytest.mark.parametrize(("text", "sentences"), SENTENCES.items())
def test_sentences(text: str, sentences: list[str]) -> None:
    doc = vietnamese().tokenizer(text)
    assert doc.text == text
    assert [span.text for span in doc.sents] == sentences
    starts = {span.start for span in doc.sents}
    assert [token.is_sent_start for token in doc] == [token.i in starts for token in doc]
