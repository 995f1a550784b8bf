"""Make the sample plans anew from their sources: .txt, .docx, .pdf and the gold answers.

usage: python -m corpus.samples.build [NAME…]

The .pdf files are made from the .docx by LibreOffice (`soffice`); without it they stay as they
are, and the script says so.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from corpus.samples import annex, plain, source, word
from corpus.samples.source import Sample

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    plans = make(HERE, names, source.load, source.gold)
    both = make(annex.FOLDER, names, annex.load, annex.gold) and plans
    if not both:
        print("soffice is missing: the .pdf files were not made anew", file=sys.stderr)
    return 0 if both else 1


def make(
    folder: Path, names: list[str], load: Callable[[Path], Sample], gold: Callable[[Sample], str]
) -> bool:
    """Make the samples of a folder, all or those named; whether the .pdf files could be made."""
    sources = sorted((folder / "sources").glob("*.yaml"))
    chosen = [path for path in sources if not names or path.stem in names]
    documents = folder / "documents"
    for path in chosen:
        sample = load(path)
        target = documents / path.stem
        target.with_suffix(".txt").write_text(plain.render(sample), encoding="utf-8")
        word.write(sample, target.with_suffix(".docx"))
        (folder / "gold" / f"{path.stem}.json").write_text(gold(sample), encoding="utf-8")
        print(path.stem)
    files = [documents / f"{path.stem}.docx" for path in chosen]
    return not files or convert(files, documents, "pdf")


def convert(files: list[Path], into: Path, suffix: str) -> bool:
    """Write Word files as `into`/NAME.`suffix`, in one call of LibreOffice; whether it is there."""
    soffice = shutil.which("soffice")
    if soffice is None:
        return False
    with tempfile.TemporaryDirectory() as profile:
        command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", suffix, "--outdir", str(into), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return True


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
