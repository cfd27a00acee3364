"""A copy of everything for whoever asks, and forgetting that leaves nothing private."""

import json
from functools import partial

import pytest
from sqlalchemy import inspect, text
from sqlmodel import Session

from storage.community import (
    accounts,
    invites,
    memberships,
    moves,
    neighbours,
    posted_cards,
    settings,
    shares,
    troubles,
)
from storage.community.accounts import Account
from storage.community.addresses import Address
from storage.community.groups import Group, Purpose
from storage.community.memberships import Role
from storage.community.people import Person
from storage.engine import personal
from storage.engine.errors import NotFound, Stale
from storage.messaging import conversations, dead_letters, inbox, outbox
from storage.messaging.kinds import Lane
from storage.messaging.outbox import OutboxState, Told
from storage.records import invariants, personal_data, worklist
from storage.wishes import (
    alarm_lessons,
    alarms,
    announcements,
    changes,
    claiming,
    claims,
    confirmations,
    deliveries,
    handovers,
    relay,
    releases,
    review,
    submission,
    waiting_list,
    wishes,
)
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish
from tests.harness.make import CHANNEL, Make
from tests.house.reading import package_of

pytestmark = pytest.mark.both

STORY, PLACE, PHONE = "膝盖刚做完手术", "7号楼3单元909", "13987654321"
ANSWER, NOTE, THANKS, HALF = "尺码三十七", "交给隔壁老周了", "小李真是好人", "还想要个放大镜"
ELSEWHERE = "搬去女儿家住一阵子"
CARRIED = "下午在楼下晒太阳"
MILK, USERNAME, DANGER = "一箱牛奶", "wang_xiuying", "我不想活了"


def everywhere(make: Make) -> str:
    """The whole database as one text."""

    def read(session: Session) -> str:
        found = []
        for table in inspect(session.connection()).get_table_names():
            found += session.execute(text(f"SELECT * FROM {table}")).all()
        return json.dumps([list(map(str, row)) for row in found], ensure_ascii=False)

    return make.database.read_now(read)


def live(make: Make) -> Wish:
    """王阿姨 through a whole wish, with words of hers at each step."""
    wish = make.wish(story=STORY, place=PLACE, phone=PHONE)
    make.act(make.chen, review.send_back, wish.key, "尺码多少？")
    make.act(make.wang, submission.answer, wish.key, ANSWER)
    make.act(make.chen, review.approve, wish.key)
    claim = make.act(make.li, claiming.claim, wish.key)
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key, ("photo-1",), True, NOTE))
    make.act(make.wang, confirmations.confirm, claim.key)
    make.act(make.wang, deliveries.thank, claim.key, THANKS)
    make.do(conversations.open_one, make.wang.id, "wish.post", 0, make.home, {"what": HALF})
    other = make.claimed_wish(by=make.zhang, title=MILK, story="", place="", phone="")
    for who, side in ((make.wang, relay.Side.CLAIMER), (make.zhang, relay.Side.OWNER)):
        make.act(who, relay.say, make.claim_on(other).key, side, relay.Saying(CARRIED))
    make.act(make.wang, changes.propose, other.key, {"story": ELSEWHERE, "until": ""})
    make.act(make.li, waiting_list.join, other.key)
    make.act(make.zhang, handovers.ask, make.claim_on(other).key, make.li.id)
    make.act(make.wang, moves.say, make.home, Address("9号楼", PLACE, is_whole=True))
    make.act(make.chen, neighbours.note_telephone, make.home, make.wang.id, PHONE)
    return wish


# What was there before other subjects came.
OURS = [
    name
    for name, group in personal.LISTED.items()
    if package_of(group.table.__table__) in ("community", "messaging", "wishes")
]


def say_all(make: Make) -> None:
    """Everything that waits is said."""
    for told in make.told():
        make.do(lambda s, one=told: outbox.begin(s, s.get_one(Told, one.id)))
        make.do(outbox.sent, told)


def test_the_copy_holds_every_row(make: Make) -> None:
    """Whatever a table holds about 王阿姨, 李明 or 小陈 is in their copy, by its number; but what
    was said already stands in their own chat."""
    live(make)
    make.do(settings.adjust, None, make.home, {"danger.keep-words": 1})
    make.act(make.wang, alarms.ring, None, "又打喷嚏")
    alarm = make.rows(alarms.Alarm)[0].key
    make.act(make.chen, alarms.take, alarm)
    make.act(make.chen, alarm_lessons.nothing, alarm)
    make.do(invites.use, make.wang.id, make.do(invites.make, make.home, Role.DONOR))
    make.act(make.chen, lambda s, by: invites.make(s, make.home, Role.DONOR, by=by))
    make.do(inbox.keep, "telegram", "7", "…", "AB12", "KeyError", person=make.wang.id)
    make.act(make.wang, lambda s, by: shares.share(s, by, make.home, "wish", wish_id(make)))
    say_some(make)
    for who in (make.wang, make.li, make.chen):
        copy = make.do(personal_data.everything, who.id)
        for name, group in personal.LISTED.items():
            rows = make.rows(group.table, **{group.column: who.id})
            if group.table is Told:
                rows = [row for row in rows if row.state not in outbox.OVER]
            assert {row.id for row in copy[name]} == {row.id for row in rows}, (who.name, name)
    hers = make.do(personal_data.everything, make.wang.id)
    not_hers = {"buildings", "invited", "claims", "lists", "removed", "asked"}
    not_hers |= {"pasted", "listed"}
    assert {name for name in OURS if not hers[name]} == not_hers


