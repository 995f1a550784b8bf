"""Make scans of the sample plans: pictures of their pages, as an office's scanner leaves them.

usage: python -m corpus.samples.scans INTO [NAME…]

Each sample's .pdf becomes one scan per row of `KINDS`, `INTO/KIND/NAME.pdf`, without a text layer.
The same name gives the same picture. Nothing of this is kept in the repository.
"""

from __future__ import annotations

import math
import sys
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
from PIL import Image, ImageDraw, ImageFilter, ImageFont

HERE = Path(__file__).resolve().parent
RED, BLUE = (206, 38, 44), (38, 52, 150)
_SEAL_MM = 36.0
"""Across a body's seal (Circular 07/2010/TT-BCA, article 7)."""

Pixels = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Kind:
    """How a page is scanned.

    `angle` is how far it lies askew, in degrees; `noise` the spread of grey values, with one
    speck per thousand pixels for each 10 of it; `seal` says that a seal and a signature stand over
    the signer's name.
    """

    name: str
    dpi: int
    angle: float = 0.0
    noise: float = 0.0
    seal: bool = False
    quality: int = 75


KINDS = (
    Kind("clean-300", 300),
    Kind("clean-200", 200),
    Kind("skewed-300", 300, angle=1.3, seal=True),
    Kind("noisy-300", 300, angle=-0.4, noise=12.0),
    Kind("office-200", 200, angle=-0.8, noise=8.0, seal=True),
)


def main(arguments: list[str]) -> int:
    into, names = Path(arguments[0]), arguments[1:]
    for path in sorted((HERE / "documents").glob("*.pdf")):
        if names and path.stem not in names:
            continue
        for kind in KINDS:
            target = into / kind.name / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(scanned(path.read_bytes(), kind))
            print(target)
    return 0


def scanned(pdf: bytes, kind: Kind) -> bytes:
    """The pages of `pdf` as pictures in a PDF of their own."""
    pages = pictures(pdf, kind)
    out = BytesIO()
    first, *rest = pages
    first.save(
        out, "PDF", save_all=True, append_images=rest, resolution=kind.dpi, quality=kind.quality
    )
    return out.getvalue()


def pictures(pdf: bytes, kind: Kind) -> list[Image.Image]:
    """The pages of `pdf` as a scanner sees them."""
    document = pypdfium2.PdfDocument(pdf)
    pages = []
    for number, page in enumerate(document):
        sheet = page.render(scale=kind.dpi / 72).to_pil().convert("RGB")
        place = _signer(page) if kind.seal else None
        if place is not None:
            sheet = _sealed(sheet, place, kind.dpi)
        pages.append(_worn(sheet, kind, seed=number))
    return pages


def _signer(page: pypdfium2.PdfPage) -> tuple[float, float] | None:
    """Where the seal lies: on the last capitals in the right half of a page that has recipients,
    in points from the top left."""
    text = page.get_textpage()
    if text.search("Nơi nhận").get_next() is None:
        return None
    width, height = page.get_size()
    rects = [text.get_rect(index) for index in range(text.count_rects())]
    right = [rect for rect in rects if rect[0] > 0.5 * width]
    named = [rect for rect in right if text.get_text_bounded(*rect).strip().isupper()]
    if not named:
        return None
    left, bottom, _, _ = named[-1]
    return left, height - bottom + 26.0


def _sealed(sheet: Image.Image, place: tuple[float, float], dpi: int) -> Image.Image:
    """The page under a red seal and a blue signature; both let through what lies below."""
    unit = dpi / 72
    ink = Image.new("RGB", sheet.size, "white")
    draw = ImageDraw.Draw(ink)
    x, y, radius = place[0] * unit, place[1] * unit, _SEAL_MM / 25.4 * dpi / 2
    for inner, width in ((1.0, 0.05), (0.72, 0.025)):
        r = radius * inner
        draw.ellipse((x - r, y - r, x + r, y + r), outline=RED, width=round(width * radius))
    points = [
        (x + radius * s * math.sin(a), y - radius * s * math.cos(a))
        for a, s in ((math.pi * k / 5, 0.42 if k % 2 == 0 else 0.17) for k in range(10))
    ]
    draw.polygon(points, fill=RED)
    _lettered(ink, (x, y), 0.86 * radius, round(0.17 * radius))
    stroke = [
        (x + radius * (0.4 + 0.11 * k), y + radius * (0.5 * math.sin(1.7 * k) - 0.1 * k))
        for k in range(14)
    ]
    draw.line(stroke, fill=BLUE, width=max(2, dpi // 90), joint="curve")
    darker = np.minimum(np.asarray(sheet), np.asarray(ink.filter(ImageFilter.GaussianBlur(0.6))))
    return Image.fromarray(darker)


def _lettered(ink: Image.Image, middle: tuple[float, float], radius: float, size: int) -> None:
    """Letters around the seal, each turned to its middle."""
    font = ImageFont.load_default(size)
    for number, letter in enumerate("CON DAU * CON DAU * CON DAU * "):
        angle = 12 * number
        tile = Image.new("L", (2 * size, 2 * size), 0)
        ImageDraw.Draw(tile).text((size, size), letter, fill=255, font=font, anchor="mm")
        turned = tile.rotate(-angle)
        x = middle[0] + radius * math.sin(math.radians(angle)) - size
        y = middle[1] - radius * math.cos(math.radians(angle)) - size
        ink.paste(RED, (round(x), round(y)), turned)


def _worn(sheet: Image.Image, kind: Kind, *, seed: int) -> Image.Image:
    """The page askew, with the grey of paper and the specks of a scanner's glass."""
    if kind.angle:
        sheet = sheet.rotate(kind.angle, Image.Resampling.BICUBIC, fillcolor="white")
    if not kind.noise:
        return sheet
    chance = np.random.default_rng(seed)
    pixels: Pixels = np.asarray(sheet.filter(ImageFilter.GaussianBlur(0.5)))
    grain = chance.normal(-6, kind.noise, pixels.shape[:2])[:, :, None]
    worn = np.clip(pixels + grain, 0, 255).astype(np.uint8)
    specks = chance.random(pixels.shape[:2]) < kind.noise / 10_000
    worn[specks] = chance.integers(0, 160, int(specks.sum()))[:, None]
    return Image.fromarray(worn)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
