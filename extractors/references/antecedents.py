"""What short words for a document mean: the citation in the text that they go back to.

A later citation may leave out everything but the type (Decree 30/2020/NĐ-CP, annex I): a bare
number ("Nghị quyết 57"), a name that the text itself defines ("sau đây gọi tắt là Đề án 06"), or
"Nghị quyết nêu trên". Names and words that bear no number are recalls, no mentions.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from extractors.folding import fold
from extractors.references.citations import Citation
from extractors.references.cited import Cited
from extractors.references.typewords import type_words
from schemas import ViaKind

_DEFINING = re.compile(
    r"(?:gọi|viết)\s(?:tắt|chung|gọn)?\s?(?:là|:)\s{0,2}[“\"]?(?P<name>[^”\")(;\n]{3,60})"
)
_TITLE = re.compile(r"(?:Chiến\slược|Quy\shoạch|Cuộc\svận\sđộng|Phong\strào|Bộ\stiêu\schí)\s")
_POINTING = re.compile(
    r"\s(?P<how>(?:đã\s)?(?:nêu|nói|kể|dẫn|viện\sdẫn)(?:\sở)?\strên|trên\sđây|đã\s(?:nêu|dẫn)"
    r"|trên(?=\s?[.,;)\n])|này)(?!\w)"
)
_PLURAL = re.compile(r"(?:[Cc]ác|[Nn]hững|[Hh]ai|[Bb]a|[Bb]ốn|\d)\s$")
_BREAK = re.compile(r"[;\n]|(?<!T[PXpx])\.(?=\s)")
_ANY = frozenset(("Văn bản",))
_FAR, _NEAR, _REACH = 1500, 400, 40
_MOST = 60
"""How many definitions are looked up, since each is looked for in the whole text."""
_CLEAR, _LIKELY = 0.85, 0.7


@dataclass(frozen=True, slots=True)
class Found:
    """Words at `start:end` that mean a document: it is cited at `antecedent`."""

    start: int
    end: int
    kind: ViaKind
    document: Cited
    antecedent: Citation
    confidence: float


@dataclass(frozen=True, slots=True)
class Via:
    """How a mention was resolved, and by which other one, if any."""

    citation: Citation
    kind: ViaKind
    antecedent: Citation | None


class _Order:
    """All citations of the cited documents in the order of the text."""

    def __init__(self, documents: Sequence[Cited]) -> None:
        pairs = [(each.citation, document) for document in documents for each in document.mentions]
        self.pairs = sorted(pairs, key=lambda pair: pair[0].start)
        self.starts = [citation.start for citation, _ in self.pairs]

    def before(self, position: int) -> Iterator[tuple[Citation, Cited]]:
        """Those that begin in front of a place, the nearest first."""
        for index in range(bisect_left(self.starts, position) - 1, -1, -1):
            yield self.pairs[index]

    def covers(self, start: int, end: int) -> bool:
        """Whether a citation takes up any of `start:end`."""
        index = bisect_right(self.starts, start) - 1
        inside = index + 1 < len(self.starts) and self.starts[index + 1] < end
        return inside or (index >= 0 and self.pairs[index][0].end > start)


def find_via(document: Cited, at: Mapping[int, Citation]) -> Iterator[Via]:
    """How the mentions of a document that lack its whole number were resolved to it.

    `at` has the citations of the text by where they begin.
    """
    coded = [each.citation for each in document.mentions if each.citation.code is not None]
    last = next(iter(coded), None)
    for mention in document.mentions:
        citation = mention.citation
        if citation.lender is not None:
            yield Via(citation, "list", at.get(citation.lender))
        elif citation.code is not None:
            last = citation
        elif last is not None:
            yield Via(citation, "name" if citation.number is None else "short-form", last)
        elif citation.law is not None and citation.law.versions:
            yield Via(citation, "law-version", None)


def find_recalls(text: str, documents: Sequence[Cited], own: str | None) -> list[Found]:
    """The recalls in order, none inside a citation; `own` is the type of the citing document."""
    order = _Order(documents)
    found = [*_defined(text, order), *_pointing(text, order, own)]
    result: list[Found] = []
    for each in sorted(found, key=lambda recall: (recall.start, -recall.end)):
        if not result or each.start >= result[-1].end:
            result.append(each)
    return result


def _defined(text: str, order: _Order) -> Iterator[Found]:
    """The places of names that the text gives to a document it has just cited."""
    if "là" not in text:
        return
    for match in islice(_DEFINING.finditer(text), _MOST):
        name = " ".join(match["name"].split()).rstrip(" ,.:")
        meant = next(order.before(match.start()), None)
        if meant is None or not _is_name(name) or match.start() - meant[0].end > _NEAR:
            continue
        if _BREAK.search(text, meant[0].end, match.start()):
            continue
        start = match.end()
        while (start := text.find(name, start)) >= 0:
            end = start + len(name)
            if not (_is_inside(text, start, end) or order.covers(start, end)):
                yield Found(start, end, "defined", meant[1], meant[0], _CLEAR)
            start = end


def _is_name(name: str) -> bool:
    """Whether it is the name of a document and says more than its type."""
    word = next((n for n in (3, 2, 1) if type_words().name(" ".join(name.split()[:n]))), 0)
    named = word > 0 or _TITLE.match(name) is not None
    return named and name[0].isupper() and len(name.split()) > max(word, 1)


def _is_inside(text: str, start: int, end: int) -> bool:
    return text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()


def _pointing(text: str, order: _Order, own: str | None) -> Iterator[Found]:
    """ "Nghị quyết nêu trên", "văn bản trên", "Đề án này": the one of that type cited last."""
    for match in _POINTING.finditer(text):
        head = _type_in_front(text, match.start())
        if head is None or _PLURAL.search(text, max(0, head[0] - 8), head[0]):
            continue
        start, kind = head
        weak = match["how"] in ("này", "trên")
        if (own in (kind, None) and weak) or (kind in _ANY and match["how"] == "này"):
            continue
        meant, alike = _meant(order, start, kind, _NEAR if weak else _FAR)
        if meant is not None:
            sure = _CLEAR if alike == 1 and not weak else _LIKELY
            yield Found(start, match.end(), "backward", meant[1], meant[0], sure)


def _type_in_front(text: str, end: int) -> tuple[int, str] | None:
    """The type word that ends at `end`, and where it begins."""
    words = text[max(0, end - _REACH) : end].split(" ")
    for count in (3, 2, 1):
        phrase = " ".join(words[-count:])
        name = type_words().name(phrase) if len(words) > count and phrase else None
        if name is not None and name not in ("Hợp đồng", "Dự án", "Lệnh"):
            return end - len(phrase), name
    return None


def _meant(
    order: _Order, position: int, kind: str, far: int
) -> tuple[tuple[Citation, Cited] | None, int]:
    """The citation of that type that is nearest in front, and how many documents are near."""
    near: list[tuple[Citation, Cited]] = []
    for citation, document in order.before(position):
        if position - citation.end > far:
            break
        if kind in _ANY or fold(citation.type or "") == fold(kind):
            near.append((citation, document))
    return (near[0] if near else None), len({id(document) for _, document in near})
