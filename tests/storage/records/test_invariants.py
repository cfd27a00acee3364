"""Verify names every invariant that is broken, and nothing where all is well."""

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage.community import invites
from storage.community.memberships import Role
from storage.engine import clock, vault
from storage.engine.invariants import APART
from storage.engine.vault import Vault
from storage.messaging import conversations, dead_letters, outbox
from storage.messaging.outbox import Told
from storage.records import invariants, personal_data
from storage.wishes import (
    alarms,
    changes,
    claiming,
    claims,
    handovers,
    relay,
    releases,
    review,
    waiting_list,
)
from storage.wishes.deliveries import NewDelivery, deliver
from tests.faults.ways import MOSTLY
from tests.harness.make import Make
from tests.house.access import declared

pytestmark = pytest.mark.both

INDEXES = "DROP INDEX uq_community_id_wish_id_person_id_while"
PLACES = "DROP INDEX uq_waiting_community_id_wish_id_person_id_while"
STUCK = "a message has been in sending for more than an hour"
ROLES = "DROP INDEX uq_community_id_person_id_role_while"


def breaches(make: Make) -> list[str]:
    return make.database.read_now(invariants.breaches)


@pytest.fixture
def lived(make: Make) -> Make:
    """A neighbourhood that has seen everything: every state, every way a claim ends."""
    make.wish(by=make.person())
    make.open_wish(by=make.person())
    make.claimed_wish(by=make.li, quantity=3)
    make.delivered_wish(by=make.zhang)
    make.confirmed_wish(by=make.zhao, quantity=2)
    given_back = make.claim_on(make.claimed_wish(by=make.sun))
    make.act(make.sun, releases.release, given_back.key, claims.ReleaseReason.NO_TIME)
    taken_back = make.claimed_wish(by=make.sun)
    make.act(make.wang, releases.call_off, taken_back.key)
    turned_down = make.wish(by=make.person())
    make.act(make.chen, review.turn_down, turned_down.key, "暂时没有")
    make.act(make.chen, review.care_for, make.wish(by=make.person()).key)
    held = make.claim_on(make.claimed_wish(by=make.sun))
    make.act(make.sun, deliver, NewDelivery(held.key, note="放在门卫"))
    several_turns(make)
    make.do(invites.make, make.home, Role.DONOR)
    sad = make.person()
    make.act(sad, alarms.ring, make.wish(by=sad).key, "没有盼头")
    alike = [make.wish(by=make.sun, title="一把折叠椅") for _ in range(2)]
    make.act(make.chen, review.set_apart, alike[1].key)
    make.do(dead_letters.bury, "telegram", "7", "{?", "AB12", "unreadable")
    make.do(conversations.open_one, make.wang.id, "wish.post", 0, make.home, {"what": "x"})
    return make


def several_turns(make: Make) -> None:
    """One is asked from a waiting list, one still waits, one is asked to take over, and the owner
    wants something else."""
    wish = make.open_wish(quantity=2)
    one, two, *waits = (make.person() for _ in range(5))
    held = [make.act(who, claiming.claim, wish.key, 1) for who in (one, two)]
    for who in waits:
        make.act(who, waiting_list.join, wish.key)
    make.act(one, releases.release, held[0].key, claims.ReleaseReason.NO_TIME)
    make.act(two, handovers.ask_list, held[1].key)
    make.act(two, relay.say, held[1].key, relay.Side.OWNER, relay.Saying("您在家吗"))
    make.act(make.wang, changes.propose, wish.key, {"story": "改一改"})


def test_a_lived_in_neighbourhood_breaks_no_rule(lived: Make) -> None:
    """After every ordinary course of things nothing is found; not after forgetting either."""
    assert breaches(lived) == []
    for who in (lived.wang, lived.li, lived.zhao):
        lived.do(personal_data.forget, who.id)
    assert breaches(lived) == []


