"""What a tap in private has done and nobody could be shown at once: delivery shows it, in place."""

import pytest

from bot.hearing.inbox import Inbox
from bot.messages import Action, Message, NotSent
from bot.register import actions
from tests.harness.make import Make
from tests.harness.saying import Saying
from tests.harness.wire import Speech, Wire

GONE = Message(lead="已经收回了", takes_photos_back=True)


@pytest.fixture
def inbox(saying: Saying, wire: Wire) -> Inbox:
    return Inbox(saying.database, wire)


@pytest.mark.both
async def test_it_is_shown_in_place(
    inbox: Inbox, saying: Saying, make: Make, speech: Speech
) -> None:
    """However long the network was away: no second message, which nobody could take back."""
    tapped = speech.tap(make.wang, "any")
    await inbox.settle(tapped, GONE, "", NotSent("no way"))
    await saying.settles()
    assert saying.wire.edits == [(make.wang.address, GONE)]
    assert saying.wire.said == []


async def test_a_later_tap_overtakes_it(
    inbox: Inbox, saying: Saying, make: Make, speech: Speech
) -> None:
    """Whoever taps the same message again is shown what is so then, and not what was before it."""
    wish = make.open_wish()
    look = actions.sign(Action("wish.own", wish.key))
    await inbox.settle(speech.tap(make.wang, look), GONE, "", NotSent("no way"))
    await inbox.hear(speech.tap(make.wang, look))
    await saying.settles()
    assert not [said for _, said in saying.wire.edits if said == GONE]
