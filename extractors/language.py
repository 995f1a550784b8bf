"""The language work of one document, done once: spaCy tokens and sentences of its text.

spaCy's own Vietnamese tokeniser leaves punctuation on its words (without a segmenter) and reads
0.2 MB/s; official text needs codes, dates and figures kept whole, so the rule here is one regex.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import spacy
from spacy.attrs import NORM, SENT_START  # type: ignore[import-not-found] # Cython, without stubs
from spacy.language import Language
from spacy.tokens import Doc
from spacy.vocab import Vocab

from extractors.folding import fold
from schemas import Document

_TOKEN = re.compile(r"(\w+(?:[/.,\-]\w+)*|[^\w\s]|\s)( ?)")
_ENDS = frozenset(".?!…\n")
_START, _NO_START = 1, 2**64 - 1  # 1 and -1 in the unsigned numbers of spaCy's arrays
_ALIKE = {"–": "-", "—": "-", "&": "và"}


class OfficialTokenizer:
    """Syllables, punctuation marks, and codes, dates and figures in one piece.

    >>> doc = OfficialTokenizer(Vocab())("Căn cứ Quyết định số 1696/QĐ-TTg; đạt 94,5%.")
    >>> [token.text for token in doc][4:]
    ['số', '1696/QĐ-TTg', ';', 'đạt', '94,5', '%', '.']
    """

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab

    def __call__(self, text: str) -> Doc:
        """Tokens of `text` with sentence starts set: after a line break or a full stop."""
        pairs = _TOKEN.findall(text)
        words = [word for word, _ in pairs]
        # Each word once: spaCy hashes its bytes at every token, and finds a key in a third of that.
        known = {word: self.vocab.strings.add(word) for word in set(words)}
        keys = [known[word] for word in words]
        doc = Doc(self.vocab, words=keys, spaces=[bool(gap) for _, gap in pairs])  # type: ignore[arg-type] # its stub knows words alone
        # In one array: `sent_starts=` and `is_sent_start` go through Python token by token.
        starts = doc.to_array([SENT_START])
        starts[:] = _NO_START
        for index in _starts(words):
            starts[index] = _START
        return doc.from_array([SENT_START], starts)  # type: ignore[arg-type] # its stub is off


def normal_form(word: str) -> str:
    """What a token's `norm_` is: case, tone placement, dashes and "&" folded, for matching.

    >>> normal_form("Uỷ"), normal_form("–"), normal_form("&")
    ('ủy', '-', 'và')
    """
    return _ALIKE.get(word) or fold(word)


def _starts(words: list[str]) -> Iterator[int]:
    """Where a sentence starts: first, and behind an end, unless the text goes on in lower case."""
    for index in (0, *(at for at, word in enumerate(words, 1) if word in _ENDS)):
        if index < len(words) and (words[index] == "\n" or not words[index][0].islower()):
            yield index


@cache
def vietnamese() -> Language:
    """The Vietnamese pipeline of the extractors: spaCy's blank one with our tokeniser."""
    pipeline = spacy.blank("vi", config={"nlp": {"tokenizer": {"use_pyvi": False}}})
    pipeline.vocab.lex_attr_getters[NORM] = normal_form  # type: ignore[attr-defined] # its stub lacks it
    pipeline.tokenizer = OfficialTokenizer(pipeline.vocab)
    return pipeline


def analyse(document: Document) -> Doc:
    """Tokenise the document's text; `doc.text == document.text`, so offsets are shared."""
    return vietnamese().tokenizer(document.text)
