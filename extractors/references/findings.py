"""What a person should look at in the cited documents: codes, dates, sequence, laws in time.

Nothing is corrected; each rule is narrow enough to be right when it speaks.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from extractors.codes import Code, issuer_name, type_name
from extractors.findings import finding
from extractors.folding import fold
from extractors.grounding import locate
from extractors.references.cited import Cited
from extractors.references.dates import agree
from extractors.references.laws import Law, amendments, by_code, version_of
from schemas import Document, Finding, LegalReference, Span

_ANY_SYMBOL = frozenset(("Công văn", "Văn bản", "Lệnh"))
_CONGRESS_TYPES = {
    "QH": frozenset(("Luật", "Bộ luật", "Nghị quyết")),
    "UBTVQH": frozenset(("Pháp lệnh", "Nghị quyết")),
}
_OUT_OF_STEP = 45
"""Days by which a higher number must be earlier; offices give out numbers ahead of their days."""
_LONG_TITLE = 9
"""Syllables from which on two equal subjects mean one document."""


@dataclass(frozen=True, slots=True)
class Judged:
    """A cited document with what the record says of it."""

    cited: Cited
    reference: LegalReference

    @property
    def day(self) -> str | None:
        """The date of issue if a whole day is stated."""
        day = self.reference.issued_on
        return day if day is not None and len(day) == 10 else None


def judge(document: Document, judged: Sequence[Judged], on: str | None) -> Iterator[Finding]:
    """The findings of all cited documents; `on` is the day of the citing document (ISO)."""
    for each in judged:
        mention = each.cited.mentions[0].citation
        span = locate(document, mention.start, mention.end)
        yield from _of_code(each, span)
        yield from _of_name(document, each)
        if on is not None:
            yield from _in_time(each, span, on)
    yield from _sequence(judged)
    yield from _one_subject(judged)


def _of_code(judged: Judged, span: Span) -> Iterator[Finding]:
    cited, code = judged.cited, judged.cited.code
    if code is None:
        return
    if code.odd:
        yield finding("reference-odd-code", span, code=code.canonical)
    clash = next((day for day in cited.dates if not agree(day, cited.date)), None)
    if clash is not None and cited.date is not None:
        yield finding("reference-two-dates", span, code=code.canonical, one=cited.date, other=clash)
    kind = judged.reference.type
    if kind is not None and not _fits(kind, code):
        yield finding("reference-type-mismatch", span, code=code.canonical, type=kind)


def _fits(kind: str, code: Code) -> bool:
    """Whether a type word and a symbol go together; letters and odd codes go with any."""
    if code.odd or kind in _ANY_SYMBOL:
        return True
    named = type_name(code)
    if named is None:
        organ = code.organs[0].rstrip("0123456789") if code.organs else ""
        return kind in _CONGRESS_TYPES.get(organ, (kind,))
    if kind == "Thông tri":
        return code.type == "TT" and issuer_name(code) is None
    alike = named.startswith(kind) or kind.startswith(named)
    return alike or {kind, named} <= {"Quyết định", "Quy định", "Quy chế"}


def _of_name(document: Document, judged: Judged) -> Iterator[Finding]:
    """A law's name beside the number of another law that the registry knows."""
    for mention in judged.cited.mentions:
        citation = mention.citation
        if citation.law is None or citation.code is None:
            continue
        bearer = by_code().get(citation.code.canonical)
        version = version_of(citation.code.canonical)
        if bearer is None or bearer is citation.law or version is None or not version.checked:
            continue
        if not _amends(citation.code.canonical, citation.law):
            span = locate(document, citation.start, citation.end)
            values = {"code": citation.code.canonical, "name": citation.law.name}
            yield finding("reference-name-mismatch", span, other=bearer.name, **values)
            return


def _amends(code: str, law: Law) -> bool:
    return any(version.code in amendments().get(code, ()) for version in law.versions)


def _in_time(judged: Judged, span: Span, on: str) -> Iterator[Finding]:
    reference, day = judged.reference, judged.day
    name = reference.code or reference.name or ""
    if day is not None and day > on and judged.cited.code is not None:
        yield finding("reference-after-plan", span, code=name, day=day, issued=on)
        return
    version = version_of(reference.code) if reference.code else None
    if version is not None and version.until is not None and version.replaced_by is not None:
        known = version_of(version.replaced_by)
        sure = known is not None and known.checked and known.in_force is not None
        if reference.role == "basis" and sure and version.until <= on:
            values = {"other": version.replaced_by, "day": version.until}
            yield finding("reference-not-in-force", span, code=version.code, **values)
    yield from _between_versions(judged, span, on)


def _between_versions(judged: Judged, span: Span, on: str) -> Iterator[Finding]:
    """A law by name alone, while its next version is adopted but not yet in force."""
    cited = judged.cited
    law = next((m.citation.law for m in cited.mentions if m.citation.law is not None), None)
    if law is None or cited.code is not None or cited.date is not None:
        return
    present, coming = law.version(on=on), law.coming(on)
    if present is not None and coming is not None and coming.checked and present is not coming:
        values = {"one": present.code, "other": coming.code}
        yield finding("reference-law-version", span, name=law.name, **values)


def _sequence(judged: Sequence[Judged]) -> Iterator[Finding]:
    """Two numbers of one series whose dates run the other way."""
    series: defaultdict[tuple[str, str, str], list[Judged]] = defaultdict(list)
    for each in judged:
        code, issuer = each.cited.code, each.reference.issuer
        if each.day is None or code is None or issuer is None or code.odd:
            continue
        if code.family in ("state", "normative") and code.number.isdigit():
            kind = f"{code.symbol}/{code.year is not None}"
            series[kind, fold(issuer), each.day[:4]].append(each)
    for members in series.values():
        ordered = sorted(members, key=lambda each: int(each.reference.number or 0))
        for one, other in pairwise(ordered):
            if _days_apart(one.day or "", other.day or "") > _OUT_OF_STEP:
                yield _step(one, other)


def _days_apart(one: str, other: str) -> int:
    """How many days the first lies behind the other one."""
    return (date.fromisoformat(one) - date.fromisoformat(other)).days


def _step(one: Judged, other: Judged) -> Finding:
    return finding(
        "reference-out-of-sequence",
        other.reference.mentions[0].span,
        code=other.reference.code or "",
        day=other.day or "",
        other=one.reference.code or "",
        then=one.day or "",
    )


def _one_subject(judged: Iterable[Judged]) -> Iterator[Finding]:
    """Two numbers for one subject: same type, symbol, day and words."""
    seen: dict[tuple[str, str, str], Judged] = {}
    for each in judged:
        reference = each.reference
        title = fold(reference.title or "")
        if each.day is None or reference.symbol is None or len(title.split()) < _LONG_TITLE:
            continue
        first = seen.setdefault((reference.symbol, each.day, title), each)
        if first is not each and first.reference.code != reference.code:
            values = {"code": reference.code or "", "other": first.reference.code or ""}
            yield finding("reference-one-subject", reference.mentions[0].span, **values)
