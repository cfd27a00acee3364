"""A backup of before is put back: whoever was forgotten since is forgotten once more."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session

from storage.community import accounts, memberships
from storage.community.people import Person
from storage.engine import forgotten, vault
from storage.engine.database import Database
from storage.engine.vault import Vault
from storage.records import forgotten_again, invariants, personal_data
from storage.wishes import without_phone
from storage.wishes.wishes import ForWhom, WishState
from storage.wishes.without_phone import ForgetReason
from tests.conftest import SECRET
from tests.harness.make import CHANNEL, Make, Somebody


class PutBack(Exception):
    """The database is as it was; the list beside it is not."""


@pytest.fixture(autouse=True)
def kept(tmp_path: Path, safe: Vault) -> Path:
    forgotten.keep_in(tmp_path / "state")
    return tmp_path / "state" / forgotten.NAME


def and_put_back(make: Make, verb: Callable[..., Any], *args: Any) -> None:
    """It was done, and then a backup of before came."""

    def work(session: Session) -> None:
        verb(session, *args)
        session.flush()
        raise PutBack()

    with pytest.raises(PutBack):
        make.database.transact_now(work)


def is_here(make: Make, who: Somebody) -> bool:
    return make.rows(Person, id=who.id)[0].forgotten_at is None


@pytest.mark.both
def test_whoever_was_forgotten_stays_so(make: Make) -> None:
    """What she wished for ends once more, whoever held it hears so; a second run finds nobody, and
    others stay as they are."""
    wish = make.claimed_wish()
    and_put_back(make, personal_data.forget, make.wang.id)
    assert is_here(make, make.wang)
    assert forgotten_again.run(make.database) == 1
    assert not is_here(make, make.wang)
    assert is_here(make, make.li)
    after = make.again(wish)
    assert (after.state, after.place, after.title) == (WishState.WITHDRAWN, "", "")
    assert "claim.ended" in make.kinds(make.li)
    assert forgotten_again.run(make.database) == 0
    assert make.database.read_now(invariants.breaches) == []


@pytest.mark.both
def test_somebody_without_a_phone_too(make: Make) -> None:
    """And another wish of the same worker is not touched."""
    told = {"for_whom": ForWhom.OFFLINE, "beneficiary": "周奶奶"}
    elsewhere = {"place": "9号楼", "phone": ""}
    hers, other = make.wish(make.chen, **told), make.wish(make.chen, **told | elsewhere)
    and_put_back(make, without_phone.forget, make.chen.id, hers.key, ForgetReason.ASKED)
    assert forgotten_again.run(make.database) == 1
    assert make.again(hers).beneficiary == ""
    assert make.again(other).beneficiary
    assert forgotten_again.run(make.database) == 0


@pytest.mark.both
def test_whoever_came_back_is_somebody_new(make: Make) -> None:
    """She asked to be forgotten, and writes again in spring: nobody forgets her for that."""
    make.do(personal_data.forget, make.wang.id)
    back = make.do(accounts.met, CHANNEL, make.wang.address, "王阿姨")
    make.do(memberships.join, make.home, back.person_id)
    assert forgotten_again.run(make.database) == 0
    assert make.do(memberships.held, back.person_id, make.home)


def test_killed_half_way(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next start goes on where it was."""
    for who in (make.wang, make.li):
        and_put_back(make, personal_data.forget, who.id)
    transact, left = Database.transact_now, [None]

    def dies(self: Database, work: Any) -> Any:
        if not left:
            raise KeyboardInterrupt
        left.pop()
        return transact(self, work)

    with monkeypatch.context() as patch:
        patch.setattr(Database, "transact_now", dies)
        with pytest.raises(KeyboardInterrupt):
            forgotten_again.run(make.database)
    assert [is_here(make, who) for who in (make.wang, make.li)].count(True) == 1
    assert forgotten_again.run(make.database) == 1
    assert not is_here(make, make.wang)
    assert not is_here(make, make.li)


# -- the list ------------------------------------------------------------------------------------


def test_nobody_reads_from_it_who_it_was(make: Make, kept: Path) -> None:
    """For this user's eyes only, and without a name or a number even then; twice is one line."""
    before = os.umask(0)
    try:
        and_put_back(make, personal_data.forget, make.wang.id)
    finally:
        os.umask(before)
    forgotten_again.run(make.database)
    assert (kept.stat().st_mode & 0o777, kept.parent.stat().st_mode & 0o777) == (0o600, 0o700)
    (line,) = kept.read_text().split()
    assert forgotten.LINE.fullmatch(line)
    assert make.wang.address not in line


def test_a_line_that_was_cut_off(make: Make, kept: Path) -> None:
    """Killed while it was written: the next one stands on a line of its own."""
    make.wang  # noqa: B018
    kept.parent.mkdir()
    kept.write_bytes(b"abc\xff")
    and_put_back(make, personal_data.forget, make.wang.id)
    assert forgotten_again.run(make.database) == 1


def test_it_outlives_a_new_key(make: Make) -> None:
    """As long as the former one is known, without which that backup says nothing anyway."""
    and_put_back(make, personal_data.forget, make.wang.id)
    vault.use(Vault("another-secret-that-only-the-tests-know", (SECRET,)))
    assert forgotten_again.run(make.database) == 1
