"""A bare sqlite3 loop: the same rows with one commit each, and nothing around them. No server, no
check, no rule: what the file alone takes."""

import sqlite3
import time
from collections.abc import Sequence

from sqlalchemy import make_url

from storage.engine import clock
from tests.bench.street import FIRST, Street

_TOLD = """INSERT INTO outbox (community_id, kind, row_id, person_id, about, words, way, lane,
    turn, is_urgent, state, promised_for, due_at, created_at, attempts, uncertain, why)
    VALUES (?, ?, ?, ?, '{}', '', '', 1, 0, 0, 'ready', ?, ?, ?, 0, 0, '')"""


def claims_per_second(url: str, street: Street) -> float:
    """Claim every wish once."""
    file = make_url(url).database
    assert file
    connection = sqlite3.connect(file, isolation_level=None)
    for pragma in ("journal_mode=wal", "synchronous=full", "foreign_keys=on"):
        connection.execute(f"PRAGMA {pragma}")
    began = time.perf_counter()
    for number, wish in enumerate(street.wishes):
        _claim(connection, street.community, number, wish)
    seconds = time.perf_counter() - began
    connection.close()
    return len(street.wishes) / seconds


def _claim(connection: sqlite3.Connection, home: int, number: int, wish: int) -> None:
    run, now = connection.execute, clock.now().strftime("%Y-%m-%d %H:%M:%S.%f")
    run("BEGIN IMMEDIATE")
    run(
        "INSERT INTO inbox (channel, event_id, received_at, state, content, attempts, code, why)"
        " VALUES ('telegram', ?, ?, 'done', '', 0, '', '')",
        (str(number), now),
    )
    account = "SELECT person_id FROM account WHERE channel = 'telegram' AND external_id = ?"
    (person,) = run(account, (str(FIRST + number),)).fetchone()
    (owner,) = run("SELECT owner_id FROM wish WHERE id = ?", (wish,)).fetchone()
    took = "UPDATE wish SET state = 'claimed', claimed = wanted, revision = revision + 1"
    assert run(f"{took} WHERE id = ? AND state = 'open'", (wish,)).rowcount == 1
    claim = run(*_new_claim(home, wish, person, now)).lastrowid
    run(
        "INSERT INTO history (community_id, at, actor_id, noun, row_id, what, details)"
        " VALUES (?, ?, ?, 'wish', ?, 'claimed', '{}')",
        (home, now, person, wish),
    )
    told: Sequence[tuple[str, int | None, int | None]] = (
        ("claim.details", claim, person),
        ("claim.made", claim, owner),
        ("wish.card", wish, None),
    )
    for kind, row, to in told:
        run(_TOLD, (home, kind, row, to, now, now, now))
    run("COMMIT")


def _new_claim(home: int, wish: int, person: int, now: str) -> tuple[str, Sequence[object]]:
    sql = """INSERT INTO claim (community_id, wish_id, person_id, quantity, state, agreed_on,
        extended, step, claimed_at, confirmed_how, reason, note, photos, photos_look, shows_photos,
        matter, disputed, traces, asked_in, shown_in, agreed_hour, wanted_hour, arranging)
        VALUES (?, ?, ?, 1, 'claimed', ?, 0, '', ?, '', '', '', '[]', '', 0,
        '', 0, '[]', '[]', '[]', '', '', '')"""
    return sql, (home, wish, person, now[:10], now)
