"""`make rehearsal`: two replicas on PostgreSQL behind nginx on this machine. In the middle of a
burst of taps one replica is killed and replaced, then the other is asked to stop and replaced. Says
what it saw; ends with 1 when anything was lost or doubled.
"""

import asyncio
import sys
import tempfile
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from signal import SIGTERM

from sqlmodel import Session, func, select

from bot.operations.settings import load
from storage.engine import clock, vault
from storage.engine.database import Database
from storage.messaging.inbox import InboxEvent
from storage.messaging.outbox import OutboxState, Told
from storage.records.invariants import breaches
from storage.wishes.claims import Claim
from tests.conftest import SECRET
from tests.faults.corner import MINE, PATIENCE
from tests.faults.process import Process
from tests.faults.town import Asked, Town, opened
from tests.harness.databases import postgres

GLAD = "认领好了"
Say = Callable[[str], None]
AGAIN = {502, 504, 499}  # what makes a messenger tell it once more


def silence(line: str) -> None:
    """For a test, which reads what is wrong and not what went on."""


async def kill_and_replace(town: Town, say: Say = silence) -> None:
    """-9 for the first replica while everybody taps, and another in its place."""
    victim = town.replicas[0]
    async with crowded(town, town.asked[::2], say):
        await victim.kill()
        killed_at, taken = clock.now(), len(town.taps)
        say(f"replica 1 killed (-9) after {taken} taps; the crowd goes on")
        await town.taps_made(taken + len(town.crowd))
        held = town.a_minute_passes(killed_at)
        say(f"it was saying {held} messages; whoever read them may read them again")
        await back_at_work(town, victim, say)


async def stop_and_replace(town: Town, say: Say = silence) -> None:
    """SIGTERM for the second replica while everybody taps, and another in its place."""
    leaving = town.replicas[1]
    async with crowded(town, town.asked[1::2], say):
        began = time.monotonic()
        code = await leaving.stop()
        assert code in (0, -SIGTERM), code
        say(f"replica 2 asked to stop: it has, after {time.monotonic() - began:.1f} s")
        await back_at_work(town, leaving, say)