def wish_id(make: Make) -> int:
    return make.rows(Wish)[0].key


def say_some(make: Make) -> None:
    """Half of what waits is said."""
    for told in make.told()[::2]:
        make.do(lambda s, one=told: outbox.begin(s, s.get_one(Told, one.id)))
        make.do(outbox.sent, told)


def test_what_is_at_stake_is_said_first(make: Make) -> None:
    """Before forgetting, the person hears how many live wishes and claims would end."""
    make.claimed_wish()
    make.wish()
    assert make.do(personal_data.at_stake, make.wang.id) == {"wishes": 2, "claims": 0}
    assert make.do(personal_data.at_stake, make.li.id) == {"wishes": 0, "claims": 1}


@pytest.mark.parametrize("are_said", [True, False])
def test_forgetting_leaves_nothing_private(make: Make, are_said: bool) -> None:
    """After /forgetme the database holds no word, address, sealed field or account of 王阿姨's,
    whether messages were said already or still waited; the titles and figures of what came true
    stay."""
    wish = live(make)
    make.do(accounts.met, CHANNEL, make.wang.address, "王阿姨", USERNAME)
    make.act(make.wang, partial(alarms.ring, words=DANGER))
    if are_said:
        say_all(make)
    assert "v1." in everywhere(make)
    make.do(personal_data.forget, make.wang.id)
    rest = everywhere(make)
    for words in (
        STORY,
        PLACE,
        PHONE,
        ANSWER,
        HALF,
        ELSEWHERE,
        CARRIED,
        MILK,
        USERNAME,
        "王阿姨",
        make.wang.address,
        "photo-1",
    ):
        assert words not in rest
    kept = [told for told in make.told() if told.words or told.way]
    if are_said:
        assert "v1." not in rest
    else:  # her thanks are still on their way to him: that promise is kept
        assert [told.kind for told in kept] == ["claim.thanked"]
    assert make.again(wish).title == wish.title
    assert make.again(wish).confirmed == 1


def test_forgetting_ends_what_is_live(make: Make) -> None:
    """Her open wishes are called off, their claimers hear kindly; what he held is open again."""
    held = make.claimed_wish()
    his = make.claimed_wish(by=make.zhang, title="一箱牛奶")
    make.do(personal_data.forget, make.wang.id)
    assert make.again(held).state is wishes.WishState.WITHDRAWN
    assert make.kinds(make.li)[-1] == "claim.ended"
    other = make.open_wish(by=make.sun)
    make.act(make.zhang, claiming.claim, other.key)
    make.do(personal_data.forget, make.zhang.id)
    assert make.again(other).state is wishes.WishState.OPEN
    assert make.again(his).state is wishes.WishState.WITHDRAWN


def test_who_left_before_is_forgotten_too(make: Make) -> None:
    """Somebody who belongs to no community any more is forgotten like anybody: what they held is
    free, what they wished for ends, where they waited the next is asked."""
    wish, held = make.open_wish(by=make.zhang), make.claimed_wish(by=make.zhang)
    other = make.claimed_wish(by=make.li)
    make.act(make.zhang, waiting_list.join, other.key)
    asked = make.act(make.li, handovers.ask, make.claim_on(other).key, make.zhang.id)
    for role in (Role.BUSINESS, Role.RESIDENT):
        make.do(memberships.revoke, make.home, make.zhang.id, role, make.chen.id)
    make.do(personal_data.forget, make.zhang.id)
    states = [make.again(each).state for each in (wish, held, other)]
    assert states == [wishes.WishState.WITHDRAWN, wishes.WishState.OPEN, wishes.WishState.CLAIMED]
    assert make.rows(waiting_list.Place)[0].state is waiting_list.PlaceState.LEFT
    assert make.again(asked).state is handovers.HandoverState.DECLINED


def test_nobody_is_told_after_being_forgotten(make: Make) -> None:
    """What still waited to be told to her is dropped."""
    make.open_wish()
    make.do(personal_data.forget, make.wang.id)
    assert {told.state for told in make.told(make.wang)} == {outbox.OutboxState.DROPPED}
    assert make.do(accounts.address, make.wang.id) is None
    assert make.do(memberships.homes, make.wang.id) == []


def test_who_comes_back_is_somebody_new(make: Make) -> None:
    """Speaking again from the same account makes a new person who knows nothing of the old."""
    wish = make.open_wish()
    old = make.wang
    make.do(personal_data.forget, old.id)
    new = make.do(accounts.met, CHANNEL, old.address, "王阿姨")
    assert new.person_id != old.id
    assert make.do(memberships.held, new.person_id, make.home) == frozenset()
    assert make.again(wish).owner_id == old.id
    assert make.rows(Person, id=old.id)[0].name == ""
    assert len(make.rows(Account)) == len(make.rows(Person))


