"""The header of a document: every field that its letterhead, title and signature state."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.agencies import Resolution, resolve
from extractors.codes import Code, parse_code
from extractors.facts import Facts
from extractors.findings import finding
from extractors.folding import fold
from extractors.grounding import locate
from extractors.letterhead.bodies import Place, place_of
from extractors.letterhead.capitals import restore_capitals
from extractors.letterhead.issuer import named_place
from extractors.letterhead.layout import Layout, lay_out
from extractors.letterhead.locality import COUNTRY, locality_of
from extractors.letterhead.period import title_period
from extractors.letterhead.readings import Reading, read_fields
from extractors.letterhead.recipients import find_recipients
from extractors.letterhead.signature import find_signatures, name_in
from extractors.places import find_units
from schemas import Document, Evidence, Finding, Header, Locality, Part, Signature

_FIELDS = ("type", "code", "issuer", "place", "issued_on", "title")
_NEEDS_A_PLACE = re.compile(
    r"^(?:ủy ban nhân dân|ủy ban mặt trận|ban thường trực|hội đồng nhân dân|sở |phòng "
    r"|thanh tra tỉnh|văn phòng (?:ủy|hội)|ban (?:vì|dân tộc|an toàn|quản lý)"
    r"|ban chỉ đạo(?! quốc gia| trung ương))"
)
_WITNESS = 12_000
_PROVINCES = re.compile(r"(?:[Tt]ỉnh|[Tt]hành phố|TP\.?|TỈNH|THÀNH PHỐ) ((?:[A-ZĐ][\w]* ?){1,5})")
_PROVINCE = re.compile(r"(?:tỉnh|thành phố) ((?:[A-ZĐÀ-Ỹ]\w*)(?: [A-ZĐÀ-Ỹ]\w*){1,3})")
_NATIONAL = re.compile(r"\b(?:quốc gia|trung ương|nhà nước)\b")
_CAPITAL = "Hà Nội"


def read_header(document: Document, facts: Facts) -> Facts:
    """Fill in `facts.header`; what was read elsewhere than in the letterhead is a finding too.

    The form is that of Decree 30/2020/NĐ-CP, article 8 and annex I; where the letterhead is lost,
    an annex's heading, the preamble and the signature speak for it.
    """
    layout = lay_out(document)
    signatures, findings = _signatures(document, layout)
    readings = list(read_fields(document, layout, signatures))
    best: dict[str, Reading] = {}
    for reading in readings:
        best.setdefault(reading.field, reading)
    header = _header(document, layout, best, signatures)
    noticed = (*_notes(document, best), *_conflict(document, readings), *findings)
    return replace(facts, header=header, findings=(*facts.findings, *noticed))


def _signatures(
    document: Document, layout: Layout
) -> tuple[tuple[Signature, ...], tuple[Finding, ...]]:
    """The signatures below the subject, of the document itself and not of its annexes."""
    lines = [line for line in layout.below if line.part is not Part.ANNEX]
    signatures, findings = find_signatures(document, lines)
    properties = layout.properties.found
    signer, office = properties.get("signer"), properties.get("office")
    if any(signature.name for signature in signatures) or signer is None:
        return signatures, findings
    line = signer.line
    named = [name for part in signer.value.split(";") if (name := name_in(part.strip()))]
    read = tuple(
        Signature(
            on_behalf_of=None,
            capacity=None,
            position=None if office is None else office.value,
            name=name,
            quote=line.text,
            span=locate(document, line.start, line.end),
            confidence=0.9,
        )
        for name in named
    )
    return read or signatures, findings


def _header(
    document: Document,
    layout: Layout,
    best: Mapping[str, Reading],
    signatures: tuple[Signature, ...],
) -> Header:
    def value(field: str) -> str | None:
        return best[field].value if field in best else None

    text = document.text
    code = parse_code(best["code"].value) if "code" in best else None
    issuer, locality = _issuer_and_locality(text, best)
    title = value("title")
    recipients = find_recipients(document, layout.below)
    return Header(
        type=value("type"),
        code=value("code"),
        number=None if code is None else code.number or None,
        symbol=_symbol(code, best.get("symbol")),
        issuer=issuer,
        place=value("place"),
        issued_on=value("issued_on"),
        title=title,
        period=None if title is None else title_period(title, value("type"), issued_on=_day(best)),
        locality=locality,
        signatures=signatures,
        recipients=() if recipients is None else recipients.lines,
        evidence=tuple(_evidence(document, best)),
    )


def _symbol(code: Code | None, printed: Reading | None) -> str | None:
    if code is not None:
        return code.symbol
    return None if printed is None else printed.value


def _evidence(document: Document, best: Mapping[str, Reading]) -> Iterator[Evidence]:
    for field in _FIELDS:
        if (reading := best.get(field)) is not None:
            yield Evidence(
                field=field,
                quote=document.text[reading.start : reading.end],
                span=locate(document, reading.start, reading.end),
                confidence=reading.confidence,
            )


def _notes(document: Document, best: Mapping[str, Reading]) -> Iterator[Finding]:
    for reading in best.values():
        if reading.note is not None:
            span = locate(document, reading.start, reading.end)
            yield finding(reading.note, span, value=reading.value)


def _conflict(document: Document, readings: Sequence[Reading]) -> Iterator[Finding]:
    """Two numbers that the document gives itself, in a page's heading and in the letterhead."""
    codes = [r for r in readings if r.field == "code" and r.note != "number-only-in-annex"]
    for other in codes[1:]:
        if fold(other.value) != fold(codes[0].value):
            span = locate(document, other.start, other.end)
            yield finding("number-conflict", span, one=codes[0].value, other=other.value)


