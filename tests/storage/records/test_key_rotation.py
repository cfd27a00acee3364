"""A new secret key: what the former one sealed is sealed anew, once, and nothing else changes."""

from collections import Counter
from collections.abc import Iterator

import pytest
from sqlalchemy import Text, cast
from sqlmodel import Session, select

from storage.community import accounts
from storage.engine import columns, vault
from storage.engine.database import Database
from storage.engine.vault import Vault
from storage.messaging import conversations, inbox, outbox
from storage.messaging.conversations import Conversation
from storage.messaging.inbox import InboxEvent
from storage.messaging.outbox import Told
from storage.records import invariants, key_rotation, personal_data, schema
from storage.wishes import alarms, changes, claims, confirmations, deliveries, relay, review
from storage.wishes.alarms import Alarm
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish
from tests.conftest import SECRET
from tests.harness.make import Make
from tests.harness.tables import Dump, dump
from tests.house.access import declared

pytestmark = pytest.mark.both

NEW = "a-secret-that-nobody-knew-before-this-very-day"
KEEPERS = {str(each.table.__tablename__) for each in columns.sealed_fields()}


@pytest.fixture
def street(make: Make) -> Make:
    """A street in which every private field is kept."""
    wish = make.claimed_wish()
    claim = make.claim_on(wish)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key, note="放在门口的鞋柜上"))
    make.act(make.wang, confirmations.confirm, claim.key)
    make.act(make.wang, deliveries.thank, claim.key, "谢谢小李")
    names = {"beneficiary": "张奶奶", "proxy": "女儿小张"}
    asked = make.wish(by=make.person("何大爷"), title="一盏台灯", **names)
    make.act(make.chen, review.send_back, asked.key, "要多高的？")
    given = {"answers": {"what": "一把伞"}}
    make.do(conversations.open_one, make.li.id, "post_wish", **given)
    make.lesson("又打喷嚏")
    make.act(make.wang, alarms.ring, None, "没有盼头")
    make.do(inbox.keep, "telegram", "7", "what was said", "ABCD", "LookupError")
    wanted = make.claimed_wish(by=make.sun, title="一把藤椅")
    saying = relay.Saying("您几点在家")
    make.act(make.sun, relay.say, make.claim_on(wanted).key, relay.Side.OWNER, saying)
    make.act(make.wang, changes.propose, wanted.key, {"story": "改一改"})
    declared.others_live(make)
    forgotten(make)
    return make


def forgotten(make: Make) -> None:
    """Somebody is forgotten in whose chat others' private words are to be emptied."""
    claim = make.claim_on(make.claimed_wish(by=make.zhang, title="一张凳子"))
    hidden = {"community": make.home, "person": make.zhang.id, "message": "7"}
    make.do(outbox.tell, claims.HIDDEN, claim.key, **hidden)
    make.act(make.zhang, personal_data.forget)


@pytest.fixture
def new_key(street: Make) -> Iterator[None]:
    """The operator has changed the key; the former one stands among the older ones."""
    vault.use(Vault(NEW, (SECRET,)))
    yield
    vault.use(Vault(SECRET))


def _sealed(dumped: Dump) -> Counter[str]:
    """Which tables hold something under which key."""
    marks = {"old": Vault(SECRET).mark, "new": Vault(NEW).mark}
    return Counter(
        f"{name} {age}"
        for name, rows in dumped.items()
        for row in rows.elements()
        for age, mark in marks.items()
        if mark in row
    )


def test_whatever_is_sealed_is_declared(street: Make, database: Database) -> None:
    """Who turns keys over, checks or wipes goes by the sealed columns: no other column holds sealed
    text, and this street fills all of them."""

    def look(session: Session) -> set[tuple[str, str]]:
        return {
            (table.name, column.name)
            for table in schema.metadata.tables.values()
            for column in table.columns
            if session.scalar(select(1).where(cast(column, Text).contains("v1.")).limit(1))
        }

    declared = {(each.table.__tablename__, each.name) for each in columns.sealed_fields()}
    assert database.read_now(look) == declared


