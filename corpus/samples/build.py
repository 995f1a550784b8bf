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
from pathlib import Path

from corpus.samples import plain, word
from corpus.samples.source import gold, load

HERE = Path(__file__).resolve().parent


def main(names: list[str]) -> int:
    sources = sorted((HERE / "sources").glob("*.yaml"))
    chosen = [path for path in sources if not names or path.stem in names]
    for path in chosen:
        sample = load(path)
        target = HERE / "documents" / path.stem
        target.with_suffix(".txt").write_text(plain.render(sample), encoding="utf-8")
        word.write(sample, target.with_suffix(".docx"))
        (HERE / "gold" / f"{path.stem}.json").write_text(gold(sample), encoding="utf-8")
        print(path.stem)
    return convert([HERE / "documents" / f"{path.stem}.docx" for path in chosen])


def convert(files: list[Path]) -> int:
    """Convert Word files to PDF beside them, in one call of LibreOffice."""
    soffice = shutil.which("soffice")
    if soffice is None:
        print("soffice is missing: the .pdf files were not made anew", file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as profile:
        command = [soffice, f"-env:UserInstallation=file://{profile}", "--headless"]
        command += ["--convert-to", "pdf", "--outdir", str(HERE / "documents"), *map(str, files)]
        subprocess.run(command, check=True, capture_output=True, timeout=300)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
