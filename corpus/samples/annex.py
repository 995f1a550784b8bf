"""Sample annexes: short plans around one layout of indicators, with the answers for them alone.

A source (`annexes/sources/NAME.yaml`) is lighter than that of a plan (`source.py`): `issuer` gives
the issuing body, the place, the code and the date; `title`, `body`, `annexes` are as there;
`landscape` lays the pages down. `answers` are groups of rows: `under` is their objective, `origin`
is `table` unless it says `prose`, and a row is

    [label, name, unit, [values], [bodies], note]

A value is written `raw=meaning`, or as it stands where it is a plain figure. A meaning is a number
with or without an operator, `LOW..HIGH`, `NUMERATOR/DENOMINATOR`, nothing for a dash; a `t` in
front says that the raw words are the text of the value, beside the number or instead of it.
Names that begin with `held-` were kept out of the tuning.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml

from corpus.samples.source import Annex, Sample, block

FOLDER = Path(__file__).resolve().parent / "annexes"
HELD = "held-"
_NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
_NUMBER = r"-?\d+(?:\.\d+)?"
_MEANING = re.compile(
    rf"(?P<op>[<≤>≥≈])?(?P<first>{_NUMBER})(?:(?P<joint>\.\.|/)(?P<second>{_NUMBER}))?"
)
_SIGNERS = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Mẫu")


def load(path: Path) -> Sample:
    """Read one source file."""
    data = yaml.safe_load(path.read_text(encoding="utf-8"))
    body, place, code, day = data["issuer"]
    return Sample(
        name=path.stem,
        font="Liberation Serif",
        left=(body, f"Số: {code}"),
        right=(*_NATION, f"{place}, {day}"),
        title=tuple(data["title"]),
        body=tuple(map(block, data["body"])),
        recipients=("Lưu: VT.",),
        signature=_SIGNERS,
        annexes=tuple(
            Annex(tuple(annex["title"]), tuple(map(block, annex["body"])))
            for annex in data.get("annexes", ())
        ),
        answers={"indicators": _indicators(data["answers"])},
        landscape=data.get("landscape", False),
    )


def gold(sample: Sample) -> str:
    """The gold answers as JSON text, in the fields of a plan's `indicators`."""
    return json.dumps(sample.answers, ensure_ascii=False, indent=1) + "\n"


def _indicators(groups: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [_indicator(group, *row) for group in groups for row in group["rows"]]


def _indicator(
    group: dict[str, Any],
    label: str | None,
    name: str,
    unit: str | None,
    values: list[str],
    responsible: list[str] | None = None,
    note: str | None = None,
) -> dict[str, Any]:
    return {
        "origin": group.get("origin", "table"),
        "objective": group.get("under"),
        "label": label,
        "name": name,
        "unit": unit,
        "values": [value(written) for written in values],
        "responsible": responsible or [],
        "note": note,
    }


def value(written: str) -> dict[str, Any]:
    """The answer that a value of a source stands for.

    >>> value("trên 75=>75")
    {'raw': 'trên 75', 'op': '>', 'value': 75.0}
    >>> value("38,5"), value("-=")
    ({'raw': '38,5', 'value': 38.5}, {'raw': '-'})
    """
    raw, marked, meaning = written.partition("=")
    found: dict[str, Any] = {"raw": raw}
    if meaning.startswith("t"):
        found["text"] = raw
    match = _MEANING.fullmatch(meaning.removeprefix("t") if marked else raw.replace(",", "."))
    if match is None:
        return found
    if match["op"]:
        found["op"] = match["op"]
    first, second = float(match["first"]), float(match["second"] or 0)
    if match["joint"] is None:
        return found | {"value": first}
    names = ("low", "high") if match["joint"] == ".." else ("numerator", "denominator")
    return found | dict(zip(names, (first, second), strict=True))
