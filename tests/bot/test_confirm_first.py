"""A button that ends something asks once more, and takes nothing for a yes but a yes."""

from sqlmodel import Session

from bot.hearing.inbox import answer
from bot.messages import Action, Message, Reply, Toast
from bot.register import actions
from bot.texts import words
from storage.wishes.wishes import WishState
from tests.harness.make import Make
from tests.harness.wire import Speech, Wire


def test_only_a_yes_is_a_yes(make: Make, speech: Speech, wire: Wire) -> None:
    """王阿姨 is asked, goes back, and nothing that a button never said takes her wish away."""
    wish = make.open_wish()

    def taps(arg: str) -> Reply:
        tap = speech.tap(make.wang, actions.sign(Action("wish.withdraw", wish.key, arg)))

        def work(session: Session) -> Reply:
            return answer(session, tap, wire)

        return make.do(work)

    asked = taps("ask").edit
    assert isinstance(asked, Message)
    assert [button.label for row in asked.rows for button in row] == ["收回", "先留着"]
    assert isinstance(taps("keep").edit, Message)
    for other in ("", "yes", "done"):
        assert taps(other).toast == Toast(words("zh")("refused-old-button"))
    assert make.again(wish).state is WishState.OPEN
    taps("sure")
    assert make.again(wish).state is WishState.WITHDRAWN
