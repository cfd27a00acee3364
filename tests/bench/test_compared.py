"""What the bench compares us with still fits the tables: it writes rows of its own."""

from pathlib import Path

from bot.operations.settings import load
from storage.engine import vault
from tests.bench import servers, taps
from tests.harness.databases import SqliteTemplate


async def test_what_we_are_compared_with_claims_as_we_do(tmp_path: Path) -> None:
    """The bare file and the usual stack take a few claims each."""
    vault.use(load(env_file=None, secret_key=servers.SECRET).vault())
    template = SqliteTemplate(tmp_path)
    fresh = lambda: template.fresh(tmp_path / "own")  # noqa: E731 — each on a file of its own
    (tmp_path / "own").mkdir()
    assert taps.file_alone(fresh, 4)["per_second"] > 0
    assert (await taps.usual(fresh, 4))["per_second"] > 0
