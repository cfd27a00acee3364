"""What is agreed on in a community: workers look, admins change, and change back."""

from storage.community import communities, history, memberships, settings
from storage.community.memberships import Role
from tests.harness import acts, seeing
from tests.harness.street import Neighbour, Street, zh


async def opens(who: Neighbour, group: str, setting: str) -> None:
    """From everything to one setting."""
    await who.says("/settings")
    await who.hears("这里的约定")
    await who.taps(group)
    await who.hears("点一项")
    await who.taps(setting)


async def number(street: Street, name: str) -> int:
    return int(await street.look(settings.now, street.homes.community, name))


async def test_everything_in_plain_words(street: Street) -> None:
    """刘姐 reads all that is agreed on, grouped, in words; no name of a variable among it."""
    await street.liu.says("/settings")
    shown = await street.liu.hears(
        "幸福里社区现在是这样办的", "没人回话的时候", "每人最多同时认领几个：3个"
    )
    for line in ("几点提醒：10点", "大心愿先说多久：1小时", "自己能改几次日子：2次"):
        assert line in shown.text
    assert "说哪种语言：中文" in shown.text
    assert "_" not in shown.text
    await street.liu.taps("日子")
    await street.liu.hears("认领后几天办好：7天", "过了日子再等几天：2天")


async def test_an_admin_sets_a_number(street: Street) -> None:
    """小陈 reads what it does, its bounds and who changed it, taps a sensible value; it counts in
    the same minute, the history knows, and one tap makes it what it was."""
    await opens(street.chen, "许愿和认领", "每人最多同时认领几个")
    asked = await street.chen.hears("现在是3个", "从1个到50个", "没有人改过")
    assert street.chen.buttons(asked)[:6] == ["1个", "2个", "4个", "5个", "6个", "8个"]
    await street.chen.taps("1个", on=asked)
    await street.chen.hears("每人最多同时认领几个，从3个改成1个")
    assert await number(street, "wish.live-claims") == 1
    await acts.taken_on(street)
    await acts.published(street, title="一袋米")
    refused = await street.li.taps("我来认领", on=street.group)
    assert "您手上有1个心愿" in refused.text
    await street.chen.taps("改回 3个")
    await street.chen.hears("从1个改成3个")
    assert await number(street, "wish.live-claims") == 3
    where = (street.homes.community, "community", street.homes.community)
    told = [each for each in await street.look(history.of, *where) if each.what == "adjusted"]
    assert [(each.details["was"], each.details["is"]) for each in told] == [(3, 1), (1, 3)]
    assert {each.actor_id for each in told} == {street.id_of(street.chen)}
    await opens(street.chen, "许愿和认领", "每人最多同时认领几个")
    await street.chen.hears("3月5日 周二 小陈改过，改之前是1个")


async def test_a_number_is_typed(street: Street) -> None:
    """What is out of bounds hears the bounds, what is no number what is wanted; 2小时 is no 2
    minutes; nobody is asked whether a wish is still needed after it was put away."""
    await opens(street.chen, "许愿和认领", "大心愿先说多久")
    await street.chen.hears("现在是1小时", "从马上到48小时")
    await street.chen.says("3000")
    await street.chen.hears("这个不行，可以从马上到48小时")
    await street.chen.says("越快越好")
    await street.chen.hears("写个数字就好")
    await street.chen.says("2.5")
    await street.chen.hears("写个数字就好")
    await street.chen.says("5小时")
    await street.chen.hears("从1小时改成5小时")
    assert await number(street, "wish.large-lead") == 300
    await opens(street.chen, "日子", "认领后几天办好")
    await street.chen.says("九")
    await street.chen.hears("从7天改成9天")
    await opens(street.chen, "没人回话的时候", "几天后收起来")
    await street.chen.says("14")
    await street.chen.hears("这个不行，可以从15天到365天")
    await street.chen.says("15")
    await street.chen.hears("从30天改成15天")


async def test_one_step_back_may_be_out_of_order(street: Street) -> None:
    """小陈 has the question asked sooner, and wishes put away sooner; the first alone can't be
    taken back any more, and she reads why."""
    await opens(street.chen, "没人回话的时候", "几天后问还要吗")
    asked = await street.chen.hears("从2天到29天")
    assert "30天" not in street.chen.buttons(asked)
    await street.chen.says("10")
    sooner = await street.chen.hears("从14天改成10天")
    await opens(street.chen, "没人回话的时候", "几天后收起来")
    await street.chen.says("12")
    await street.chen.hears("从30天改成12天")
    back = await street.chen.taps("改回 14天", on=sooner)
    assert "「几天后问还要吗」要早过「几天后收起来」" in back.text
    assert "前一个是14天，后一个是12天" in back.text
    assert await number(street, "wish.still-needed-days") == 10


async def test_no_hour_falls_into_the_night(street: Street) -> None:
    """小陈 wants the day's list at nine in the evening: that is when nobody is disturbed any more.
    She reads which other setting is in the way; once that is later, nine will do."""
    await opens(street.chen, "时间", "几点说每日心愿")
    others = "「早上几点起可以说」、「晚上几点起不打扰」"
    asked = await street.chen.hears("从8点到20点", f"要和{others}对得上")
    assert "21点" not in street.chen.buttons(asked)
    await street.chen.says("21")
    await street.chen.hears("这个不行，可以从8点到20点", "「晚上几点起不打扰」")
    await opens(street.chen, "时间", "晚上几点起不打扰")
    await street.chen.hears("从19点到23点")
    await street.chen.says("22")
    await street.chen.hears("从21点改成22点")
    await opens(street.chen, "时间", "几点说每日心愿")
    await street.chen.says("21")
    await street.chen.hears("从18点改成21点")
    assert await number(street, "community.digest-hour") == 21


