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
    documents = HERE / "documents"
    if convert([documents / f"{path.stem}.docx" for path in chosen], documents, "pdf"):
        return 0
    print("soffice is missing: the .pdf files were not made anew", file=sys.stderr)
    return 1


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
