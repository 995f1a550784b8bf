"""Scans: `ingest.ocr` beside bare Tesseract on the same images, and two cores beside one.

The images are scans of the sample plans, made here. Bare Tesseract is the `tesseract` program
(one process per page, through pytesseract) and the library in this process (tesserocr), both with
the Vietnamese model and one thread. Others may use the machine, so that every figure is a median
of pairs measured one right after the other.

    python benchmarks/ocr.py [--pages 8] [--rounds 3]
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

os.environ["OMP_THREAD_LIMIT"] = "1"
os.environ["KEHOACH_OCR_CACHE"] = "off"

import numpy as np
from PIL import Image

from corpus.samples import scans
from ingest.ocr import DPI
from ingest.ocr.engine import models
from ingest.ocr.pool import Picture, cores, side_by_side

DOCUMENTS = Path(scans.__file__).parent / "documents"


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--pages", type=int, default=8)
    options.add_argument("--rounds", type=int, default=3)
    chosen = options.parse_args()
    if shutil.which("tesseract") is None:
        print("missing: tesseract (packages tesseract-ocr, tesseract-ocr-vie)")
        return 1
    pictures = _pictures(chosen.pages)
    ours, bare, program, pairs = [], [], [], []
    _ours(pictures[:1], 1)  # loads the model
    for _ in range(chosen.rounds):
        bare.append(_timed(_bare, pictures))
        ours.append(_timed(lambda pages: _ours(pages, 1), pictures))
        program.append(_timed(_program, pictures))
        pairs.append(_timed(lambda pages: _ours(pages, 2), pictures))
    pages = len(pictures)
    print(f"{pages} pages of {pictures[0][1].shape[1]} x {pictures[0][1].shape[0]} pixels")
    print(f"tesseract program   {pages / median(program):6.2f} pages/s")
    print(f"tesseract library   {pages / median(bare):6.2f} pages/s")
    print(f"ours, one core      {pages / median(ours):6.2f} pages/s")
    print(f"ours, two of {cores()}     {pages / median(pairs):6.2f} pages/s")
    print(f"over the library    {_ratio(ours, bare) - 1:+6.0%}")
    print(f"over the program    {_ratio(ours, program) - 1:+6.0%}")
    print(f"two cores over one  {_ratio(ours, pairs):6.2f} x")
    return 0


def _pictures(count: int) -> list[Picture]:
    kind = scans.Kind("bench", DPI, angle=0.6, noise=6.0)
    found: list[Picture] = []
    for path in sorted(DOCUMENTS.glob("*.pdf")):
        for page in scans.pictures(path.read_bytes(), kind):
            pixels = np.ascontiguousarray(np.asarray(page)[:, :, ::-1])
            found.append((len(found) + 1, pixels, DPI))
            if len(found) == count:
                return found
    return found


def _timed(run: Callable[[Sequence[Picture]], None], pictures: Sequence[Picture]) -> float:
    start = time.perf_counter()
    run(pictures)
    return time.perf_counter() - start


def _ratio(one: Sequence[float], other: Sequence[float]) -> float:
    return median(a / b for a, b in zip(one, other, strict=True))


def _ours(pictures: Sequence[Picture], workers: int) -> None:
    for _ in side_by_side(pictures, workers):
        pass


def _bare(pictures: Sequence[Picture]) -> None:
    from tesserocr import OEM, PSM, PyTessBaseAPI

    with PyTessBaseAPI(f"{models()}/", "vie", psm=PSM.AUTO, oem=OEM.LSTM_ONLY) as api:
        for _, pixels, dpi in pictures:
            api.SetImage(Image.fromarray(pixels[:, :, ::-1]))
            api.SetSourceResolution(dpi)
            api.GetUTF8Text()


def _program(pictures: Sequence[Picture]) -> None:
    import pytesseract

    for _, pixels, dpi in pictures:
        image = Image.fromarray(pixels[:, :, ::-1])
        pytesseract.image_to_data(image, lang="vie", config=f"--dpi {dpi}")


if __name__ == "__main__":
    sys.exit(main())