BROKEN = {
    "somebody promised the same wish twice": [
        INDEXES,
        "UPDATE claim SET wish_id = (SELECT min(wish_id) FROM claim WHERE state = 'claimed'), "
        "person_id = (SELECT min(id) FROM person) WHERE state = 'claimed'",
    ],
    "a claim stands for a wish that is not in the group": [
        "UPDATE wish SET state = 'refused' WHERE state = 'confirmed'"
    ],
    "a wish's state is not what its figures make": [
        "UPDATE wish SET state = 'open' WHERE state = 'claimed'"
    ],
    "a wish's offers are not the sums of its waiting list": [
        "UPDATE waiting SET quantity = quantity + 1 WHERE state = 'offered'"
    ],
    "somebody waits for a wish that has closed": [
        "UPDATE waiting SET wish_id = (SELECT min(id) FROM wish WHERE state = 'confirmed') "
        "WHERE state = 'waiting'"
    ],
    "somebody waits twice for the same wish": [
        PLACES,
        "INSERT INTO waiting (community_id, wish_id, person_id, quantity, state, joined_at) "
        "SELECT community_id, wish_id, person_id, quantity, state, joined_at FROM waiting "
        "WHERE state = 'waiting'",
    ],
    "an offer has no pieces": ["UPDATE waiting SET quantity = 0 WHERE state = 'offered'"],
    "somebody holds their own wish, or waits for it": [
        "UPDATE wish SET owner_id = (SELECT person_id FROM waiting WHERE state = 'offered') "
        "WHERE offered > 0"
    ],
    "a claim has no pieces": ["UPDATE claim SET quantity = 0 WHERE state = 'claimed'"],
    "somebody is asked to go on with what nobody holds": [
        "UPDATE handover SET claim_id = (SELECT min(id) FROM claim WHERE state = 'released')"
    ],
    "a change is proposed to nobody": [
        "UPDATE wish_change SET wish_id = (SELECT min(id) FROM wish WHERE state = 'confirmed')"
    ],
    "the words of a change outlived it": ["UPDATE wish_change SET state = 'dropped'"],
    "words outlived the claim that they were about": [
        "UPDATE relayed SET report = '', claim_id = "
        "(SELECT min(id) FROM claim WHERE state = 'confirmed')"
    ],
    "an hour is still asked for of what nobody has to bring": [
        "UPDATE relayed SET meeting = 'asked', claim_id = "
        "(SELECT min(id) FROM claim WHERE state = 'confirmed')"
    ],
    "a change is looked at of a wish that is over": [
        "UPDATE wish_change SET state = 'review', "
        "wish_id = (SELECT min(id) FROM wish WHERE state = 'confirmed')"
    ],
    "a wish counts more than it wants, or less than nothing": [
        "UPDATE wish SET confirmed = wanted + 1 WHERE state = 'confirmed'"
    ],
    "a wish's figures are not the sums of its claims": [
        "UPDATE wish SET delivered = 0 WHERE state = 'delivered'"
    ],
    "a closed wish has no closing time, or an open one has": [
        "UPDATE wish SET closed_at = NULL WHERE state = 'confirmed'"
    ],
    "a wish in the group was never published": [
        "UPDATE wish SET published_at = NULL WHERE state = 'open'"
    ],
    "a wish's number was never given out": ["UPDATE counter SET last = last - 1"],
    "somebody holds the same role twice": [
        ROLES,
        "INSERT INTO role_grant (community_id, person_id, role, granted_at, is_by_group) "
        "SELECT community_id, person_id, role, granted_at, false FROM role_grant "
        "WHERE role = 'worker'",
    ],
    "somebody who was forgotten still holds a role": [
        "UPDATE person SET forgotten_at = created_at WHERE name = '赵先生'"
    ],
    "somebody who was forgotten can still be written to": [
        "UPDATE person SET forgotten_at = created_at WHERE name = '赵先生'"
    ],
    "a form is open of somebody who was forgotten": [
        "UPDATE person SET forgotten_at = created_at WHERE name = '王阿姨'"
    ],
    "somebody was put out and is a neighbour": [
        "INSERT INTO put_out (community_id, person_id, token, why, put_out_by, at) SELECT "
        "community_id, person_id, '', 'moved', person_id, granted_at FROM role_grant "
        "WHERE role = 'worker'"
    ],
    "an invitation was used too often": ["UPDATE invite SET uses_left = -1"],
    "what was heard outlived its event": ["UPDATE inbox SET state = 'done' WHERE content <> ''"],
    "something is to be told to nobody, or to two at once": [
        "UPDATE outbox SET person_id = NULL WHERE id = 1"
    ],
    "something waits to be told to another community's group": [
        "INSERT INTO chat_group (id, channel, external_id, title, thread, community_id, purpose, "
        "is_present, trouble, week_message, added_at) SELECT 99, 'telegram', '-1', '', '', "
        "max(id), 'wishes', true, '', '', max(created_at) FROM community",
        "UPDATE outbox SET person_id = NULL, group_id = 99 WHERE id = 1",
    ],
    "a sealed field does not open with this secret": [
        "UPDATE wish SET story = place WHERE state = 'open'"
    ],
}

