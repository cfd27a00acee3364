"""The table of all journeys: what each costs now, and what it cost before."""

import asyncio
import contextlib
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path

from bot.operations.settings import Mode
from storage.engine import forgotten, vault
from storage.engine.vault import Vault
from tests.harness.databases import SqliteTemplate
from tests.harness.street import SECRET, opened
from tests.journeys.journeys import GOALS, PLAYS, ROLES, Costs, Play
from tests.journeys.walking import Cost

BEFORE = Path(__file__).with_name("before.toml")


async def played(play: Play, template: SqliteTemplate, folder: Path) -> Costs:
    """A journey on a street of its own."""
    with template.fresh(folder) as url:
        async with opened(url, folder, Mode.POLLING) as street:
            return await play(street)


def all_played() -> Costs:
    """Every journey, one after the other."""
    costs: Costs = {}
    vault.use(Vault(SECRET))
    with tempfile.TemporaryDirectory() as folder:
        template = SqliteTemplate(Path(folder))
        for play in PLAYS:
            place = Path(folder) / play.__name__
            place.mkdir()
            costs |= asyncio.run(played(play, template, place))
    vault.use(None)
    forgotten.keep_in(None)
    return costs


def before() -> Costs:
    """What they cost on 30 November 2026, before the wish in one sentence."""
    known = tomllib.loads(BEFORE.read_text(encoding="utf-8"))
    return {name: Cost(**each) for name, each in known.items()}


def table(now: Costs, then: Costs) -> Iterator[str]:
    yield f"{'who':<11}{'journey':<36}{'actions':>12}{'messages':>12}{'goal':>6}"
    for name, role in ROLES.items():
        old, new = then.get(name), now[name]
        actions = f"{old.actions if old else '-'} → {new.actions}"
        messages = f"{old.messages if old else '-'} → {new.messages}"
        goal = f"≤ {GOALS[name]}" if name in GOALS else ""
        yield f"{role:<11}{name:<36}{actions:>12}{messages:>12}{goal:>6}"


if __name__ == "__main__":
    with contextlib.redirect_stdout(sys.stderr):  # what the bot logs is no line of the table
        played_now = all_played()
    print("\n".join(table(played_now, before())))