def test_the_former_key_can_go(street: Make, database: Database, new_key: None) -> None:
    """Afterwards every private field opens with the new key alone, on either database."""
    before = _sealed(database.read_now(dump))
    assert set(before) == {f"{name} old" for name in KEEPERS}
    done = key_rotation.run(database.transact_now)
    assert done.sealed >= sum(before.values())
    assert done.shut == ()
    vault.use(Vault(NEW))
    after = _sealed(database.read_now(dump))
    assert after == Counter({name.replace(" old", " new"): before[name] for name in before})
    assert database.read_now(invariants.breaches) == []


def test_it_reads_as_before(street: Make, database: Database, new_key: None) -> None:
    """To the last word."""
    key_rotation.run(database.transact_now)
    vault.use(Vault(NEW))
    first, asked, *_ = street.rows(Wish)
    assert "501" in columns.opened(first, "place")
    assert "要多高的？" in columns.opened(asked, "aside")
    claim = street.claim_on(first)
    assert columns.opened(claim, "note") == "放在门口的鞋柜上"
    (thanked,) = street.rows(Told, kind="claim.thanked")
    assert columns.opened(thanked, "words") == "谢谢小李"
    (talk,) = street.rows(Conversation)
    assert conversations.answers(talk) == {"what": "一把伞"}
    assert columns.opened(street.rows(Alarm)[-1], "words") == "没有盼头"
    (event,) = [each for each in street.rows(InboxEvent) if each.content]
    assert inbox.content(event) == "what was said"


def test_a_second_run_finds_nothing(database: Database, new_key: None) -> None:
    """What is sealed with the current key is left as it is, to the last letter."""
    key_rotation.run(database.transact_now)
    before = database.read_now(dump)
    assert key_rotation.run(database.transact_now).sealed == 0
    assert database.read_now(dump) == before


def test_a_run_that_breaks_off_goes_on(
    database: Database, new_key: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The machine is switched off after some batches: begun again, it finishes the rest."""
    monkeypatch.setattr(key_rotation, "BATCH", 1)

    def interrupted(work: key_rotation.Batch) -> key_rotation.Done:
        if {"outbox old", "outbox new", "wish old"} <= set(_sealed(database.read_now(dump))):
            raise KeyboardInterrupt
        return database.transact_now(work)

    with pytest.raises(KeyboardInterrupt):
        key_rotation.run(interrupted)
    key_rotation.run(database.transact_now)
    assert not [name for name in _sealed(database.read_now(dump)) if name.endswith("old")]


def test_a_household_is_found_at_every_stage(street: Make, database: Database) -> None:
    """A flat that asks twice for the same is seen: across the change of keys, and after it when
    the former key is gone."""
    what = "一把折叠椅"
    first = street.wish(title=what, by=street.person())
    vault.use(Vault(NEW, (SECRET,)))
    again = street.wish(title=what, by=street.person())
    assert first.code in again.flags["look_alike"]
    key_rotation.run(database.transact_now)
    vault.use(Vault(NEW))
    third = street.wish(title=what, by=street.person())
    assert {first.code, again.code} <= set(third.flags["look_alike"])


def test_a_field_that_no_key_opens(street: Make, database: Database, new_key: None) -> None:
    """It is named, and the rest is turned over all the same; nothing of it is lost."""
    wish = street.rows(Wish)[0]
    damaged = Vault("a third secret, long forgotten").seal("x", f"wish:{wish.id}:story")

    def damage(session: Session) -> None:
        session.get_one(Wish, wish.id).story = damaged

    street.do(damage)
    done = key_rotation.run(database.transact_now)
    assert done.shut == (f"wish:{wish.id}:story",)
    assert street.again(wish).story == damaged
    vault.use(Vault(NEW))
    assert "501" in columns.opened(street.again(wish), "place")


def test_the_way_to_somebody_forgotten(make: Make, database: Database) -> None:
    """Whoever said /forgetme is still reached where something of theirs is to be emptied."""
    wish = make.claimed_wish()
    make.do(
        outbox.tell,
        claims.HIDDEN,
        make.claim_on(wish).key,
        community=make.home,
        person=make.li.id,
        message="7",
    )
    make.act(make.li, personal_data.forget)
    ways = [told for told in make.rows(Told) if told.way]
    assert ways
    vault.use(Vault(NEW, (SECRET,)))
    key_rotation.run(database.transact_now)
    vault.use(Vault(NEW))
    for told in ways:
        account = accounts.last_way(make.again(told))
        assert account is not None
        assert account.external_id == make.li.address