def test_forgetting_a_worker_keeps_the_decisions(make: Make) -> None:
    """A worker who goes is no worker any more; what they approved stays approved."""
    wish = make.open_wish()
    make.do(personal_data.forget, make.chen.id)
    assert make.do(memberships.staff, make.home) == []
    assert make.again(wish).state is wishes.WishState.OPEN
    make.do(memberships.grant, make.home, make.li.id, Role.WORKER)
    make.act(make.li, releases.call_off, make.wish(by=make.li).key)


def test_what_was_not_said_is_tried_again_or_done_with(make: Make) -> None:
    """A worker has it said once more, or has told them otherwise; the first of them counts, and
    nobody of another place."""
    live(make)
    [first, *_] = make.told(make.wang)
    make.do(lambda s: outbox.begin(s, s.get_one(Told, first.id)))
    make.do(outbox.dead, first.id, "blocked")
    [trouble] = make.do(dead_letters.trouble, make.home)
    assert trouble.id == first.id
    for stranger in (make.li, make.foreign_worker):
        with pytest.raises(NotFound):
            make.do(troubles.told_for_staff, stranger.id, first.id)
    make.do(troubles.say_again, first)
    assert make.again(first).state is OutboxState.READY
    make.do(lambda s: outbox.begin(s, s.get_one(Told, first.id)))
    make.do(outbox.dead, first.id, "blocked")
    make.do(troubles.told_done, first)
    assert make.do(dead_letters.trouble, make.home) == []
    with pytest.raises(Stale):
        make.do(troubles.say_again, first)


def test_cards_that_name_the_forgotten_are_changed_first(make: Make) -> None:
    """Also those of wishes that came true long ago, before whatever else the group waits for; what
    never named him stays as it is."""
    group = make.group()
    lit, held = make.confirmed_wish(), make.claimed_wish(title="一把伞")
    others = make.open_wish(by=make.zhang)
    for wish in (lit, held, others):
        place = (make.home, group.key, wishes.CARD, wish.key)
        make.do(posted_cards.note, *place, f"m{wish.key}", wish.revision)
    assert make.do(personal_data.forget, make.li.id) == 2
    waiting = [told for told in make.told() if told.kind == "wish.card"]
    first = {told.row_id for told in waiting if told.lane == Lane.ANSWER}
    assert first == {lit.key, held.key}


@pytest.mark.parametrize("who", ["wang", "li"])
def test_all_that_stands_of_a_wish_is_changed_first(make: Make, who: str) -> None:
    """The line with which it was said once more, and what stands with the workers, as well as the
    card: for who wished it, and for who holds it."""
    group, office, wish = make.group(), make.group(Purpose.WORKERS), make.claimed_wish()
    stand = ((group, wishes.CARD), (group, announcements.ANNOUNCEMENT), (office, wishes.REVIEW))
    for room, view in stand:
        place = (make.home, room.id, view, wish.key)
        make.do(posted_cards.note, *place, f"m-{view.noun}", wish.revision)
    assert make.act(getattr(make, who), personal_data.forget) == 3
    assert _first_in(make, group) == {"wish.card", "announcement.card"}
    assert _first_in(make, office) == {"review.card"}


def test_what_was_not_right_says_no_title_any_more(make: Make) -> None:
    """In the workers' group, as the resident goes whom it was about."""
    office, claim = make.group(Purpose.WORKERS), make.claim_on(make.delivered_wish())
    place = (make.home, office.id, claims.MATTER, claim.key)
    make.do(posted_cards.note, *place, "m1", 0)
    assert make.act(make.wang, personal_data.forget) == 1
    assert _first_in(make, office) == {"matter.card"}


def test_what_was_brought_to_whoever_goes_counts(make: Make) -> None:
    """李明 brought it and 王阿姨 goes before she said so: he hears thanks and that it counts, and
    nothing waits for a worker."""
    wish = make.delivered_wish()
    make.act(make.wang, personal_data.forget)
    assert make.claim_on(wish).confirmed_how == "gone"
    assert make.again(wish).state is wishes.WishState.CONFIRMED
    assert "claim.counted" in make.kinds(make.li)
    assert not any(make.do(worklist.counts, make.home).values())
    assert make.database.read_now(invariants.breaches) == []


def _first_in(make: Make, group: Group) -> set[str]:
    return set(make.kinds(lane=Lane.ANSWER, group_id=group.id))


@pytest.mark.parametrize("engine", ["sqlite"])  # PostgreSQL's files are its server's
def test_a_name_is_gone_from_the_disk(make: Make) -> None:
    """Whoever is forgotten stands in no page of the file and in none of its log."""
    name = "Zhu-Geliang-of-the-third-floor"
    who = make.person(name, Role.RESIDENT)
    make.do(personal_data.forget, who.id)
    make.do(lambda session: None)
    file = make.database.file
    assert file is not None
    held = [each.read_bytes() for each in file.parent.glob(f"{file.name}*")]
    assert not any(name.encode() in each for each in held)
