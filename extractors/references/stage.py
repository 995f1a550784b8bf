"""The stage: from the citations of a text to one reference for each cited document."""

from __future__ import annotations

from dataclasses import replace

from extractors.codes import Code, parse_code, type_name
from extractors.facts import Facts
from extractors.folding import fold
from extractors.grounding import locate
from extractors.references.citations import Citation, cite
from extractors.references.cited import Cited, Mention, code_key
from extractors.references.dates import agree, read_date
from extractors.references.findings import Judged, judge
from extractors.references.gathering import gather, share_issuers
from extractors.references.identity import distinct, document_key, issue_date, version_at
from extractors.references.issuers import Bodies, date_in_front, find_issuer
from extractors.references.links import Links, link
from extractors.references.roles import find_roles, strongest
from extractors.references.subjects import subject_at
from schemas import (
    Block,
    Document,
    Header,
    LegalReference,
    Part,
    ReferenceMention,
    Role,
)

_BY_SYMBOL = frozenset(("Thông báo kết luận", "Chương trình hành động"))
"""Words that say what a document holds; its type is what the symbol says."""
_BARE, _UNKNOWN_LAW, _UNCHECKED = 0.8, 0.8, 0.9
"""How sure a document is that is known by a bare number, by a name that the registry lacks, or by
a name whose number there nobody has checked."""


def find_references(document: Document, facts: Facts) -> Facts:
    """Add every document cited: one reference each, with all the places that cite it.

    The plan itself is none: its own number in the letterhead and in the heads of its annexes.
    """
    text = document.text
    citations = cite(text)
    roles = find_roles(document, facts.sections, citations)
    bodies = Bodies(facts.agencies, facts.header.issuer)
    mentions = [
        _mention(text, _undated(citation, facts.header), role, bodies)
        for citation, role in zip(citations, roles, strict=True)
    ]
    mentions = share_issuers(text, mentions)
    letterhead = [block for block in document.blocks if block.part == Part.LETTERHEAD]
    own = parse_code(facts.header.code) if facts.header.code else None
    foreign = [each for each in mentions if not _is_own(each, own, facts.header, letterhead)]
    cited = [each for each in gather(foreign) if not _is_own_number(each, facts.header)]
    keys = distinct(document_key(each, facts.header.issued_on) for each in cited)
    links = link(document, cited, keys, citations, facts.header.type)
    references = tuple(
        _reference(document, each, key, facts.header, links)
        for each, key in zip(cited, keys, strict=True)
    )
    judged = [Judged(each, reference) for each, reference in zip(cited, references, strict=True)]
    notes = tuple(judge(document, judged, facts.header.issued_on))
    return replace(facts, references=references, findings=facts.findings + notes)


def _undated(citation: Citation, header: Header) -> Citation:
    """The citation without a year that is the plan's: "phổ biến Luật Trẻ em năm 2024".

    So it is where the registry knows no version of the law of that year.
    """
    year, law = citation.issued_on, citation.law
    if law is None or year is None or len(year) > 4 or not law.versions:
        return citation
    period = header.period.start[:4] if header.period else None
    own = year in (period, (header.issued_on or "")[:4])
    return (
        replace(citation, issued_on=None) if own and not law.version(issued_on=year) else citation
    )


def _mention(text: str, citation: Citation, role: Role, bodies: Bodies) -> Mention:
    issuer = find_issuer(text, citation, bodies)
    position = issuer.end
    if citation.issued_on is None and position > citation.end:
        date = read_date(text, position)
        if date is not None:
            citation = replace(citation, issued_on=date.iso)
            position = date.end
    if citation.issued_on is None and (day := date_in_front(text, citation)) is not None:
        citation = replace(citation, issued_on=day)
    return Mention(citation, role, issuer.name, issuer.stated, subject_at(text, position))


def _is_own(mention: Mention, own: Code | None, header: Header, letterhead: list[Block]) -> bool:
    """Whether a citation is the document's own number: in its letterhead, on its annexes."""
    citation = mention.citation
    if not citation.named and any(
        block.start <= citation.start < block.end for block in letterhead
    ):
        return True
    if own is None or citation.code is None:
        return False
    if mention.role == "attached_to" and citation.type == header.type:
        return own.number.lstrip("0") == citation.code.number.lstrip("0")
    if code_key(own) != code_key(citation.code):
        return False
    one, two = fold(mention.issuer or ""), fold(header.issuer or "")
    same_issuer = not mention.stated or one in two or two in one
    return same_issuer and agree(citation.issued_on, header.issued_on)


def _is_own_number(cited: Cited, header: Header) -> bool:
    """Whether a bare number that has no antecedent is the document's own ("Kế hoạch số 88")."""
    citation = cited.mentions[0].citation
    return (
        cited.code is None
        and cited.number is not None
        and (citation.type, cited.number) == (header.type, header.number)
        and agree(cited.date, header.issued_on)
    )


def _reference(
    document: Document, cited: Cited, key: str, header: Header, links: Links
) -> LegalReference:
    code, kind = cited.code, _type(cited)
    bare = cited.number if code is None and cited.name is None else None
    return LegalReference(
        key=key,
        type=kind,
        code=code.canonical if code is not None else bare,
        number=(code.number or None) if code is not None else bare,
        symbol=None if code is None else code.symbol,
        year=None if code is None else code.year,
        name=cited.name,
        issuer=cited.issuer,
        issued_on=issue_date(cited, header.issued_on),
        title=next((each.title for each in cited.mentions if each.title), None),
        role=strongest([each.role for each in cited.mentions]),
        confidence=_confidence(cited, header.issued_on),
        mentions=tuple(_place(document, each, links) for each in cited.mentions),
        recalls=tuple(links.recalls.get(key, ())),
        relations=tuple(links.relations.get(key, ())),
    )


def _place(document: Document, mention: Mention, links: Links) -> ReferenceMention:
    citation = mention.citation
    return ReferenceMention(
        quote=document.text[citation.start : citation.end],
        span=locate(document, citation.start, citation.end),
        pinpoint=citation.pinpoints[0] if citation.pinpoints else None,
        pinpoints=citation.pinpoints,
        role=mention.role,
        confidence=_certainty(citation),
        via=links.via.get(citation.start),
    )


def _type(cited: Cited) -> str | None:
    """The word that most mentions use, except where that says no more than the symbol."""
    word, code = cited.type, cited.code
    if word in _BY_SYMBOL and code is not None:
        return type_name(code) or word
    return word


def _confidence(cited: Cited, on: str | None) -> float:
    surest = max(_certainty(each.citation) for each in cited.mentions)
    law = next((each.citation.law for each in cited.mentions if each.citation.law), None)
    if cited.code is None and law is not None:
        version = version_at(law, cited.date, on)
        return surest if version is None or version.checked else min(surest, _UNCHECKED)
    return surest


def _certainty(citation: Citation) -> float:
    if citation.code is not None:
        return citation.code.confidence
    if citation.number is not None or citation.law is None:
        return _BARE if citation.number is not None else _UNKNOWN_LAW
    return 1.0
