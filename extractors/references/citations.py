"""Citations in running text: `cite`, the lexical layer of the references.

A citation is the words from the type of the document to its number and, where it directly
follows, its date: "Quyết định số 15/QĐ-TTg ngày 05/01/2021", "Luật Trẻ em năm 2016", "Nghị quyết
57". What they mean together (which are one document, who issued it) is for the modules after this.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from operator import attrgetter

from extractors.codes import Code, code_behind, find_codes, parse_code, type_name
from extractors.references.dates import read_date
from extractors.references.lawnames import LawName, find_law_names, read_subject_name
from extractors.references.laws import Law, by_code
from extractors.references.pinpoints import pinpoints_after, pinpoints_before
from extractors.references.typewords import type_words
from schemas import Pinpoint
from schemas.quick import quick

_BARE = re.compile(
    r"[0-9]{1,5}[a-zđ]?(?:/(?:19|20)[0-9]{2})?(?![\w%]|[./,-][\w])(?!\s?[/–-]\s?[A-ZĐ])"
)
_FREE = re.compile(r"(?=[\w.]*[/-])(?=\S*[0-9])[A-ZĐ0-9][\w.&]*(?:[/-][\w.&]+){1,5}")
_NUMBERS = re.compile(
    r"(?:\s?(?:,|và|,\svà)\s{0,2}(?:số\s)?[0-9]{1,5}[a-zđ]?(?:/(?:19|20)[0-9]{2})?(?![\w./-])){0,20}"
    r"\s?(?:,|và|,\svà)\s{0,2}(?:số\s)?(?=[0-9])"
)
_LISTED = re.compile(r"[0-9]+[a-zđ]?(?:/[0-9]{4})?")
_SO = re.compile(r"[Ss][ốô]\s?[:.]?\s{0,3}$")
_JOINT = re.compile(r"\s{0,3}(?:[,;&]|và|,\s?và)\s{1,3}(?:[Ss]ố\s?:?\s?)?")
_COUNTED = re.compile(r"\s+(?:năm(?!\s+(?:19|20)\d\d)|tháng|ngày\s+(?!\d)|tuần|giờ|nhiệm\s+vụ)")
_REVISED = re.compile(r"\s\(sửa\sđổi\)")
_LAW_NUMBER = re.compile(r"\s{0,3},?\s{0,3}\(?(?:(?:Bộ\sl|L)uật\s)?(?:[Ss]ố\s?:?\s{0,3})?(?=[0-9])")
_WINDOW = 80
_START = attrgetter("start")


@quick
@dataclass(frozen=True, slots=True)
class Citation:
    """One place where a document is cited: `text[start:end]`."""

    start: int
    end: int
    type: str | None
    """As the text names it; for a code without a type word, as its symbol says."""
    code: Code | None
    """Number and symbol, `None` for a law by name alone and for a short form."""
    number: str | None = None
    """The bare number of a short form: `57` of "Nghị quyết 57", `30/2020`."""
    name: str | None = None
    """Of laws, codes and ordinances, canonical."""
    law: Law | None = None
    issued_on: str | None = None
    pinpoints: tuple[Pinpoint, ...] = ()
    lead: int = -1
    """Where the words of the pinpoint in front begin; `start` without one."""
    introduced: bool = True
    """The number is introduced by "số"."""
    named: bool = True
    """The text itself has the type word."""
    lender: int | None = None
    """Where the code begins that lends year and symbol to a bare number of a list."""


def cite(text: str) -> list[Citation]:
    """Every citation of a text, in order, without overlaps; linear in the length of the text.

    >>> [text[each.start : each.end] for text in ["Theo Luật Trẻ em và Nghị định số 3/2020/NĐ-CP"]
    ...     for each in cite(text)]
    ['Luật Trẻ em', 'Nghị định số 3/2020/NĐ-CP']
    """
    codes = {code.start: code for code in find_codes(text) if not _is_blank(text, code.start)}
    found = [_law(text, name, codes) for name in find_law_names(text)]
    found += list(_typed(text, codes))
    found += [each for code in codes.values() if (each := _untyped(text, code)) is not None]
    found = _apart(found)
    for index in range(len(found)):
        found[index] = _placed(text, found, index)
    for index in range(len(found) - 1, 0, -1):
        found[index - 1] = _same_day(text, found[index - 1], found[index])
    return found


def _apart(found: list[Citation]) -> list[Citation]:
    """The citations in order, without those inside another: "pháp luật số …" of a law's name."""
    apart: list[Citation] = []
    for citation in sorted(found, key=_START):
        if not apart or citation.start >= apart[-1].end:
            apart.append(citation)
    return apart


