"""The body that a letterhead names: the issuer is an agency of the document wherever it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from extractors.agencies.found import Found, by_place
from extractors.agencies.registry import name_key
from extractors.agencies.resolution import Context, Resolution
from extractors.folding import fold
from schemas import Evidence, Header


def with_issuer(found: Sequence[Found], header: Header, context: Context) -> list[Found]:
    """The bodies with the issuer where the letterhead names it, if no reading of the text did.

    Names in capitals over several lines or columns are read as the header's, not again: what
    else was read in them is dropped.
    """
    evidence = next((each for each in header.evidence if each.field == "issuer"), None)
    body = context.issuer
    if evidence is None or body is None or not _is_wholly(body, header.issuer):
        return list(found)
    body = _by_its_name(body, evidence.quote)
    body = _as_host(found, body) or body
    if any(_is(each.body, body) for each in found):
        return list(found)
    start, end = _own_lines(evidence, body)
    kept = [each for each in found if each.end <= start or each.start >= end]
    return sorted([*kept, Found(start, end, body)], key=by_place)


def _is_wholly(body: Resolution, issuer: str | None) -> bool:
    """Whether the issuer is that one body and not several, its locality spelled as it may be."""
    return issuer is not None and len(name_key(issuer).split()) == len(name_key(body.name).split())


def _is(named_body: Resolution, body: Resolution) -> bool:
    """Whether that is the issuer, a school or hospital with its locality or without."""
    named, own = name_key(named_body.name), name_key(body.name)
    return named == own or (body.kind == "institution" and named.startswith(f"{own} "))


def _as_host(found: Sequence[Found], body: Resolution) -> Resolution | None:
    """The issuer as the name of a part of it has it: "Hội đồng Khoa học Viện Địa chất"."""
    hosts = (each.body.host for each in found if each.body.host is not None)
    return next((host for host in hosts if _is(host, body)), None)


def _by_its_name(body: Resolution, quote: str) -> Resolution:
    """A school or hospital without the locality that only its letterhead's first line tells."""
    place = body.locality
    if place is None or body.kind != "institution":
        return body
    if fold(place.split(" ")[-1]) in fold(quote.split("\n")[-1]):
        return body
    return replace(body, name=body.name.removesuffix(place).strip(), locality=None)


def _own_lines(evidence: Evidence, body: Resolution) -> tuple[int, int]:
    """Where the issuer's own name begins, behind the line of the body above it, and its end."""
    start, end = evidence.span.start, evidence.span.end
    position = start
    for line in evidence.quote.split("\n")[:-1]:
        position += len(line) + 1
        if fold(evidence.quote[position - start :]).startswith(fold(body.rank)):
            return position, end
    return start, end
