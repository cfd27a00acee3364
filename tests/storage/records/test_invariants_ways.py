"""Verify, painted: each way in which a row can lie is found by the rule that names it."""

import pytest
from sqlalchemy import text
from sqlmodel import Session

from storage.community import groups, memberships
from storage.community.groups import Purpose
from storage.engine import columns
from storage.messaging import conversations, dead_letters, outbox
from storage.records import invariants
from storage.wishes import (
    alarms,
    changes,
    claims,
    in_person,
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

NO_CLOSED_CLAIM = "a claim stands for a wish that is not in the group"
FIGURES = "a wish's state is not what its figures make"
COUNTS = "a wish counts more than it wants, or less than nothing"
SUMS = "a wish's figures are not the sums of its claims"
OFFERS = "a wish's offers are not the sums of its waiting list"
CLOSING = "a closed wish has no closing time, or an open one has"
PUBLISHED = "a wish in the group was never published"
NUMBER = "a wish's number was never given out"
NOBODY = "something is to be told to nobody, or to two at once"
SEALED = "a sealed field does not open with this secret"
ELSEWHERE = "something waits to be told to another community's group"

Painted = tuple[str, str]

WISHES: list[Painted] = [
    # a live claim on a closed wish, whichever way it was closed
    *(
        (NO_CLOSED_CLAIM, f"UPDATE wish SET state = '{closed}' WHERE state = '{live}'")
        for live in ("claimed", "delivered")
        for closed in (
            "refused",
            "withdrawn",
            "cared_for",
            "closed",
            "expired",
            "review",
            "returned",
        )
    ),
    # a wish that looks like another than its figures make it
    *(
        (FIGURES, f"UPDATE wish SET state = '{said}' WHERE state = '{true}'")
        for said in ("open", "claimed", "delivered", "confirmed")
        for true in ("open", "claimed", "delivered", "confirmed")
        if said != true
    ),
    # a wish that somebody is said to hold, and nobody does
    *(
        (SUMS, f"UPDATE claim SET state = 'ended' WHERE state = '{live}'")
        for live in ("claimed", "delivered", "confirmed")
    ),
    *(
        (COUNTS, f"UPDATE wish SET {figure} = {value} WHERE state = 'confirmed'")
        for figure in ("claimed", "delivered", "confirmed")
        for value in ("wanted + 1", "-1")
    ),
    (COUNTS, "UPDATE wish SET wanted = 0 WHERE state = 'open'"),
    (COUNTS, "UPDATE wish SET asked = wanted - 1 WHERE state = 'open'"),
    (SUMS, "UPDATE wish SET delivered = wanted WHERE state = 'claimed'"),
    (SUMS, "UPDATE wish SET claimed = 0 WHERE state = 'claimed'"),
    (SUMS, "UPDATE wish SET confirmed = wanted WHERE state = 'delivered'"),
    (SUMS, "UPDATE claim SET quantity = quantity + 1 WHERE state = 'claimed'"),
    *(
        (CLOSING, f"UPDATE wish SET closed_at = NULL WHERE state = '{closed}'")
        for closed in ("confirmed", "refused", "withdrawn", "helped")
    ),
    *(
        (CLOSING, f"UPDATE wish SET closed_at = created_at WHERE state = '{live}'")
        for live in ("review", "returned", "open", "claimed", "delivered", "cared_for")
    ),
    *(
        (PUBLISHED, f"UPDATE wish SET published_at = NULL WHERE state = '{public}'")
        for public in ("open", "claimed", "delivered", "confirmed")
    ),
    *(
        (OFFERS, f"UPDATE waiting SET state = '{state}' WHERE state = 'offered'")
        for state in ("waiting", "accepted", "declined", "lapsed", "left", "over")
    ),
    (OFFERS, "UPDATE wish SET offered = 0 WHERE offered > 0"),
    (NUMBER, "DELETE FROM counter"),
    (NUMBER, "UPDATE wish SET number = 0 WHERE state = 'review'"),
    (NUMBER, "UPDATE wish SET year = year - 1 WHERE state = 'open'"),
]
TOLD: list[Painted] = [
    (NOBODY, "UPDATE outbox SET person_id = NULL WHERE person_id IS NOT NULL"),
    (NOBODY, "UPDATE outbox SET person_id = 1 WHERE group_id IS NOT NULL"),
    (
        ELSEWHERE,
        "UPDATE outbox SET community_id = (SELECT max(id) FROM community)"
        " WHERE group_id IS NOT NULL",
    ),
]


class Seen(Exception):
    """What verify found; whatever was painted is taken back with it."""

    def __init__(self, touched: int, found: dict[str, str]) -> None:
        super().__init__()
        self.touched, self.found = touched, found


def look(session: Session) -> dict[str, str]:
    """Rule → the rows that break it."""
    return {
        rule: ids
        for rule, _, ids in (each.partition(": ") for each in invariants.breaches(session))
    }


def painted(make: Make, statement: str) -> dict[str, str]:
    """What verify finds after one stroke of the brush, behind the verbs' back."""

    def work(session: Session) -> None:
        touched = session.execute(text(statement)).rowcount  # type: ignore[attr-defined]
        raise Seen(touched, look(session))

    with pytest.raises(Seen) as seen:
        make.database.transact_now(work)
    assert seen.value.touched, f"nothing to paint: {statement}"
    return seen.value.found


@pytest.fixture
def lived(make: Make) -> Make:
    """One wish in each state, with everything sealed that can be; told to people and groups."""
    make.group()
    make.group(Purpose.WORKERS)
    _ = make.elsewhere
    make.wish(by=make.person())
    names = {"beneficiary": "张奶奶", "proxy": "女儿小张"}
    asked = make.wish(by=make.person(), **names)
    make.act(make.chen, review.send_back, asked.key, "几楼？")
    make.open_wish(by=make.person())
    make.claimed_wish(by=make.li, quantity=3)
    held = make.claim_on(make.claimed_wish(by=make.zhang, quantity=2))
    make.act(make.zhang, deliver, NewDelivery(held.key, note="放在门卫"))
    make.confirmed_wish(by=make.zhao, quantity=2)
    given_back = make.claim_on(make.claimed_wish(by=make.sun))
    make.act(make.sun, releases.release, given_back.key, claims.ReleaseReason.NO_TIME)
    make.act(make.wang, releases.call_off, make.claimed_wish(by=make.sun).key)
    make.act(make.chen, review.turn_down, make.wish(by=make.person()).key, "我去看您")
    for is_done in (False, True):
        cared = make.act(make.chen, review.care_for, make.wish(by=make.person()).key)
        if is_done:
            make.act(make.chen, in_person.helped, cared.key)
    asked = make.claim_on(make.claimed_wish(by=make.sun))
    make.act(make.sun, relay.say, asked.key, relay.Side.OWNER, relay.Saying("您几点在家"))
    make.act(make.wang, changes.propose, asked.wish_id, {"story": "改一改"})
    offered = make.claimed_wish(by=make.li)
    make.act(make.zhao, waiting_list.join, offered.key)
    make.act(make.li, releases.release, make.claim_on(offered).key, claims.ReleaseReason.MISTAKE)
    make.lesson("又打喷嚏")
    make.act(make.sun, alarms.ring, None, "没有盼头")
    make.do(conversations.open_one, make.wang.id, "wish.post", 0, make.home, {"what": "=伞"})
    make.do(dead_letters.bury, "telegram", "7", "{?", "AB12", "unreadable")
    return make


@pytest.mark.parametrize("engine", MOSTLY)
def test_each_way_is_found(lived: Make) -> None:
    """What the verbs made breaks no rule; each stroke of the brush is named by the rule it breaks,
    with the rows it touched."""
    assert lived.database.read_now(look) == {}
    missed = [one for one in WISHES + TOLD if not painted(lived, one[1]).get(one[0])]
    assert missed == []


@pytest.mark.parametrize("engine", MOSTLY)
def test_each_sealed_field_is_tried(lived: Make) -> None:
    """Words that lost their key are found wherever they stand, and named without being shown; a
    story that was copied onto another wish does not open there."""
    stolen = "(SELECT max(story) FROM wish WHERE state = 'open')"
    moved = f"UPDATE wish SET story = {stolen} WHERE state = 'review'"
    assert list(painted(lived, moved)) == [SEALED]
    declared.others_live(lived)
    for field in columns.sealed_fields():
        table, name = field.table.__tablename__, field.name
        which = f"{name} <> ''" if (table, name) != ("outbox", "way") else "person_id > 0"
        found = painted(lived, f"UPDATE {table} SET {name} = 'v1.broken' WHERE {which}")
        assert list(found) == [SEALED], (table, name)
        assert found[SEALED].startswith(f"{table}:")
        assert "broken" not in found[SEALED]


def test_a_group_that_changed_hands_is_no_breach(lived: Make) -> None:
    """A worker of both places gives the group to 桂花苑: what was told there before, and what
    waited and was put away, are no breach."""
    [group] = lived.rows(groups.Group, purpose=Purpose.WISHES)
    both = lived.person("小马", memberships.Role.WORKER)
    lived.do(memberships.grant, lived.elsewhere, both.id, memberships.Role.WORKER)

    def give(session: Session) -> None:
        again = session.get_one(groups.Group, group.id)
        groups.bind(session, both.id, again, lived.elsewhere, Purpose.WISHES, "")

    waiting = {each.state for each in lived.told(group_id=group.id)}
    assert waiting == {outbox.OutboxState.READY}
    lived.do(give)
    assert lived.database.read_now(look) == {}
