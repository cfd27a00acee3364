"""A channel on which no message can be changed once it was said: everything is said below."""

from functools import partial

import pytest

from bot.hearing.inbox import answer
from bot.messages import Abilities, Incoming, Message
from bot.register import actions
from storage.community import answers
from storage.engine.database import Database
from storage.messaging.outbox import OutboxState
from storage.wishes import claiming, deliveries, review
from storage.wishes.wishes import Wish
from tests.harness.make import Make, Somebody
from tests.harness.saying import Saying
from tests.harness.wire import Speech, Wire

PLACE, PHONE = "3号楼2单元501", "13812345678"


@pytest.fixture
def wire() -> Wire:
    return Wire(Abilities(edits=False))


class Chat:
    """Somebody's private chat there: whatever is said stands in it for good."""

    def __init__(self, database: Database, wire: Wire) -> None:
        self.database, self.wire, self.speech = database, wire, Speech()
        self.answers: list[Message] = []

    def says(self, who: Somebody, words: str) -> str:
        return self._hears(self.speech.text(who, words))

    def taps(self, who: Somebody, label: str) -> str:
        """The newest button of this name."""
        mine = [message for chat, message in self.wire.said if chat == who.address]
        found = [each for said in (*mine, *self.answers) for each in said.buttons]
        action = next((each.action for each in reversed(found) if each.label == label), None)
        assert action is not None, [each.plain() for each in self.answers]
        return self._hears(self.speech.tap(who, actions.sign(action)))

    def _hears(self, incoming: Incoming) -> str:
        reply = self.database.transact_now(lambda s: answer(s, incoming, self.wire))
        assert reply.edit is None
        assert not reply.stills
        for each in reply.messages:
            if each.told:
                self.database.transact_now(partial(answers.said, told_id=each.told))
        self.answers = list(reply.messages)
        return "\n".join(each.plain() for each in reply.messages)


async def test_from_a_sentence_to_received(
    make: Make, database: Database, wire: Wire, saying: Saying
) -> None:
    """王阿姨 hands a wish in with taps, and adds to it before; 李明 reads all that he needs in one
    message and brings it; she says that it came. Nobody waits for a message to change, and what
    would only change one that is over is not said at all."""
    chat, wang, li = Chat(database, wire), make.wang, make.li
    assert make.chen
    assert "一盏台灯" in chat.says(wang, "想要一盏台灯，光不刺眼")
    chat.taps(wang, "补一句，改一改")
    assert "补上了" in chat.says(wang, f"{PLACE}，电话{PHONE}")
    assert PLACE in chat.taps(wang, "缘由、地址、电话都给")
    assert "心愿收到了" in chat.taps(wang, "就这样，交给社工")
    [wish] = make.rows(Wish)
    make.act(make.chen, review.approve, wish.key)
    claim = make.act(li, claiming.claim, wish.key)
    await saying.goes_on(minutes=1)
    [details] = [each for each in wire.heard_by(li) if PLACE in each]
    assert PHONE in details
    assert "不再显示" not in details
    assert "这次不行也不要紧" in chat.taps(li, "这次不行")
    make.act(li, deliveries.deliver, deliveries.NewDelivery(claim.key))
    await saying.goes_on(minutes=1)
    assert "收到就好" in chat.taps(wang, "收到了")
    await saying.goes_on(minutes=1)
    assert "点亮了" in wire.heard_by(li)[-1]
    assert wire.edits == []
    states = {told.state for told in make.told() if told.person_id in (wang.id, li.id)}
    assert states == {OutboxState.SENT, OutboxState.DROPPED}


async def test_a_card_is_said_anew(make: Make, wire: Wire, saying: Saying) -> None:
    """The group reads that somebody has it."""
    make.group()
    wish = make.open_wish()
    await saying.goes_on(minutes=1)
    make.act(make.li, claiming.claim, wish.key)
    await saying.goes_on(minutes=1)
    cards = [message.plain() for chat, message in wire.said if chat not in _people(make)]
    assert len(cards) == 2
    assert "李**" in cards[-1]
    assert wire.edits == []


def _people(make: Make) -> set[str]:
    return {each.address for each in (make.wang, make.chen, make.li)}
