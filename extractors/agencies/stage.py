"""The stage: every body and group that a document names, one agency each, with its mentions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from extractors.agencies.found import Found
from extractors.agencies.heads import with_issuer
from extractors.agencies.localities import home_of
from extractors.agencies.naming import resolve_name
from extractors.agencies.reading import read_bodies
from extractors.agencies.registry import name_key
from extractors.agencies.resolution import Context, Resolution
from extractors.agencies.unheaded import unit_ordering
from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import fold, fold_whole
from extractors.grounding import locate
from schemas import Agency, AgencyMention, Document, Finding, Header, Span

_FULL_DATE = re.compile(r"(?<!\d)(\d{1,2})[/.](\d{1,2})[/.]((?:19|20)\d\d)(?!\d)")
_DATED_PART = 6000
"""Characters of a document without date of issue that are searched for the dates it cites."""
_TOLD = 0.85
"""How sure the home is of a plan that has no letterhead and tells it by what it orders."""
_CLEAR = 0.5
"""The score from which on a fuzzy reading is not doubted."""


def find_agencies(document: Document, facts: Facts) -> Facts:
    """Name every body and group in the text; see DATASET `agencies`.

    Bodies bear their official names at the plan's date, with the locality printed or the plan's
    own. Findings tell of bodies that did not exist at that date and of doubtful readings.
    """
    context = context_of(facts.header, document.text)
    found = with_issuer(read_bodies(document.text, facts.doc, context), facts.header, context)
    return replace(
        facts,
        agencies=_agencies(document, found),
        findings=(*facts.findings, *_findings(document, found, context)),
    )


def context_of(header: Header, text: str) -> Context:
    """What the header fixes: the day, the home and the issuer of the plan."""
    on = header.issued_on or (header.period.start if header.period else None) or _last_date(text)
    folded = f"{fold(header.issuer or '')}\n{fold_whole(text)}"
    locality, sure = header.locality, 1.0
    if locality is None and header.issuer is None:
        locality, sure = unit_ordering(text, on), _TOLD
    context = Context(on, home_of(locality, on, folded), sure=sure)
    issuer = resolve_name(header.issuer, context) if header.issuer else None
    return replace(context, issuer=issuer and _whole(issuer, header.issuer or ""))


def _whole(issuer: Resolution, printed: str) -> Resolution:
    """A steering body with all that the letterhead says it is for, a list as well."""
    further = printed[len(issuer.name) :]
    if issuer.kind != "steering" or issuer.locality or not printed.startswith(issuer.name):
        return issuer
    return replace(issuer, name=printed, domain=f"{issuer.domain or ''}{further}".strip())


def _last_date(text: str) -> str | None:
    """The latest day cited in the beginning of a document: it is no older than that."""
    days = [
        f"{year}-{int(month):02}-{int(day):02}"
        for day, month, year in _FULL_DATE.findall(text[:_DATED_PART])
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31
    ]
    return max(days, default=None)


def _agencies(document: Document, found: Iterable[Found]) -> tuple[Agency, ...]:
    mentions: dict[str, list[AgencyMention]] = {}
    bodies: dict[str, Resolution] = {}
    for each in found:
        key = name_key(each.body.name)
        bodies.setdefault(key, each.body)
        span = locate(document, each.start, each.end)
        quote = document.text[each.start : each.end]
        mentions.setdefault(key, []).append(AgencyMention(quote, span, each.body.score))
    return tuple(
        Agency(
            id=f"a{number}",
            name=bodies[key].name,
            kind=bodies[key].kind,
            level=bodies[key].level,
            locality=bodies[key].locality,
            successor=bodies[key].successor,
            confidence=max(mention.score for mention in same),
            mentions=tuple(same),
        )
        for number, (key, same) in enumerate(mentions.items(), start=1)
    )


def _findings(document: Document, found: Iterable[Found], context: Context) -> Iterator[Finding]:
    """One finding for each doubtful body, at its first mention."""
    told: set[str] = set()
    for each in found:
        if each.body.name in told:
            continue
        told.add(each.body.name)
        span = locate(document, each.start, each.end)
        if not each.body.existed and context.on is not None:
            yield finding("agency-out-of-date", span, agency=each.body.name, day=context.on)
        if each.body.reading == "free" and _is_unknown_short(each.body):
            yield finding("agency-unresolved", span, agency=each.body.name)
        if each.body.reading == "fuzzy" and each.body.score < _CLEAR:
            yield _doubt(each.body, span)


def _is_unknown_short(body: Resolution) -> bool:
    """Whether a name is a rank with an abbreviation that no knowledge file spells out."""
    return body.kind != "company" and body.domain is not None and body.domain.isupper()


def _doubt(body: Resolution, span: Span) -> Finding:
    return finding("agency-doubtful", span, agency=body.name, other=body.runner_up or "?")
