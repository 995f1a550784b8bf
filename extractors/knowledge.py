"""Knowledge files: YAML and TSV that stand beside the code that reads them."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import yaml

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def load_yaml(package: str, name: str) -> object:
    """The content of a YAML file of `package` (`"extractors.references"`); read once."""
    return yaml.load((files(package) / name).read_text(encoding="utf-8"), Loader=_Loader)


@cache
def load_tsv(package: str, name: str) -> tuple[dict[str, str], ...]:
    """The rows of a TSV file of `package` with a head row, as `{column: cell}`; read once."""
    lines = (files(package) / name).read_text(encoding="utf-8").splitlines()
    rows = csv.DictReader(
        (line for line in lines if line and not line.startswith("#")),
        delimiter="\t",
        quoting=csv.QUOTE_NONE,
    )
    return tuple(rows)