@asynccontextmanager
async def crowded(town: Town, cards: Sequence[Asked], say: Say = silence) -> AsyncIterator[None]:
    """Everybody taps, and messages are on their way; afterwards everything is heard and said."""
    began, before = time.monotonic(), len(town.taps)
    crowd = asyncio.create_task(town.taps_on(cards))
    town.room.faults.slow(0.5, "sendMessage", times=8)
    await town.taps_made(before + len(town.crowd) * len(cards) // 3)
    await town.room.until(lambda: len(town.room.faults.met) > 3, PATIENCE)  # by both replicas
    yield
    town.is_enough = True
    await crowd
    town.room.faults.met.clear()
    await town.quiet()
    say(f"{len(town.taps) - before} taps in {time.monotonic() - began:.1f} s")


async def back_at_work(
    town: Town, replica: Process, say: Say = silence, *, is_newer: bool = False
) -> None:
    """It starts anew, or the next version in its place, and takes its share of the taps."""
    before, taps = town.proxy.done_by(replica.port), len(town.taps)
    await replica.start(is_newer=is_newer)
    say(f"a new one is ready in its place; {len(town.taps) - taps} taps meanwhile")
    await town.room.until(lambda: town.proxy.done_by(replica.port) > before, PATIENCE)


# -- what must hold --------------------------------------------------------------------------------


def faults(town: Town) -> list[str]:
    """What was lost or doubled, a line each; none is good."""
    found = [*_of_taps(town), *_of_claims(town), *_of_messages(town)]
    found += [
        f"{one.port} complained: {line}" for one in town.replicas for line in one.complaints()
    ]
    return found + [f"the database: {line}" for line in town.database.read_now(breaches)]


def _of_taps(town: Town) -> list[str]:
    """Every tap was answered; what the proxy refused came again."""
    silent = [str(tap.update) for tap in town.taps if tap.query.answer is None]
    odd = set(town.proxy.statuses()) - AGAIN - {200}
    not_well = [each.event_id for each in town.make.rows(InboxEvent) if each.state != "done"]
    return [
        *(f"taps never answered: {silent}" for _ in silent[:1]),
        *(f"events that failed: {not_well}" for _ in not_well[:1]),
        *(f"the proxy answered {odd}" for _ in sorted(odd)[:1]),
    ]


def _of_claims(town: Town) -> list[str]:
    """Every wish has one claim, of somebody who tapped it."""
    held = Counter(claim.wish_id for claim in town.make.rows(Claim))
    wrong = [asked for asked in town.asked if held[asked.wish.key] != 1]
    return [f"wish {one.wish.id} has {held[one.wish.key]} claims" for one in wrong]


def _of_messages(town: Town) -> list[str]:
    """Each promise was kept once, and once more only where that was counted before."""
    rows = town.make.rows(Told)
    left = Counter(row.state for row in rows if row.due_at <= clock.now())
    odd = {state: many for state, many in left.items() if state not in ("sent", "dropped")}
    lines = [f"messages left: {odd}"] if odd else []
    for asked in town.asked if not _of_claims(town) else ():
        lines += [f"wish {asked.wish.id}: {line}" for line in _about(town, asked, rows)]
    return lines


def _about(town: Town, asked: Asked, rows: list[Told]) -> list[str]:
    claim = town.make.claim_on(asked.wish)
    details = len(town.seen(town.users[claim.person_id], f"{asked.owner.address}室"))
    told = len(town.seen(town.users[asked.owner.id], "认领了您的"))
    cards = town.seen(asked.group, asked.wish.code)
    lines = _copies("details", details, _counted(rows, "claim.details", claim.id))
    lines += _copies("words to the owner", told, _counted(rows, "claim.made", claim.id))
    lines += _copies("card", len(cards), _counted(rows, "wish.card", asked.wish.id))
    open_ones = sum(MINE in (button["text"] for button in card.buttons) for card in cards[-1:])
    lines += ["somebody else was told that they have it"] * bool(
        _glad(town, asked) - {claim.person_id}
    )
    return lines + ["the card still offers it"] * open_ones


def _glad(town: Town, asked: Asked) -> set[int]:
    """Who was told at once that the wish is theirs."""
    answers = [(tap.who.id, tap.query) for tap in town.taps if tap.query.message is asked.card]
    return {who for who, query in answers if query.answer and GLAD in query.answer.text}


def _counted(rows: list[Told], kind: str, row_id: int | None) -> int:
    return sum(row.uncertain for row in rows if row.kind == kind and row.row_id == row_id)


def _copies(what: str, many: int, counted: int) -> list[str]:
    fits = 1 <= many <= 1 + counted
    return [] if fits else [f"{many} × {what}, {counted} counted as uncertain"]


# -- for the operator ------------------------------------------------------------------------------


def report(town: Town, say: Say) -> list[str]:
    """What there is to see afterwards, and what is wrong."""
    statuses = town.proxy.statuses()
    again = sum(statuses[each] for each in AGAIN)
    say(f"the proxy: {statuses[200]} × taken, {again} × not, and told again")
    for number, one in enumerate(town.replicas, 1):
        say(f"replica {number}: {town.proxy.done_by(one.port)} updates")
    states = Counter(row.state for row in town.make.rows(Told))
    copies = town.make.do(uncertain)
    say(f"{len(town.make.rows(Claim))} claims for {len(town.asked)} wishes")
    say(
        f"{states[OutboxState.SENT]} messages said, {copies} of them perhaps twice, "
        "as counted before"
    )
    wrong = faults(town)
    for line in wrong:
        say(f"WRONG: {line}")
    say("nothing was lost, nothing was doubled" if not wrong else f"{len(wrong)} things are wrong")
    return wrong


def uncertain(session: Session) -> int:
    """How many copies were counted before they left."""
    return session.exec(select(func.coalesce(func.sum(Told.uncertain), 0))).one()


async def rehearse(database: Database, folder: Path, say: Say) -> list[str]:
    """The whole of it, on an empty database."""
    async with opened(database, folder) as town:
        ports = " and ".join(str(each.port) for each in town.replicas)
        say(f"two replicas on ports {ports}, nginx on {town.proxy.base}")
        await kill_and_replace(town, say)
        await stop_and_replace(town, say)
        return report(town, say)


def main() -> int:
    """The operator's way: everything of its own, and nothing of it stays."""
    vault.use(load(env_file=None, secret_key=SECRET).vault())
    with tempfile.TemporaryDirectory() as folder, postgres() as server, server.fresh() as url:
        database = Database(url)
        try:
            return bool(asyncio.run(rehearse(database, Path(folder), print)))
        except (AssertionError, FileNotFoundError) as fault:
            print(f"WRONG: {fault}")
            return 1
        finally:
            database.close()


if __name__ == "__main__":
    sys.exit(main())
