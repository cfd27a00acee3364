"""What the bench compares us with still fits the tables: it writes rows of its own."""

from functools import partial
from pathlib import Path

from storage.engine.vault import Vault
from tests.bench import taps
from tests.harness.databases import SqliteTemplate


def test_the_bare_file_claims_as_we_do(
    sqlite_template: SqliteTemplate, tmp_path: Path, safe: Vault
) -> None:
    """It takes a few claims, every column filled."""
    assert taps.file_alone(partial(sqlite_template.fresh, tmp_path), 4)["per_second"] > 0
