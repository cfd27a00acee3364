"""王阿姨 and 李明 talk through the bot, and agree on an hour."""

from storage.wishes.wishes import Sharing
from tests.harness.acts import PHONE, claim_on, taken_on
from tests.harness.street import Street


async def test_two_who_should_meet(street: Street) -> None:
    """He asks with one tap whether she is in at six; she would rather have seven, and types it; he
    agrees with one tap, and both read the hour. He sends a picture, she answers with words; her
    number is not carried. When she has it, the words are gone from his chat."""
    wang, li = street.wang, street.li
    wish = await taken_on(street)
    await li.taps("带句话")
    await li.hears("想对许愿的邻居说什么")
    await li.taps("今天 18:00")
    await li.hears("这就带给许愿的邻居")
    asked = await wang.hears("李**想 今天（3月5日 周二） 18:00 来", "您在吗")
    await wang.taps("换个时间")
    await wang.hears("想对认领的邻居说什么")
    await wang.says("今天七点行吗？")
    await wang.hears("约 今天（3月5日 周二） 19:00，行不行")
    await wang.taps("就这样问")
    assert "您说过想换个时间" in (await wang.taps("在", on=asked)).text
    await li.hears("王阿姨说 今天（3月5日 周二） 19:00 方便")
    await li.taps("来得了")
    await li.hears("约好了", "19:00")
    await wang.hears("约好了", "19:00")
    await li.says("/mywishes")
    await li.hears("约好的时间：今天（3月5日 周二） 19:00")
    await wang.says("/mywishes")
    await wang.hears("约好的时间：今天（3月5日 周二） 19:00")

    await li.taps("带句话")
    await li.hears("想对许愿的邻居说什么")
    await li.sends_photo()
    await li.hears("照片要配句话吗")
    await li.taps("不用了")
    picture = await wang.hears("李**有句话带给您")
    assert "photo" in picture.content
    await wang.taps("回一句")
    await wang.hears("想对认领的邻居说什么")
    await wang.says("好" * 5000)
    await wang.hears("300")
    await wang.says("就是这一种，到了打13812345678")
    await wang.hears("遮住了")
    await wang.taps("带过去")
    answer = await li.hears("王阿姨有句话带给您", "就是这一种")
    assert "138" not in answer.text

    await street.forward(hours=8)
    await li.hears("约好的时间快到了")
    await li.taps("已送达")
    for skipped in ("没有照片", "不用带话"):
        await li.taps(skipped)
    await wang.hears("送到了")
    await wang.taps("收到了")
    await street.quiet()
    assert "就是这一种" not in "".join(each.text for each in li.messages)
    over = [each.text for each in li.messages if "不再显示" in each.text]
    assert sum("办好了，带过的话" in each for each in over) == 1
    for who in (wang, li):
        assert not [each for each in who.messages if "回一句" in who.buttons(each)]
    toast = await wang.taps_data(picture, picture.buttons[0]["callback_data"])
    assert toast.text
    assert (await claim_on(street, wish)).meet_at is not None


async def test_a_worker_is_asked_to_look(street: Street) -> None:
    """What was said is read by a worker, in private; until then nothing more is carried."""
    wang, li, chen = street.wang, street.li, street.chen
    await taken_on(street)
    await li.taps("带句话")
    await li.hears("想对许愿的邻居说什么")
    await li.says("怎么还不开门")
    await wang.hears("怎么还不开门")
    await wang.taps("请社工看看")
    await wang.hears("告诉社工了")
    await street.office_shows("许愿的邻居收到认领的邻居一句话")
    assert "怎么还不开门" not in street.spoken(street.office)
    toast = await wang.taps("回一句")
    assert "社工正在看" in toast.text
    await chen.taps("看看说了什么", on=street.office)
    await chen.hears("怎么还不开门")
    await chen.taps("不再带话")
    await li.hears("这件事不再带话")
    shown = await street.office_shows("这件事不再带话")
    assert shown.buttons == []


async def test_nobody_hears_on_the_other_side(street: Street) -> None:
    """王阿姨 has blocked the bot: 李明 reads so, and asks for a worker with one tap."""
    await taken_on(street)
    await street.wang.blocks_bot()
    await street.li.taps("带句话")
    await street.li.hears("收不到我的消息")
    await street.li.taps("请社工牵线")
    await street.li.hears("告诉社工了")
    await street.office_shows("李**认领了", "牵线")


async def test_a_worker_brings_them_together(street: Street) -> None:
    """王阿姨 shares nothing: 小陈 takes it in the workers' group, reads how to reach her in private
    only, has a word carried to him, and says that it is done; the group's card follows."""
    li, chen = street.li, street.chen
    await taken_on(street, sharing=Sharing.NOTHING)
    await street.office_shows("李**认领了", "请社工牵线")
    await chen.taps("我来牵线", on=street.office)
    await chen.hears("王阿姨", PHONE, "李明")
    await street.office_shows("社工小陈在给李**和王**牵线")
    assert PHONE not in street.spoken(street.office)
    await li.hears("社工小陈来给您两边牵线")
    await chen.taps("给认领的邻居带句话")
    await chen.hears("想对认领的邻居说什么")
    await chen.says("明天上午放在居委会，行吗")
    await li.hears("社工小陈有句话带给您", "放在居委会")
    await li.taps("回一句")
    await li.hears("想对社工说什么")
    await li.says("行，九点到")
    answer = await chen.hears("李明有句话带给您", "九点到")
    assert chen.buttons(answer) == ["回一句"]
    toast = await street.liu.taps("牵上了", on=street.office)
    assert "小陈在牵线" in toast.text
    await chen.taps("牵上了", on=street.office)
    await street.office_shows("小陈给李**和王**牵好线了")
    await li.taps("这次不行")
    await li.taps("这阵子没空")
    await chen.hears("这位邻居这次不办了，带过的话不再显示")
    await chen.hears("不用再牵线", "不再显示")
    await street.quiet()
    assert PHONE not in "".join(each.text for each in chen.messages)
