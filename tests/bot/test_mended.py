"""Small things that went wrong once: groups without rights, looks in vain."""

from telegram.error import BadRequest

from bot.channels.telegram.errors import NoRights, translate
from bot.messages import NotSent
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState
from tests.harness.make import Make
from tests.harness.notes import NOTE
from tests.harness.saying import Saying
from tests.harness.wire import Wire


def test_who_may_not_speak_is_still_there() -> None:
    """Rights can be given back: tried again later, and the group is not left."""
    error = translate(BadRequest("Not enough rights to send text messages to the chat"), "-1")
    assert isinstance(error, NoRights)
    assert isinstance(error, NotSent)


async def test_a_look_that_only_sets_aside_is_a_look(
    saying: Saying, make: Make, wire: Wire
) -> None:
    """More closed chats than one look takes, and somebody behind them: all is settled at once."""
    for number in range(20):
        saying.promises(make.person(is_open=False), number)
    saying.promises(make.li, 99)
    await saying.settles()
    assert wire.heard_by(make.li) == ["note 99 zh"]


async def test_a_group_of_somebody_else(saying: Saying, make: Make, wire: Wire) -> None:
    """What one community was promised is not said in another's group."""
    group = make.group()
    make.do(outbox.tell, NOTE, 1, community=make.elsewhere, group=group.id)
    await saying.settles()
    assert wire.said == []
    assert saying.row().state is OutboxState.DROPPED