def _is_blank(text: str, start: int) -> bool:
    """A draft's number not filled in: what follows the blank and the stroke is no number."""
    return text[max(0, start - 3) : start].rstrip().endswith("/")


def _law(text: str, name: LawName, codes: dict[int, Code]) -> Citation:
    """A law by its name, with the number and date behind it."""
    end, issued_on, code = _end(_REVISED.match(text, name.end), name.end), None, None
    date = read_date(text, end, bare_year=True)
    if date is not None:
        end, issued_on = date.end, date.iso
    else:
        end = name.end
    number = _LAW_NUMBER.match(text, end)
    if number is not None and number.end() in codes and codes[number.end()].family == "congress":
        code = codes.pop(number.end())
        name = _numbered(name, code)
        end = code.end
        date = read_date(text, end)
        if date is not None:
            end, issued_on = date.end, date.iso
    return Citation(
        name.start, end, name.kind, code, name=name.name, law=name.law, issued_on=issued_on
    )


def _end(match: re.Match[str] | None, otherwise: int) -> int:
    return otherwise if match is None else match.end()


def _numbered(name: LawName, code: Code) -> LawName:
    """Whose number it is: an amending law's, or that of the law it names last."""
    if name.inner and by_code().get(code.canonical) is name.inner[-1].law is not None:
        return name.inner[-1]
    return name


def _typed(text: str, codes: dict[int, Code]) -> Iterator[Citation]:
    """Type word and number: codes, odd codes, bare numbers; the codes used are taken out."""
    known = type_words()
    for head in known.head.finditer(text):
        start, position = head.start(), head.end()
        word = known.name(text[start : head.start("so") if head["so"] else position])
        if word is None or (start and (text[start - 1].isalnum() or text[start - 1] in "/-")):
            continue
        introduced = head["so"] is not None
        code = codes.pop(position, None) or code_behind(text, position, word)
        if code is None:
            code = _odd(text, position)
            if code is not None and not introduced and read_date(text, code.end) is None:
                code = None
        if code is not None:
            yield _dated(text, Citation(start, code.end, word, code, introduced=introduced))
            continue
        bare = _BARE.match(text, position)
        if bare is None or not (introduced or text[start].isupper()):
            continue
        if _COUNTED.match(text, bare.end()):
            continue
        yield _dated(
            text,
            Citation(start, bare.end(), word, None, number=bare[0], introduced=introduced),
        )
        yield from _listed_numbers(text, bare.end(), word, codes)


def _odd(text: str, position: int) -> Code | None:
    """A number of a form of its own, as firms write them; it has a stroke or hyphen and a digit."""
    match = _FREE.match(text, position)
    if match is None:
        return None
    code = parse_code(match[0].rstrip(".&"))
    return None if code is None else replace(code, start=position, end=position + code.end)


def _listed_numbers(text: str, end: int, word: str, codes: dict[int, Code]) -> Iterator[Citation]:
    """What follows the first bare number of a list, up to its code: "số 10, 11 và 12/QĐ-TTg".

    Where no code ends it ("số 10, 11 và 12"), the members are short forms: an antecedent decides.
    """
    match = _NUMBERS.match(text, end)
    if match is None:
        return
    last = codes.get(match.end())
    listed = match.end() if last is not None else _end(_BARE.match(text, match.end()), end)
    for number in _LISTED.finditer(text, end, listed):
        yield Citation(
            number.start(), number.end(), word, None, number=number[0], introduced=last is not None
        )
    if last is not None and last.family == "letter":
        del codes[match.end()]
        yield _dated(text, Citation(last.start, last.end, word, last, named=False))