async def test_the_last_tap_says_which_one_is_meant(street: Street) -> None:
    """小陈 opens one setting, then another: her number is for the second, and 不写了 changes
    nothing."""
    await opens(street.chen, "日子", "认领后几天办好")
    await street.chen.hears("现在是7天")
    await opens(street.chen, "日子", "过了日子再等几天")
    await street.chen.hears("现在是2天")
    await street.chen.says("5")
    await street.chen.hears("过了日子再等几天，从2天改成5天")
    assert await number(street, "wish.deliver-days") == 7
    await opens(street.chen, "日子", "认领后几天办好")
    await street.chen.taps("不写了")
    await street.chen.hears("还是原来的")
    await street.chen.says("5")
    await street.chen.hears_nothing_of("改好了")


async def test_a_worker_reads_and_does_not_change(street: Street) -> None:
    """刘姐 sees what it does and whom to ask; a button from elsewhere does nothing for her, and
    nobody else sees anything."""
    await opens(street.liu, "时间", "几点提醒")
    page = await street.liu.hears("现在：10点", "跟这里的负责人说一声")
    assert street.liu.buttons(page) == ["看全部约定"]
    await opens(street.chen, "时间", "几点提醒")
    await street.chen.taps("9点")
    done = await street.chen.hears("从10点改成9点")
    undo = seeing.button(done, "改回 10点")
    assert undo is not None
    await street.wang.says("/settings")
    refused = await street.wang.hears("这一步您这边还做不了")
    for who, where in ((street.liu, page), (street.wang, refused)):
        answer = await who.taps_data(where, undo)
        assert "找不到了" in answer.text
    assert await number(street, "community.reminder-hour") == 9


async def test_two_admins_at_once(street: Street) -> None:
    """Both look at 3; 小陈 makes it 4, and 刘姐's 5 hears so instead of undoing it. An old 改回
    undoes nothing that was set after it."""
    await street.do(memberships.grant, street.homes.community, street.id_of(street.liu), Role.ADMIN)
    await opens(street.chen, "许愿和认领", "每人最多同时认领几个")
    await opens(street.liu, "许愿和认领", "每人最多同时认领几个")
    await street.chen.taps("4个")
    done = await street.chen.hears("从3个改成4个")
    await street.liu.taps("5个")
    await street.liu.hears("早一步", "改成了 4")
    assert await number(street, "wish.live-claims") == 4
    await opens(street.liu, "许愿和认领", "每人最多同时认领几个")
    await street.liu.taps("6个")
    await street.liu.hears("从4个改成6个")
    answer = await street.chen.taps("改回 3个", on=done)
    assert "改成了 6" in answer.text
    assert await number(street, "wish.live-claims") == 6


async def test_the_language_of_a_community(street: Street) -> None:
    """小陈 makes the group speak English, and back again with one tap."""
    await street.chen.says("/settings")
    await street.chen.taps("说哪种语言")
    await street.chen.hears("现在：中文")
    await street.chen.taps("English")
    await street.quiet()
    assert await street.look(settings.now, street.homes.community, "community.language") == "en"
    await acts.published(street)
    await street.group_shows("Goods")
    await street.chen.taps("改回 中文")
    await street.chen.hears("从English改成中文")
    assert await street.look(settings.now, street.homes.community, "community.language") == "zh"


async def test_the_name_and_the_clock(street: Street) -> None:
    """小陈 gives the community another name, not its neighbour's, and another clock, by tap and by
    writing; one tap each makes it what it was."""
    await street.do(communities.add, "桂花苑")
    await street.chen.says("/settings")
    await street.chen.taps("社区叫什么")
    await street.chen.hears("现在叫「幸福里社区」")
    await street.chen.says("桂花苑")
    await street.chen.hears(zh("refused-name-taken"))
    await street.chen.says("幸福里一区")
    await street.chen.hears("从幸福里社区改成幸福里一区")
    await street.liu.says("/settings")
    await street.liu.hears("幸福里一区现在是这样办的")
    await street.chen.taps("改回 幸福里社区")
    await street.chen.hears("从幸福里一区改成幸福里社区")
    await street.chen.says("/settings")
    await street.chen.taps("按哪儿的时间")
    await street.chen.says("月亮上的时间")
    await street.chen.hears("没有这个时区")
    await street.chen.says("Europe/Paris")
    await street.chen.hears("从北京时间改成Europe/Paris")
    await street.chen.taps("改回 北京时间")
    await street.chen.hears("从Europe/Paris改成北京时间")
    assert (
        await street.look(settings.now, street.homes.community, "community.zone") == "Asia/Shanghai"
    )


async def test_a_number_to_ring_is_kept_as_it_is_dialled(street: Street) -> None:
    """小陈 writes a number with a dash and a zero in front, and one of eleven digits: nothing is
    cut; too short or too long is refused; only the usual one is on a button."""
    await opens(street.chen, "让人担心的话", "急救电话")
    asked = await street.chen.hears("现在是120", "3到12位数字")
    assert "1" not in "".join(street.chen.buttons(asked))
    for wrong in ("12", "1234567890123", "0", "打120"):
        await street.chen.says(wrong)
        await street.chen.hears("这里写电话号码就好")
    await street.chen.says("010-6655 4433")
    await street.chen.hears("从120改成01066554433")
    assert await street.look(settings.now, street.homes.community, "danger.ambulance") == (
        "01066554433"
    )
    await opens(street.chen, "让人担心的话", "急救电话")
    asked = await street.chen.hears("现在是01066554433")
    assert street.chen.buttons(asked)[0] == "120"
    await street.chen.says("13800138000")
    await street.chen.hears("改成13800138000")
    await street.chen.taps("改回 01066554433")
    await street.chen.hears("改成01066554433")
