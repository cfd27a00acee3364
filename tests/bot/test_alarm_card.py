"""The card of an alarm in the workers' group follows what becomes of it."""

from storage.community.groups import Purpose
from storage.wishes import alarm_ends, alarms
from storage.wishes.alarms import Alarm
from tests.harness.make import Make
from tests.harness.saying import Saying
from tests.harness.wire import Wire


async def test_the_card_says_that_she_was_reached(make: Make, saying: Saying, wire: Wire) -> None:
    """Once 小陈 has spoken to 王阿姨 nobody reads any more that she is only trying to."""
    office, chen = make.group(Purpose.WORKERS).external_id, make.chen
    make.act(make.wang, alarms.ring)
    await saying.goes_on(minutes=1)
    (alarm,) = make.rows(Alarm)
    make.act(chen, alarms.take, alarm.key)
    await saying.goes_on(minutes=1)
    assert "在联系" in wire.shown_in(office)[-1].lead
    make.act(chen, alarm_ends.reached, alarm.key)
    await saying.goes_on(minutes=1)
    assert wire.shown_in(office)[-1].lead == "王**联系上了，是小陈去联系的。"
