"""A sample plan that LibreOffice saved in another format says what it says as a Word file."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from corpus import extract_file
from corpus.samples.build import convert
from corpus.samples.views import VIEWS
from ingest.office import converted

SAMPLES = sorted((Path(__file__).parents[2] / "corpus/samples/documents").glob("*.docx"))
MEDIA_TYPES = {
    "doc": "application/msword",
    "rtf": "application/rtf",
    "odt": "application/vnd.oasis.opendocument.text",
    "html": "text/html",
}


@pytest.mark.skipif(shutil.which("soffice") is None, reason="soffice (libreoffice-writer) missing")
@pytest.mark.parametrize("suffix", MEDIA_TYPES)
def test_a_plan_says_the_same_in_every_format(suffix: str, tmp_path: Path) -> None:
    assert convert(SAMPLES, tmp_path, suffix)
    made = [tmp_path / f"{sample.stem}.{suffix}" for sample in SAMPLES]
    differing = []
    with converted(made) as folder:
        for path, sample in zip(made, SAMPLES, strict=True):
            plan, original = extract_file(path, converted=folder), extract_file(sample)
            assert plan.source.media_type == MEDIA_TYPES[suffix]
            differing += [
                f"{path.name}: {view.__name__}" for view in VIEWS if view(plan) != view(original)
            ]
    assert differing == []
