"""Names of documents in the Akoma Ntoso Naming Convention 1.0, for Vietnam.

`/akn/vn/doc/ke-hoach/uy-ban-nhan-dan-huyen-x/2018-04-03/88-kh-ubnd`. No Vietnamese profile of the
convention is known; parts of a name that are unknown are left out.
"""

from __future__ import annotations

from corpus.exports.xml_text import slug
from schemas import LegalReference, Plan

COUNTRY, LANGUAGE = "vn", "vie"
_ACTS = frozenset({"hien-phap", "bo-luat", "luat", "phap-lenh", "nghi-dinh", "thong-tu"})


def _name(type_: str | None, issuer: str | None, issued_on: str | None, number: str | None) -> str:
    subtype = slug(type_ or "van-ban")
    parts = ["", "akn", COUNTRY, "act" if subtype in _ACTS else "doc", subtype]
    parts += [slug(each) for each in (issuer, issued_on, number) if each]
    return "/".join(parts)


def name_of_plan(plan: Plan, identity: str) -> str:
    """The name of a plan as a work; a plan without a number is known by its id.

    >>> from schemas import Header, Source
    >>> source = Source("a.txt", "", "text/plain", 0, None, "plain")
    >>> name_of_plan(Plan(source, "", Header(type="Kế hoạch", code="5/KH-UBND")), "3f2a")
    '/akn/vn/doc/ke-hoach/5-kh-ubnd'
    """
    header = plan.document
    return _name(header.type, header.issuer, header.issued_on, header.code or identity)


def name_of_reference(reference: LegalReference) -> str:
    """The name of a cited document as a work."""
    number = reference.code or reference.name or reference.key
    return _name(reference.type, reference.issuer, reference.issued_on, number)
