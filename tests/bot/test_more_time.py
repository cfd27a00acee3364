"""More time: what the owner and the workers read, and what their answers say."""

from datetime import timedelta

from sqlmodel import Session

from bot.messages import Action, Message
from bot.register.notifications import NOTIFICATIONS, Telling
from bot.texts import dates as calendar
from bot.texts import words
from storage.engine import clock
from storage.messaging.outbox import Told
from storage.wishes import deadlines, due_days, quantities, releases
from storage.wishes.claims import Claim, ReleaseReason
from tests.harness.make import Make, Somebody
from tests.harness.talking import Talking

DAY = timedelta(days=1)


def asking(make: Make, later: timedelta) -> Claim:
    """李明 asks for a day past the last one, which is two days from now."""
    claim = make.claim_on(make.claimed_wish(until=clock.today("Asia/Shanghai") + 2 * DAY))
    make.act(make.li, deadlines.extend, claim.key, claim.agreed_on + later)
    return make.again(claim)


def reads(make: Make, who: Somebody, kind: str) -> Message | None:
    told = make.told(who, kind=kind)[-1]

    def say(session: Session) -> object:
        return NOTIFICATIONS[kind](
            Telling(session, session.get_one(Told, told.id), words("zh"), lambda _: "")
        )

    said = make.do(say)
    assert said is None or isinstance(said, Message)
    return said


def test_a_yes_to_a_day_that_is_gone(make: Make, talking: Talking) -> None:
    """王阿姨 taps last week's question: it says that the day has passed; a no still counts."""
    claim = asking(make, DAY)
    assert claim.wanted_on is not None
    clock.travel(5 * DAY)
    yes, no = (
        Action("claim.later", claim.key, f"{each}={claim.wanted_on}") for each in ("yes", "no")
    )
    assert words("zh")("refused-day-gone") in talking.taps(make.wang, yes)
    assert "好，还是" in talking.taps(make.wang, no)


def test_a_worker_is_asked_to_call(make: Make) -> None:
    """王阿姨 did not answer: 小陈 reads for which day 李明 asked, and that she may call."""
    claim = asking(make, 6 * DAY)
    for day in (0, 1):
        make.do(deadlines.run, make.home, claim.agreed_on + day * DAY)
    said = reads(make, make.chen, "claim.more-time")
    assert said is not None
    assert "请打个电话" in said.note


def test_the_day_fits_now(make: Make) -> None:
    """The last day moved: 李明 reads that he has the day for which he asked."""
    claim = asking(make, DAY)
    wanted = claim.wanted_on
    make.do(lambda s: due_days.move_last(s, quantities.lock(s, claim.wish_id), None, make.wang.id))
    said = reads(make, make.li, "claim.day-fits")
    assert said is not None
    assert wanted is not None
    day = calendar.soon(wanted, clock.today("Asia/Shanghai"), words("zh"))
    assert f"改到 {day} 办好" in said.lead


def test_a_day_that_nobody_named_is_explained(make: Make, talking: Talking) -> None:
    """李明 gave it back after its last day: it waits some days more, and a worker reads why."""
    wish = make.claimed_wish(until=clock.today("Asia/Shanghai") + timedelta(days=1))
    clock.travel(timedelta(days=3))
    make.act(make.li, releases.release, make.claim_on(wish).key, ReleaseReason.NO_TIME)
    now = make.again(wish).until
    assert now is not None
    said = talking.taps(make.chen, Action("wish.show", wish.key, "1"))
    assert f"最晚的日子往后挪到 {calendar.said(now, words('zh'))}" in said


def test_a_day_that_was_typed_moves_nothing_until_it_is_agreed_to(
    make: Make, talking: Talking
) -> None:
    """李明 types a day with its hour, another one, and 对: only then 王阿姨 is told of it."""
    claim = make.claim_on(make.claimed_wish())
    third, fourth = claim.agreed_on + 3 * DAY, claim.agreed_on + 4 * DAY
    talking.taps(make.li, Action("claim.more-time", claim.key))
    afternoon = f"{calendar.said(third, words('zh'))} 下午3点"
    assert f"您是说 {afternoon} 吗" in talking.says(make.li, f"{third.month}月{third.day}号下午3点")
    assert "请说一个准日子" in talking.says(make.li, "5号楼")
    morning = f"{calendar.said(fourth, words('zh'))} 上午9点"
    said = talking.says(make.li, f"那就{fourth.month}月{fourth.day}号上午9点吧")
    assert f"您是说 {morning} 吗" in said
    assert make.again(claim).agreed_on == claim.agreed_on
    assert f"改到 {morning}" in talking.says(make.li, "对")
    assert make.again(claim).agreed_on == fourth
    told = reads(make, make.wang, "claim.extended")
    assert told is not None
    assert f"改到 {morning}" in told.lead
