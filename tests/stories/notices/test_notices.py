"""The water is cut on Tuesday, and everybody knows."""

from storage.community import memberships
from storage.community.memberships import Role
from tests.harness.street import Street

TEXT = "周二上午9点到下午3点停水，请提前接一桶水。"


async def test_a_water_cut_is_told_changed_and_seen(street: Street) -> None:
    """小陈 says it in two actions; the group has a card that counts, 王阿姨 taps 「收到」; the hour
    changes in every place and she is asked anew; in the end it is taken back."""
    await street.wang.says("大家好", to=street.group)
    await street.chen.says("/notice 周二停水。")
    await street.chen.hears("周二停水。", "没问题就发")
    await street.chen.says(TEXT)
    shown = await street.chen.hears(TEXT, "全体邻居", "1 个群")
    assert "不用点收到" in shown.text
    assert "换好了：内容" in shown.text
    await street.chen.taps("还用原来的")
    await street.chen.says(TEXT)
    await street.chen.taps("不用点收到")
    await street.chen.taps("每位都点收到")
    await street.chen.taps("发出去")
    await street.group_shows("通知", TEXT, "看到了点一下")
    await street.wang.hears_nothing_of("停水")
    answer = await street.wang.taps("收到", on=street.group)
    assert "记下了" in answer.text
    await street.group_shows(TEXT, "1 位已经收到")

    await street.chen.taps("改内容")
    await street.chen.hears("整条重新写")
    await street.chen.says("停水改到周三上午9点到下午3点，请提前接一桶水。")
    await street.chen.taps("要紧，请大家再点")
    await street.chen.taps("就这样改")
    await street.group_shows("内容有改动", "改到周三", "看到了点一下")
    assert "记下了" in (await street.wang.taps("收到", on=street.group)).text
    await street.chen.taps("看看改过什么")
    await street.chen.hears("第2版，现在的", "改到周三")
    await street.chen.taps("看上一版")
    assert TEXT in (await street.chen.hears("第1版，共2版", "小陈")).text
    await street.chen.says("/notices")
    await street.chen.taps("①")
    await street.chen.taps("存成模板")
    await street.chen.says("停水")
    await street.chen.hears("存好了")
    await street.chen.taps("用模板")
    await street.chen.taps("停水")
    await street.chen.hears("周三、上午9点、下午3点", "改好的整段发给我")
    await street.chen.hears("停水改到周三", "每位都点收到")
    await street.chen.says("3月4日停水，请提前接一桶水。")
    await street.chen.hears("3月4日，已经过了，改了吗")
    await street.chen.sends_document(name="报名表.xlsx")
    await street.chen.hears("换好了：文件", "附的文件", "报名表.xlsx")
    await street.chen.sends_photo()
    await street.chen.hears("换好了：图片")
    await street.chen.taps("看看发出去的样子")
    await street.chen.hears("群里看到的", "3月4日停水", "看到了点一下", "下面的按钮：「收到」")
    await street.chen.hears("私下看到的", "3月4日停水")
    await street.chen.hears("再看一眼")
    await street.chen.taps("不写了")
    await street.chen.says("/notices")
    await street.chen.taps("①")
    await street.chen.taps("撤回")
    await street.chen.taps("撤回")
    await street.group_shows("撤回了，请不要再照着办")


async def test_what_is_urgent_has_two_pairs_of_eyes(street: Street) -> None:
    """小陈 hands in something urgent; a colleague agrees, and then it goes out, in private too."""
    colleague = street.zhou
    await street.do(memberships.grant, street.homes.community, street.id_of(colleague), Role.WORKER)
    await street.chen.says("/notice 紧急：2单元下水道反水，正在抢修，请先不要用洗衣机。")
    await street.chen.hears("请另一位同事也看过")
    await street.chen.taps("发出去")
    await street.chen.hears("已经请同事看了")
    await colleague.hears("想请您看一眼", "反水")
    await colleague.taps("先别发")
    await street.chen.hears("先别发", "请先不要用洗衣机")
    await street.chen.taps("改一改再发")
    await street.chen.hears("请另一位同事也看过", "反水")
    await street.chen.taps("发出去")
    await colleague.hears("想请您看一眼", "反水")
    await colleague.taps("可以，发出去")
    await street.group_shows("紧急通知", "反水")
    await street.chen.hears("看过了", "这就发出去")


async def test_a_question_about_a_notice_is_answered(street: Street) -> None:
    """何叔 replies to the very message; 小陈 has it, answers with one tap, and he hears."""
    await street.chen.says("/notice 周二上午停水，请接一桶水。")
    await street.chen.taps("改：全体邻居")
    await street.chen.taps("指定的几位")
    await street.chen.says("何叔")
    await street.chen.hears("发给：何叔", "私下 1 位")
    await street.chen.taps("发出去")
    told = await street.he.hears("周二上午停水")
    await street.he.says("我腿不好，能帮我提一桶吗", reply_to=told)
    await street.he.taps("我想问问 · 周二上午停水，请接一桶水。")
    await street.he.hears("交给社工了")
    assert "这一份已经办好了" not in street.spoken(street.he.chat)
    await street.chen.hears("何叔", "帮我提一桶")
    await street.chen.taps("问清楚今天回")
    await street.he.hears("回您", "今天之内回您")
    held = await street.chen.hears("帮我提一桶", "小陈答应今天回")
    assert "问清楚今天回" not in street.chen.buttons(held)


async def test_typing_seen_is_as_good_as_tapping(street: Street) -> None:
    """何叔 types 「收到」 instead of looking for the button: one tap and it is so."""
    await street.chen.says("/notice 周二上午停水，请接一桶水。")
    await street.chen.taps("改：不用点收到")
    await street.chen.taps("每位都点收到")
    await street.chen.taps("发出去")
    await street.group_shows("周二上午停水")
    await street.quiet()
    await street.he.says("收到")
    await street.he.taps("收到 · 周二上午停水，请接一桶水。")
    await street.group_shows("周二上午停水", "1 位已经收到")
