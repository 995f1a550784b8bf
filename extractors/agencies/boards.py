"""Steering bodies under shorter names: "Ban Chỉ đạo quốc gia" for one that is named whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extractors.agencies.found import Found
from extractors.agencies.registry import name_key
from extractors.agencies.resolution import Context, Resolution
from extractors.folding import fold

_COUNTRYS = "quốc gia"
_LEFT_OUT = "công tác "
"""Words that a name is written with or without: "về công tác cứu nạn", "về cứu nạn"."""


def with_full_boards(
    folded: str, found: Sequence[Found], defined: Sequence[Found], context: Context
) -> list[Found]:
    """The bodies, each steering body under its whole name, and so where it is a part's host.

    A shorter name is the issuer's where the issuer's begins with it, the country's "Ban Chỉ đạo
    quốc gia" is the only one that the text names whole. `defined` are the bodies with those that
    the text gives a short name, `found` as read before.
    """
    renamed = dict(_by_definition(found, defined))
    if full := _issuer(context):
        shorter = (each for each in _boards(defined) if _is_shorter(each, full))
        renamed |= {each.name: full for each in shorter}
    elif full := _only_one(defined):
        renamed |= {f"{full.rank} {_COUNTRYS}": full}
    if not renamed:
        return list(defined)
    kept: list[Found] = []
    for each in (_renamed(folded, each, renamed) for each in defined):
        if not kept or each.start >= kept[-1].end or each.end > kept[-1].end:
            kept.append(each)
    return kept


def _by_definition(
    found: Sequence[Found], defined: Sequence[Found]
) -> Iterator[tuple[str, Resolution]]:
    """What each name stands for that the text says is short for another."""
    read = {(each.start, each.end): each.body for each in found if each.body.kind == "steering"}
    for each in defined:
        before = read.get((each.start, each.end))
        if before is not None and before.name != each.body.name:
            yield before.name, each.body


def _issuer(context: Context) -> Resolution | None:
    issuer = context.issuer
    return issuer if issuer is not None and issuer.kind == "steering" and issuer.domain else None


def _boards(found: Sequence[Found]) -> Iterator[Resolution]:
    for each in found:
        if each.body.kind == "steering":
            yield each.body
        if each.body.host is not None and each.body.host.kind == "steering":
            yield each.body.host


def _only_one(found: Sequence[Found]) -> Resolution | None:
    """The country's steering body that a text names with what it is for, if it is one only."""
    whole = {
        each.name: each
        for each in _boards(found)
        if each.level == "national" and (each.domain or "").startswith(f"{_COUNTRYS} ")
    }
    return next(iter(whole.values())) if len(whole) == 1 else None


def _is_shorter(board: Resolution, full: Resolution) -> bool:
    """Whether a name, its locality left aside, is how the whole one begins."""
    if board.name == full.name or board.locality not in (None, full.locality):
        return False
    return f"{_words(full)} ".startswith(f"{_words(board)} ")


def _words(board: Resolution) -> str:
    return name_key(board.name.removesuffix(board.locality or "")).replace(_LEFT_OUT, "")


def _renamed(folded: str, each: Found, renamed: Mapping[str, Resolution]) -> Found:
    full = renamed.get(each.body.name)
    if full is not None:
        full = renamed.get(full.name, full)
        whole = each.start + len(full.name)
        end = whole if folded.startswith(fold(full.name), each.start) else each.end
        return Found(each.start, end, full)
    host = each.body.host
    if host is None or host.name not in renamed or not each.body.name.endswith(host.name):
        return each
    full = renamed[host.name]
    full = renamed.get(full.name, full)
    name = each.body.name.removesuffix(host.name) + full.name
    body = replace(each.body, name=name, level=full.level, locality=full.locality, host=full)
    return replace(each, body=body)