def _untyped(text: str, code: Code) -> Citation | None:
    """A code without a type word right in front; its symbol says the type.

    A letter's code counts only behind "số" or with a date: forms and files have such numbers too.
    """
    before = _SO.search(text, max(0, code.start - 8), code.start)
    start = code.start if before is None else before.start()
    kind = type_name(code)
    citation = Citation(start, code.end, kind, code, introduced=before is not None, named=False)
    if before is not None:
        citation = _with_distant_type(text, citation)
    citation = _dated(text, citation)
    if code.family == "letter" and before is None and citation.issued_on is None:
        return None
    if citation.type is None and code.family == "letter":
        return replace(citation, type="Công văn")
    return citation


def _with_distant_type(text: str, citation: Citation) -> Citation:
    """The citation with a type word that some words part from it: "Báo cáo thẩm tra số …"."""
    known, floor = type_words(), max(0, citation.start - _WINDOW)
    while match := known.apart.search(text, floor, citation.start):
        word = known.name(match["word"])
        if (
            word == (citation.type or word)
            and not text[match.start() - 1 : match.start()].isalnum()
        ):
            return replace(citation, start=match.start(), type=word, named=True)
        floor = match.start() + 1
    return citation


def _dated(text: str, citation: Citation) -> Citation:
    date = read_date(text, citation.end)
    if date is None:
        return citation
    return replace(citation, end=date.end, issued_on=date.iso)


def _placed(text: str, found: list[Citation], index: int) -> Citation:
    """The citation with its pinpoint, and with what it shares with its neighbours in a list."""
    citation = found[index]
    floor = found[index - 1].end if index else 0
    before = pinpoints_before(text, citation.start, floor)
    if before is not None:
        changes = replace(citation, pinpoints=before[0], lead=before[1])
    else:
        places = pinpoints_after(text, citation.end)
        changes = replace(citation, pinpoints=places, lead=citation.start)
    if index and not citation.named and _joins(text, floor, citation.start):
        changes = replace(changes, type=found[index - 1].type)
    if citation.number and index + 1 < len(found):
        changes = _completed(text, changes, found, index)
    if changes.type in ("Luật", "Bộ luật", "Pháp lệnh") and changes.name is None:
        name = read_subject_name(text, changes.end, changes.type)
        if name is not None:
            changes = replace(changes, name=name.name, law=name.law)
    return changes


def _same_day(text: str, citation: Citation, following: Citation) -> Citation:
    """The citation with the date that it shares with the next one: "A và B cùng ngày 5/1/2021"."""
    day = following.issued_on
    if day is None or citation.issued_on is not None or following.code is None:
        return citation
    if "cùng" not in text[following.code.end : following.end]:
        return citation
    joined = _joins(text, citation.end, following.lead)
    return replace(citation, issued_on=day) if joined else citation


def _joins(text: str, start: int, end: int) -> bool:
    return _JOINT.fullmatch(text, start, end) is not None


def _completed(text: str, citation: Citation, found: list[Citation], index: int) -> Citation:
    """A bare number in a list gets year and symbol of the code that ends the list."""
    for follower in found[index + 1 : index + 12]:
        if follower.named and follower.code is not None:
            return citation
        if not _joins(text, found[index].end, follower.start):
            return citation
        index += 1
        if follower.code is not None:
            code = _lent(citation, follower.code)
            return replace(citation, code=code, number=None, lender=follower.start)
    return citation


def _lent(citation: Citation, code: Code) -> Code:
    """The code with the number of a list's member, and with its year if that has one."""
    number, _, year = (citation.number or "").partition("/")
    behind = code.canonical[len(code.number) :]
    if year and code.year:
        behind = behind.replace(code.year, year, 1)
    return replace(
        code,
        number=number,
        year=year or code.year,
        canonical=number + behind,
        start=citation.start,
        end=citation.end,
    )