declared.load()
BROKEN |= declared.BREAKS

# A row that leads to another goes elsewhere without it; an organisation is there already.
BROKEN |= {
    f"a row of {table} is of another community than its {column.removesuffix('_id')}": [
        f"UPDATE {table} SET organisation_id = 1"
        if column == "organisation_id"
        else f"UPDATE {table} SET community_id = (SELECT max(id) FROM community) "
        f"WHERE id = (SELECT min(id) FROM {table} WHERE {column} IS NOT NULL)"
    ]
    for table, column in invariants.homes()
    if (table, column) not in APART
}


class Undone(Exception):
    """Ends a transaction whose work is to be as if it had never been."""


def found_in(make: Make, broken: list[str]) -> dict[str, str]:
    """What is named, with its rows, while all this is done; then it is undone."""
    named: dict[str, str] = {}

    def work(session: Session) -> None:
        for statement in broken:
            session.execute(text(statement))
        named.update(each.split(": ", 1) for each in invariants.breaches(session))
        raise Undone

    with pytest.raises(Undone):
        make.database.transact_now(work)
    return named


@pytest.mark.parametrize("engine", MOSTLY)
def test_what_is_broken_is_named(lived: Make) -> None:
    """Each rule, broken by hand behind the verbs' back, is found and named with its rows."""
    declared.others_live(lived)
    elsewhere = lived.elsewhere
    made = f"INSERT INTO organisation VALUES (1, {elsewhere}, '支部', 'party_branch', '2026-01-01')"
    named = {rule: found_in(lived, [made, *broken]).get(rule) for rule, broken in BROKEN.items()}
    assert [rule for rule, rows in named.items() if not rows] == []


def test_every_rule_has_its_test() -> None:
    """A rule that nobody can break in a test may not work: all but codes, which a key holds, and
    what has a test of its own below."""
    assert set(invariants.rules()) - set(BROKEN) == {"two wishes have the same code", STUCK}


def test_rows_stay_in_their_community() -> None:
    """Wherever one community's row leads to another row, verify asks whether that is at home there
    too; but for groups, which may change hands."""
    about = [says for says in invariants.rules() if says.startswith("a row of ")]
    assert {("card", "group_id"), ("outbox", "group_id")} == APART
    assert len(about) == len(set(invariants.homes()) - APART)


def test_a_message_stuck_in_sending_is_named(lived: Make) -> None:
    """A message that has been leased for more than an hour shows that nobody recovers."""
    [told, *_] = lived.told()
    lived.do(lambda s: outbox.begin(s, s.get_one(Told, told.id)))
    clock.travel(timedelta(minutes=59))
    assert breaches(lived) == []
    clock.travel(timedelta(minutes=5))
    assert breaches(lived) == [f"{STUCK}: {told.id}"]


def test_another_secret_opens_nothing(lived: Make) -> None:
    """With the wrong secret the sealed fields are named, by place and without content."""
    vault.use(Vault("another-secret-that-seals-nothing-here"))
    [only] = breaches(lived)
    assert only.startswith("a sealed field does not open with this secret: ")
    assert "wish:1:story" in only
    assert "v1." not in only