def _issuer_and_locality(
    text: str, best: Mapping[str, Reading]
) -> tuple[str | None, Locality | None]:
    """The issuer with the unit that it lacks, and that unit; the country for central bodies."""
    reading = best.get("issuer")
    if reading is None:
        return None, None
    issuer = reading.value
    place = place_of(issuer)
    if place is None:
        place = named_place(issuer, text[:_WITNESS])
        if place is not None:
            issuer = f"{issuer.rsplit(' ', len(place.kind.split()))[0]} {place.full_name}"
        elif _needs_a_place(issuer) and (place := _seat(best) or _home(issuer, text)) is not None:
            issuer = f"{issuer} {place.full_name}"
    body = resolve(issuer, _day(best))
    issuer = _official(issuer, body, text)
    seat = _seat(best) if place is None else None
    national = body is not None and (body.level == "national" or _is_the_countrys(body, seat))
    if place is None and not national:
        place = seat
    if place is None:
        return issuer, COUNTRY if national else None
    provinces = [match[1].strip() for match in _PROVINCES.finditer(text[:_WITNESS])]
    return issuer, locality_of(place, on=_day(best), witnesses=provinces)


def _needs_a_place(issuer: str) -> bool:
    return _NEEDS_A_PLACE.match(fold(issuer)) is not None and not _NATIONAL.search(fold(issuer))


def _home(issuer: str, text: str) -> Place | None:
    """The province of a department, where the text names only one."""
    if not fold(issuer).startswith("sở "):
        return None
    named = {match[1] for match in _PROVINCE.finditer(text[:_WITNESS])}
    units = {unit for name in named for unit in find_units(name)[:1] if unit.level == "province"}
    kinds = {(unit.kind, unit.name) for unit in units}
    return Place(*kinds.pop()) if len(kinds) == 1 else None


def _is_the_countrys(body: Resolution, seat: Place | None) -> bool:
    """Whether a bank with branches is meant as a whole: it names no unit and sits in Hanoi."""
    levels = body.body.levels if body.body is not None else ()
    return "national" in levels and seat is not None and seat.name == _CAPITAL


def _official(issuer: str, body: Resolution | None, text: str) -> str:
    """The registry's spelling of the name; of one that it lacks, with the document's capitals."""
    free = body is None or body.reading.startswith("free")
    if free and (said := _as_said(issuer, text[:_WITNESS])) is not None:
        return said
    if body is not None and len(body.name.split()) == len(issuer.split()):
        return body.name
    shown = restore_capitals(issuer, text[:_WITNESS])
    pairs = zip(issuer, shown, strict=True)
    return "".join(other if other.isupper() else one for one, other in pairs)


def _as_said(issuer: str, witness: str) -> str | None:
    """A school's name as the text writes it, whose letterhead in capitals shows no small words."""
    if not issuer.startswith("Trường "):
        return None
    words = r"\s".join(map(re.escape, issuer.split(" ")))
    for match in re.finditer(rf"{words}(?!\w)", witness, re.I):
        said = " ".join(match[0].split())
        if said[0].isupper() and said.split(" ")[1:2] != [said.split(" ")[1].upper()]:
            return said
    return None


def _day(best: Mapping[str, Reading]) -> str | None:
    """The day of issue, or the month or year that the date line prints around a blank."""
    reading = best.get("issued_on") or best.get("about")
    return None if reading is None or not reading.value else reading.value


def _seat(best: Mapping[str, Reading]) -> Place | None:
    """The unit that the date line is written in, where it can be only one kind of unit."""
    reading = best.get("place")
    if reading is None:
        return None
    units = find_units(reading.value, on=_day(best))
    kinds = {(unit.kind, unit.name) for unit in units if unit.level == units[0].level}
    return Place(units[0].kind, units[0].name) if len(kinds) == 1 else None
