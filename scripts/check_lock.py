"""Fail if a lock file names an index or misses a dependency of pyproject.toml."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def names(requirements: list[str]) -> set[str]:
    """Normalised project names of requirement lines."""
    found = (re.match(r"[A-Za-z0-9._-]+", line) for line in requirements)
    return {re.sub(r"[-_.]+", "-", match[0]).lower() for match in found if match}


def main() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    wanted = {
        "requirements.lock": names(project["dependencies"]),
        "requirements-dev.lock": names(extras["dev"] + extras["ocr"]),
    }
    faults = []
    for file, needed in wanted.items():
        lines = (ROOT / file).read_text(encoding="utf-8").splitlines()
        pinned = names([line for line in lines if "==" in line])
        faults += [f"{file}: {name} is not pinned; run make lock" for name in needed - pinned]
        faults += [f"{file}: names an index: {line}" for line in lines if "://" in line]
    print("\n".join(faults) or "lock files: complete, no index named")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main())
