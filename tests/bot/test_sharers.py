"""Several who share a wish: told apart, a page at a time, and what they and its owner hear."""

import re
from datetime import timedelta

from bot.messages import Action
from storage.community import memberships, organisations
from storage.community.memberships import Role
from storage.community.organisations import OrganisationKind
from storage.engine import clock
from storage.wishes import claiming, confirmations, deadlines, deliveries, meetings, relay, releases
from storage.wishes.claims import Claim, Matter, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import ForWhom, Wish
from tests.harness.hours import ZONE
from tests.harness.make import Make, Somebody
from tests.harness.saying import Saying
from tests.harness.talking import Talking
from tests.harness.wire import Wire


def share(make: Make, wish: Wish, *people: Somebody) -> list[Claim]:
    return [make.act(who, claiming.claim, wish.key, 1) for who in people]


def test_one_masked_name_is_two_people(make: Make, talking: Talking) -> None:
    """李明 and 李雷 each have a button of their own and a line of their own; the second keeps the
    number when the first lets go."""
    wish = make.open_wish(quantity=3, unit="袋")
    first, _ = share(make, wish, make.li, make.person("李雷"))
    mine = talking.commands(make.wang, "mywishes")
    assert "李** 1袋、李**(2) 1袋" in mine
    assert "收到了（李** 1袋）" in mine
    assert "收到了（李**(2) 1袋）" in mine
    assert "带句话（李**(2) 1袋）" in mine
    typed = talking.says(make.wang, "收到了")
    assert "收到了 · 一双防滑拖鞋（李**(2) 1袋）" in typed
    make.act(make.li, releases.release, first.key, ReleaseReason.NO_TIME)
    assert "李**(2) 1袋" in talking.commands(make.wang, "mywishes")


def test_forty_share_one(make: Make, talking: Talking) -> None:
    """Every one of them has their buttons, a page at a time, what was brought first; what the owner
    and the worker can do with the wish stands on each page."""
    wish = make.open_wish(quantity=40, unit="袋")
    clock.travel(timedelta(hours=2))  # large: it opens at an announced minute
    people = [make.person(f"李{number}") for number in range(40)]
    held = share(make, wish, *people)
    make.act(people[-1], deliveries.deliver, NewDelivery(held[-1].key))
    seen: set[str] = set()
    for page in range(8):
        shown = talking.taps(make.wang, Action("wish.own", wish.key, str(page)))
        seen |= set(re.findall(r"收到了（(.*?) 1袋）", shown))
        assert "收回心愿" in shown
        assert ("还没有" in shown) == (page == 0)
    assert len(seen) == 40
    staff = [
        talking.taps(make.chen, Action("wish.show", wish.key, f"1={page}")) for page in range(8)
    ]
    assert len({each for page in staff for each in re.findall(r"另请别人（(.*?)）", page)}) == 39
    assert all("收起来" in page for page in staff)


def test_a_shop_has_one_name(make: Make, talking: Talking) -> None:
    """张老板 brings it for his shop: the owner's buttons say so, as the group's card does."""
    shop = make.do(organisations.named, make.home, "街角粮油店", OrganisationKind.BUSINESS).key
    make.do(memberships.grant, make.home, make.zhang.id, Role.BUSINESS, None, shop)
    wish = make.open_wish(quantity=3, unit="袋")
    share(make, wish, make.li, make.zhang)
    mine = talking.commands(make.wang, "mywishes")
    assert "李** 1袋、街角粮油店 1袋" in mine
    assert "收到了（街角粮油店 1袋）" in mine
    assert "张**" not in mine
    single = make.open_wish(title="一盏台灯")
    share(make, single, make.zhang)
    assert "街角粮油店" in talking.taps(make.li, Action("wish.claim", single.key))


async def test_more_is_no_second_claim(make: Make, saying: Saying, wire: Wire) -> None:
    """One bag, and later three altogether: the owner does not read it as four."""
    wish = make.open_wish(quantity=4, unit="袋")
    [held] = share(make, wish, make.li)
    await saying.goes_on(minutes=1)
    make.act(make.li, claiming.more, held.key, 3)
    await saying.goes_on(minutes=1)
    assert "想多带一些，现在一共3袋" in wire.heard_by(make.wang)[-1]


async def test_who_lets_go_is_heard(
    make: Make, saying: Saying, wire: Wire, talking: Talking
) -> None:
    """Of four bags 李明 had two: the owner hears who, how many, and what stands; 张老板, who shares
    it, hears how many are free, and can take more with a tap."""
    wish = make.open_wish(quantity=4, unit="袋")
    held = make.act(make.li, claiming.claim, wish.key, 2)
    share(make, wish, make.zhang)
    await saying.goes_on(minutes=1)
    assert "李** 2袋、张** 1袋，还差 1袋" in wire.heard_by(make.wang)[-1]
    make.act(make.li, releases.release, held.key, ReleaseReason.NO_TIME)
    await saying.goes_on(minutes=1)
    told = wire.heard_by(make.wang)[-1]
    for each in ("李**这次来不了（2袋）", "张** 1袋"):
        assert each in told
    other = wire.heard_by(make.zhang)[-1]
    assert "李**这次来不了，还有3袋等人接" in other
    assert "现在：张** 1袋，还差 3袋" in talking.commands(make.zhang, "mywishes")


async def test_for_somebody_without_a_phone(make: Make, saying: Saying, wire: Wire) -> None:
    """小陈, who wrote it down, reads for whom it is and who acts for her, in what she is told; the
    claimer too, as far as it was agreed to."""
    told = {"for_whom": ForWhom.OFFLINE, "beneficiary": "周奶奶", "proxy": "女儿小周"}
    wish = make.open_wish(by=make.chen, **told)
    claim = make.act(make.li, claiming.claim, wish.key)
    await saying.goes_on(minutes=1)
    assert "李**认领了周奶奶的" in wire.heard_by(make.chen)[-1]
    said = relay.Saying("在家等您")
    make.act(make.chen, relay.say, claim.key, relay.Side.CLAIMER, said)
    await saying.goes_on(minutes=1)
    assert "周奶奶（女儿小周代为联系）有句话带给您" in wire.heard_by(make.li)[-1]
    make.act(make.li, deliveries.deliver, NewDelivery(claim.key))
    await saying.goes_on(minutes=1)
    assert "请问问周奶奶收到没有" in wire.heard_by(make.chen)[-1]
    make.act(make.chen, confirmations.dispute, claim.key, Matter.NOT_YET)
    await saying.goes_on(minutes=1)
    assert "周**说还没收到" in wire.heard_by(make.chen)[-1]


async def test_the_reminder_says_the_hour(make: Make, saying: Saying, wire: Wire) -> None:
    """王阿姨 and 李明 agreed on tomorrow at three: the reminder of the day before says so."""
    tomorrow = clock.today(ZONE) + timedelta(days=1)
    claim = make.claim_on(make.claimed_wish(until=tomorrow))
    at = clock.at(tomorrow, 15, ZONE)
    asked = make.act(make.li, meetings.propose, claim.key, relay.Side.OWNER, at)
    make.act(make.wang, meetings.agree, asked.key)
    make.do(deadlines.run, make.home, clock.today(ZONE))
    await saying.goes_on(minutes=1)
    [told] = [each for each in wire.heard_by(make.li) if "来得及吗" in each]
    assert "约好的时间：明天（3月6日 周三） 15:00" in told
