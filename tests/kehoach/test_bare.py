"""The bare install, without any extra, reads text, Word files and digital PDFs."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
DOCUMENTS = ROOT / "corpus" / "samples" / "documents"
MODULES = {
    "opencv-python-headless": "cv2",
    "platformdirs": "platformdirs",
    "tesserocr": "tesserocr",
}
"""What the packages of the extras are imported by."""
EXTRACT = """
import sys
for name in sys.argv[2].split():
    sys.modules[name] = None
import kehoach
print(kehoach.extract(sys.argv[1]).document.code)
"""


def test_every_package_of_an_extra_is_left_out() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert {each.split(">")[0] for each in project["optional-dependencies"]["ocr"]} == set(MODULES)


@pytest.mark.parametrize("suffix", ["docx", "pdf", "txt"])
def test_extracting_needs_no_extra(suffix: str) -> None:
    file = DOCUMENTS / f"province-2017.{suffix}"
    command = [sys.executable, "-c", EXTRACT, str(file), " ".join(MODULES.values())]
    said = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT)
    assert said.stdout.strip() == "412/KH-UBND"
