"""A copy of the house in a folder of its own, to change it there and see what its tests say."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

HOUSE = Path(__file__).parents[2]
NOT_COPIED = (".git", ".venv", "build", "data")


@contextmanager
def copied() -> Iterator[Path]:
    """The house as it stands, what is compiled of it too; gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "house"
        shutil.copytree(HOUSE, copy, ignore=shutil.ignore_patterns(*NOT_COPIED))
        yield copy


def run_in(
    copy: Path, module: str, *words: str, longest: float
) -> subprocess.CompletedProcess[str]:
    """`python -m module` in the copy. Raises TimeoutExpired after `longest` seconds."""
    mine = {name: text for name, text in os.environ.items() if not name.startswith("PYTEST")}
    # CI: whatever differs is said in full
    env = mine | {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": str(copy), "CI": "true"}
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(
        command, cwd=copy, env=env, capture_output=True, text=True, timeout=longest
    )


def pytest_in(copy: Path, *words: str, longest: float) -> subprocess.CompletedProcess[str]:
    """Some tests of the copy."""
    return run_in(
        copy, "pytest", "-q", f"--basetemp={copy.parent / 'tmp'}", *words, longest=longest
    )
