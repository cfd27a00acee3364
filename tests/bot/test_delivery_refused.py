"""What a channel will not take: nothing is given up that is still true for a group."""

from datetime import timedelta

import pytest

from bot.messages import (
    ChannelError,
    Message,
    NotSent,
    NotThere,
    Presence,
    Rejected,
    Slow,
    Unreachable,
)
from bot.register.notifications import NOTIFICATIONS
from storage.community import groups, memberships, posted_cards
from storage.engine import clock
from storage.messaging import dead_letters, outbox
from storage.messaging.outbox import OutboxState
from storage.wishes import claiming
from tests.harness.make import CHANNEL, Make
from tests.harness.notes import NOTE
from tests.harness.operator import Operator
from tests.harness.saying import Saying
from tests.harness.wire import Wire


async def test_thrown_out_of_a_group(saying: Saying, make: Make, wire: Wire) -> None:
    """What that group was to read waits until we are back, and its community's workers are told,
    once."""
    group = make.group()
    saying.promises(None, 1, group=group.id)
    saying.promises(None, 2, group=group.id)
    wire.will(Unreachable("bot was kicked from the group chat"))
    await saying.goes_on(minutes=1)
    assert not make.again(group).is_present
    assert [saying.row(number).state for number in (1, 2)] == [OutboxState.PARKED] * 2
    assert len(wire.heard_by(make.chen)) == 1
    assert "邻里群" in wire.heard_by(make.chen)[0]
    known = make.do(groups.known, CHANNEL, group.external_id, "", is_here=True)
    make.do(posted_cards.returned, known.id)
    await saying.goes_on(minutes=1)
    assert [saying.row(number).state for number in (1, 2)] == [OutboxState.SENT] * 2
    assert saying.row(1).uncertain == 0


@pytest.mark.parametrize(
    "why", [Rejected("TOPIC_CLOSED"), NotThere("chat not found"), NotSent("x")]
)
async def test_a_group_that_will_not_take_it(
    saying: Saying, make: Make, wire: Wire, operator: Operator, why: ChannelError
) -> None:
    """A closed topic, a chat that is not found, rights that were taken: nothing is given up however
    long it lasts, less and less often tried, and tried at once at the first sign of life."""
    group = make.group()
    saying.promises(None, group=group.id)
    wire.will(*[why] * 1000)
    await saying.goes_on(days=2)
    assert saying.row().state is OutboxState.READY
    assert outbox.ATTEMPTS < wire.tried < 80
    assert make.again(group).is_present
    assert make.again(group).trouble
    assert len(operator.incidents) <= 1
    wire.will_be_fine()
    assert make.do(groups.known, CHANNEL, group.external_id, "", is_here=True).is_troubled
    make.do(outbox.probe_group, group.key)
    await saying.settles()
    assert saying.row().state is OutboxState.SENT
    assert not make.again(group).trouble
    assert not make.do(groups.known, CHANNEL, group.external_id, "", is_here=True).is_troubled


async def test_a_crowd_stirs_in_a_group_that_takes_nothing(
    saying: Saying, make: Make, wire: Wire
) -> None:
    """Each sign of life tries one of all that waits, and the first that gets in lets all others
    go: a tap does not pay for every wish of the neighbourhood."""
    group = make.group()
    for number in range(1, 10):
        saying.promises(None, number, group=group.id)
    wire.will(*[Rejected("TOPIC_CLOSED")] * 1000)
    await saying.goes_on(days=1, minutes=5)  # between two tries of its own
    for _ in range(5):
        before = wire.tried
        make.do(outbox.probe_group, group.key)
        await saying.goes_on(seconds=3)
        assert wire.tried == before + 1
    wire.will_be_fine()
    make.do(outbox.probe_group, group.key)
    await saying.goes_on(minutes=1)
    assert [saying.row(number).state for number in range(1, 10)] == [OutboxState.SENT] * 9


def test_one_message_that_is_never_taken(make: Make) -> None:
    """What is refused among others that get in is not tried again with each of them: within a
    minute only one success lets go what waits."""
    group = make.group()
    let_go = []
    for _ in range(3):
        make.do(groups.troubled, group.key, "no such picture")
        let_go.append(make.do(groups.well, group.key))
    clock.travel(groups.BETWEEN_WAVES + timedelta(seconds=1))
    let_go.append(make.do(groups.well, group.key))
    assert let_go == [True, False, False, True]


async def test_a_picture_that_is_not_taken(saying: Saying, make: Make, wire: Wire) -> None:
    """A picture that only another bot can send: the words come without it."""
    card = Message(lead="a lamp", photos=("theirs",))
    with_picture = lambda telling: card  # noqa: E731 — what the note looks like this once
    NOTIFICATIONS[NOTE.name], before = with_picture, NOTIFICATIONS[NOTE.name]
    try:
        saying.promises(make.li)
        wire.will(Rejected("wrong file identifier"))
        await saying.settles()
    finally:
        NOTIFICATIONS[NOTE.name] = before
    assert wire.said == [(make.li.address, Message(lead="a lamp"))]


async def test_never_taken(saying: Saying, make: Make, wire: Wire, operator: Operator) -> None:
    """What the channel refuses is tried again, for nobody knows whether it means it; in the end it
    is given up. The operator reads one line, the workers see it, and the next promise is not in its
    shadow."""
    saying.promises(make.li)
    saying.promises(make.li, 2)
    wire.will(Rejected("message is too long"))
    await saying.settles()
    assert saying.row().state is OutboxState.READY
    wire.will(*[Rejected("message is too long")] * 50)
    await saying.goes_on(days=1)
    assert saying.row().state is OutboxState.DEAD
    assert wire.heard_by(make.li) == ["note 2 zh"]
    assert [line["kind"] for line in operator.incidents] == [NOTE.name]
    [trouble] = make.do(dead_letters.trouble, make.home)
    assert (trouble.kind, trouble.why, trouble.person_id) == (
        NOTE.name,
        "message is too long",
        make.li.id,
    )


async def test_a_menu_keeps_nobody_from_being_told(saying: Saying, make: Make, wire: Wire) -> None:
    """Telegram wants an hour before it takes another menu: 小陈 hears what he is to hear, and has
    his menu after the hour."""
    wire.will(Slow(3600, make.chen.address), on="menu")
    saying.promises(make.chen)
    await saying.goes_on(minutes=5)
    assert wire.heard_by(make.chen) == ["note 1 zh"]
    assert wire.menus == []
    await saying.goes_on(minutes=56)
    assert [chat for chat, _ in wire.menus] == [make.chen.address]


@pytest.mark.parametrize("look", list(Presence))
async def test_who_was_removed_reads_no_address(
    saying: Saying, make: Make, wire: Wire, look: Presence
) -> None:
    """Before the details of a claim go out, the channel is asked: whoever was removed from the
    group reads nothing and is no neighbour any more; where nobody can tell, nothing changes."""
    group, wish = make.group(), make.open_wish()
    wire.presences[group.external_id, make.li.address] = look
    make.act(make.li, claiming.claim, wish.key)
    await saying.settles()
    is_removed = look is Presence.REMOVED  # 李明 came by a worker's word: he need not be in it
    shown = str([*wire.heard_by(make.li), *wire.shown_in(make.li.address)])
    assert ("3号楼2单元501" in shown) is not is_removed
    assert bool(make.do(memberships.held, make.li.id, make.home)) is not is_removed
    assert (make.again(wish).claimed == 0) is is_removed
