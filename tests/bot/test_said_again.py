"""The line with which a wish is said once more in the group follows it like a card."""

from datetime import timedelta

from bot.messages import Message
from storage.engine import clock
from storage.wishes import claiming, followups, releases
from storage.wishes.claims import ReleaseReason
from tests.harness.make import Make
from tests.harness.saying import Saying
from tests.harness.wire import Wire


async def test_no_button_that_leads_nowhere(make: Make, saying: Saying, wire: Wire) -> None:
    """王阿姨's wish is said once more, then 李明 has it: the line says so, and nobody is offered
    to claim it; once he gives it back it may be claimed there again. Twice changed, once edited."""
    group, wish = make.group(), make.open_wish()
    await saying.goes_on(minutes=1)
    clock.travel(timedelta(days=3, minutes=10))
    make.do(followups.run, make.home, clock.today("Asia/Shanghai"))
    await saying.goes_on(minutes=1)

    def lines() -> list[Message]:
        """Edits of the line, not of the card."""
        return [each for each in wire.shown_in(group.external_id) if not each.facts[1:]]

    assert not lines()
    claim = make.act(make.li, claiming.claim, wish.key)
    await saying.goes_on(minutes=1)
    assert [button.label for button in lines()[-1].buttons] == ["排队等一等"]
    assert "李**认领了" in lines()[-1].plain()
    make.act(make.li, releases.release, claim.key, ReleaseReason.NO_TIME)
    await saying.goes_on(minutes=1)
    assert [button.label for button in lines()[-1].buttons] == ["我来认领"]
    assert len(lines()) == 2
