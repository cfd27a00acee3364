"""What an alarm says to workers, and to whoever wrote it."""

from datetime import timedelta

from storage.community import accounts, groups, settings
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.danger.families import Family
from storage.engine import clock
from storage.wishes import alarms
from storage.wishes.alarms import Alarm
from tests.harness.make import CHANNEL, Make
from tests.harness.saying import Saying
from tests.harness.wire import Wire


async def test_the_card_names_every_danger(make: Make, saying: Saying, wire: Wire) -> None:
    """Gas, and then somebody who needs a doctor: both stand there, and so hours later does when
    she wrote it."""
    office, _ = make.group(Purpose.WORKERS).external_id, make.chen
    make.act(make.wang, alarms.ring, None, "有煤气味", Family.FIRE)
    make.act(make.wang, alarms.ring, None, "她晕倒了", Family.DOCTOR)
    clock.travel(timedelta(hours=3))
    await saying.goes_on(minutes=1)
    lead = [said.lead for chat, said in wire.said if chat == office][-1]
    assert "像是着火或漏气、像是要马上看医生" in lead
    assert "3月5日 周二 10:00" in lead
    assert "刚才" not in lead


async def test_nobody_can_be_reached_after_all(make: Make, saying: Saying, wire: Wire) -> None:
    """With a fire she reads what to do in a fire, and this community's number."""
    make.do(settings.adjust, None, make.home, {"danger.firemen": "02158881190"})
    group = make.group(Purpose.WORKERS)
    make.act(make.wang, alarms.ring, None, "着火了", Family.FIRE)
    make.do(accounts.blocked, CHANNEL, make.chen.address)
    make.do(groups.troubled, group.key, "TOPIC_CLOSED")
    make.do(alarms.not_read, make.rows(Alarm)[-1].key)
    await saying.goes_on(minutes=1)
    lead = wire.heard_by(make.wang)[-1]
    assert "先出门" in lead
    assert "02158881190" in lead
    assert "12356" not in lead


async def test_who_is_in_touch_is_said(make: Make, saying: Saying, wire: Wire) -> None:
    """小刘 is in touch with her: nobody reads that nobody is."""
    _, liu = make.group(Purpose.WORKERS), make.person("小刘", Role.WORKER)
    make.act(make.wang, alarms.ring, None, "着火了", Family.FIRE)
    make.act(liu, alarms.take, make.rows(Alarm)[-1].key)
    make.act(make.wang, alarms.ring, None, "着火了", Family.FIRE)
    new = make.rows(Alarm)[-1].key
    make.do(lambda session: alarms.call_again(session, session.get_one(Alarm, new)))
    await saying.goes_on(minutes=1)
    lead = wire.heard_by(make.chen)[-1]
    assert "小刘正在联系王阿姨" in lead
    assert "还没有人在联系" not in lead


async def test_who_is_new_reads_a_masked_name(make: Make, saying: Saying, wire: Wire) -> None:
    """小刘 is a worker since a moment ago: she reads who it is once she takes it."""
    _ = make.group(Purpose.WORKERS), make.chen
    make.act(make.wang, alarms.ring, None, "着火了", Family.FIRE)
    liu = make.person("小刘", Role.WORKER)
    await saying.goes_on(minutes=1)
    [said] = [each for each in wire.heard_by(liu) if "让人担心" in each]
    assert "王**" in said
    assert "王阿姨" not in said
