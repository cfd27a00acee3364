"""What the social workers do with a wish before, and after, the group sees it."""

import asyncio

import pytest

from storage.wishes import confirmations
from tests.harness.acts import PHONE, SEND, approves, brought, claim_on, handed_in, posts
from tests.harness.street import Street


async def test_a_wish_for_somebody_without_a_phone(street: Street) -> None:
    """小陈 writes a wish down for 张奶奶, whose daughter acts for her; the claimer hears both
    names, the group neither, and 小陈 says that it came, as she heard on the phone."""
    chen, li = street.chen, street.li
    await chen.says("/wish")
    await chen.says("想请人换个灯泡")
    await chen.taps("一步步来")
    await chen.taps("维修")
    await chen.taps("1次")
    await chen.hears("给谁的")
    await chen.taps("替没手机的邻居记")
    await chen.hears("怎么称呼", "不进群")
    await chen.says("张奶奶")
    await chen.hears("谁替这位邻居接东西")
    await chen.says("女儿小张")
    await chen.hears("本人同意了吗")
    assert "我先去问问" not in chen.buttons()
    await chen.taps("本人同意了")
    await chen.hears("急不急")
    await chen.taps("三天内")
    await chen.hears("怎么回事")
    await chen.taps("不多说了")
    await chen.taps("都方便")
    await chen.hears("修的东西在哪儿")
    await chen.says("2号楼3单元")
    await chen.hears("留个电话吗")
    await chen.says(PHONE)
    await chen.taps("不放照片")
    asked = await chen.hears("张奶奶愿意给认领的邻居看什么", "张奶奶和代办人的称呼")
    assert "您的称呼" not in asked.text
    await chen.taps("缘由、地址、电话都给")
    await chen.hears("张奶奶", "女儿小张", "您再看一眼")
    await chen.taps(SEND)
    await chen.hears("心愿收到了")

    await street.office_shows("换个灯泡", "社工替没手机的邻居记的")
    await approves(chen)
    await li.taps("我来认领", on=street.group)
    await li.hears("张奶奶", "女儿小张", "2号楼3单元", PHONE)
    assert "张奶奶" not in street.spoken(street.group) + street.spoken(street.office)
    assert "小张" not in street.spoken(street.group) + street.spoken(street.office)

    await li.taps("办好了")
    await li.taps("没有照片")
    await li.taps("不用带话")
    await chen.hears("李**", "弄好了")
    await chen.taps("收到了")
    await chen.taps("问过了，收到了")
    await chen.hears("小陈在电话里问过", "收到了")
    await li.hears("点亮了")
    await street.group_shows("心愿已点亮")


async def test_a_worker_confirms_on_the_phone(street: Street) -> None:
    """王阿姨 does not answer; 刘姐 calls her, and it stands in the history who asked. The question
    that 王阿姨 was asked has no button left."""
    await brought(street)
    asked = await street.wang.hears("点「收到了」就好")
    assert "收到了" in street.wang.buttons(asked)
    await street.liu.says("/queue")
    await street.liu.hears("王阿姨还没回话")
    await street.liu.taps("电话里说收到了")
    await street.liu.taps("问过了，收到了")
    await street.liu.hears("刘姐在电话里问过")
    await street.li.hears("点亮了")
    await street.wang.hears("社工刘姐记下", "一双防滑拖鞋")
    await street.until(lambda: not street.wang.buttons(asked) or None, "a still question")
    await street.liu.says("/show 1")
    await street.liu.hears("心愿已点亮", "刘姐在电话里问过，记下收到", "李明说办好了")


async def test_one_tap_too_many_on_the_phone(street: Street) -> None:
    """刘姐 taps in the queue: nothing is settled before she says that she called; noted by mistake,
    she takes it back, and whoever read of it reads so. 王阿姨's own word is asked again."""
    made = await brought(street)
    await street.liu.says("/queue")
    queue = await street.liu.hears("王阿姨还没回话")
    await street.liu.taps("电话里说收到了", on=queue)
    await street.liu.hears("李明说办好了", "您打过电话")
    assert (await claim_on(street, made)).state == "delivered"
    await street.liu.taps("问过了，收到了")
    await street.li.hears("点亮了")
    await street.wang.hears("社工刘姐记下")
    await street.liu.taps("记错了，改回来")
    await street.li.hears("是我们记错了")
    await street.wang.hears("社工刚才记错了")
    assert (await claim_on(street, made)).state == "delivered"
    await street.group_shows("2030-0001", "说办好了")
    await street.wang.taps("收到了")
    await street.group_shows("心愿已点亮")


async def test_a_problem_is_settled_where_it_stood(street: Street) -> None:
    """What stands in the workers' group about a problem says who settled it, and asks nobody to
    call once more."""
    await brought(street)
    await street.wang.taps("有问题")
    await street.office_shows("说有问题", "请打个电话")
    await street.wang.taps("说说哪里不对")
    await street.wang.says("小了一码")
    await street.wang.hears("带给社工了")
    await street.office_shows("写了哪里不对")
    assert "小了一码" not in street.spoken(street.office)
    await street.liu.says("/show 1")
    await street.liu.hears("小了一码")
    await street.liu.taps("电话里说收到了", on=street.office)
    await street.liu.taps("问过了，收到了", on=street.office)
    await street.office_shows("一双防滑拖鞋", "刘姐在电话里问过，收到了")
    await street.quiet()
    assert "请打个电话问问" not in street.spoken(street.office)


async def test_the_resident_says_that_it_is_not_so(street: Street) -> None:
    """刘姐 noted that it came; 王阿姨, who was told, says 还没有, and the workers look after it."""
    made = await brought(street)
    await street.do(
        confirmations.confirm, street.id_of(street.liu), (await claim_on(street, made)).key
    )
    await street.wang.hears("社工刘姐记下")
    await street.wang.taps("还没有")
    await street.office_shows("许愿的邻居说还没收到")
    await street.group_shows("2030-0001", "李**认领了")


async def test_a_question_first(street: Street) -> None:
    """小陈 asks before she decides; 王阿姨 answers in private; then the wish goes to the group. The
    answer is read by workers only, also when somebody claims it."""
    wang, chen = street.wang, street.chen
    await posts(wang)
    toast = await chen.taps("问一句", on=street.office)
    assert "私下发给您了" in toast.text
    await chen.hears("想问许愿的邻居什么")
    await chen.says("要多大码的？")
    await chen.hears("带给许愿的邻居了", "2030-0001")
    await wang.hears("小陈想先问您一句", "要多大码的？")
    await wang.says("/mywishes")
    await wang.hears("社工问了一句，等回话")
    await wang.taps("回一句")
    await wang.hears("您回一句")
    await wang.says("三十七码的")
    await wang.hears("带给社工了")
    await approves(chen)
    await wang.hears("已经发到群里了")
    await street.li.taps("我来认领", on=street.group)
    details = await street.li.hears("3号楼2单元501", "上个月差点摔着")
    assert "三十七码" not in details.text
    await chen.says("/show 1")
    await chen.hears("三十七码的")
    assert "三十七码" not in street.spoken(street.group) + street.spoken(street.office)


async def test_a_better_title(street: Street) -> None:
    """小陈 rewords a title that says too much; only hers is ever read in the group."""
    await posts(street.wang, "低保户想要一双拖鞋")
    review = await street.office_shows("请您看看", "留意")
    assert "难为情" in review.text
    await street.chen.taps("改给群里看的话", on=street.office)
    await street.chen.hears("低保户想要一双拖鞋", "换成哪一句")
    await street.chen.says("想要一双防滑拖鞋")
    await street.chen.taps("不用说明")
    mended = await street.chen.hears("想要一双防滑拖鞋")
    assert "留意" not in mended.text
    await street.chen.taps("发到群里")
    await street.group_shows("想要一双防滑拖鞋")
    assert "低保" not in street.spoken(street.group)
    await street.wang.hears("想要一双防滑拖鞋", "已经发到群里了")


async def test_a_kind_refusal(street: Street) -> None:
    """What the group can't do is answered with a reason in the worker's own words."""
    await posts(street.wang, "想给孙子转个学校")
    await street.chen.taps("婉拒", on=street.office)
    await street.chen.hears("为什么群里不好办")
    await street.chen.says("转学要当面谈，周三上午我去看您。")
    await street.chen.hears("不发到群里")
    await street.wang.hears("这件事群里不好办", "周三上午我去看您")
    await street.wang.says("/mywishes")
    await street.wang.hears("没有发到群里")
    assert "转个学校" not in street.spoken(street.group)


async def test_words_of_danger(street: Street) -> None:
    """The workers read the flag before everything else, at night too; the group reads nothing."""
    await street.until_hour(22)
    await handed_in(street, title="想有人陪我说说话", story="一个人，真的不想活了")
    card = await street.office_shows("让人担心的话")
    assert "发到群里" not in [each["text"] for each in card.buttons]
    assert card.buttons[0]["text"] == "我来跟进"
    await street.chen.taps("我来跟进", on=street.office)
    await street.office_shows("由小陈亲自跟进", "今天就联系")
    await street.until_hour(9)
    await street.wang.hears("由社区的小陈亲自来办")
    await street.wang.says("/mywishes")
    await street.wang.hears("社工亲自在办")
    assert "说说话" not in street.spoken(street.group)


async def test_danger_is_heard_anywhere(street: Street) -> None:
    """Nobody has to finish a form to be helped: the numbers come with the very next message, with
    or without a wish, and the workers know who it is; the form ends."""
    await street.wang.says("我不想活了")
    await street.wang.hears("12356", "我正在叫社工")
    await street.office_shows("王**", "让人担心的话", "现在就打电话")
    await street.he.says("/wish")
    await street.he.says("他又打我了，我怕出事")
    await street.he.hears("110")
    await street.he.hears_nothing_of("哪一类")
    await street.office_shows("何**", "让人担心的话")
    await street.chen.says("王阿姨说她不想活了")
    await street.chen.hears("您好，我在")
    await street.tang.says("不想活了")
    alone = await street.tang.hears("12356")
    assert "叫社工" not in alone.text, "小唐 belongs nowhere: nobody was called"
    assert "不想活" not in street.spoken(street.office) + street.spoken(street.group)


async def test_the_grave_flag_comes_first(street: Street) -> None:
    """Of several flags the workers read danger first."""
    await handed_in(street, title="低保户想要安眠药", story="不想活了，打我电话13812345678")
    card = await street.office_shows("请您看看")
    flags = [line for line in card.text.splitlines() if line.startswith("留意")]
    assert len(flags) > 2
    assert "让人担心" in flags[0]


async def test_money_goes_to_a_worker(street: Street) -> None:
    """Nobody is asked for money in the group: a worker meets the neighbour instead."""
    await posts(street.wang, "想借500元钱交水电费")
    card = await street.office_shows("提到钱")
    assert "发到群里" not in [each["text"] for each in card.buttons]
    await street.liu.taps("我来跟进", on=street.office)
    await street.wang.hears("由社区的刘姐亲自来办")
    assert "500" not in street.spoken(street.group)


async def test_a_look_alike_is_shown_and_set_apart(street: Street) -> None:
    """A second wish of the same household for much the same shows the first; 「不是重复」 is
    remembered, also when the wish is looked at again."""
    await handed_in(street)
    await handed_in(street, street.he)
    await street.office_shows("2030-0002", "很像的心愿：2030-0001")
    toast = await street.chen.taps("不是重复", on=street.office)
    assert "不是重复" in toast.text
    card = await street.office_shows("2030-0002", "防滑拖鞋")
    assert "很像" not in card.text
    await street.chen.taps("改给群里看的话", on=card)
    await street.chen.says("一双大码的防滑拖鞋")
    await street.chen.taps("不用说明")
    mended = await street.chen.hears("一双大码的防滑拖鞋", "2030-0002")
    assert "很像" not in mended.text


@pytest.mark.both
async def test_two_workers_at_once(street: Street) -> None:
    """小陈 and 刘姐 tap in the same moment: one wins, the other reads who did."""
    await handed_in(street)
    card = await street.office_shows("请您看看")
    approve = card.buttons[0]["callback_data"]
    workers = (street.chen, street.liu)
    both = await asyncio.gather(*(each.taps_data(card, approve) for each in workers))
    won, lost = sorted((each.text for each in both), key=len)
    assert won == "记下了"
    assert lost.startswith(("早一步，小陈看过", "早一步，刘姐看过"))
    await street.quiet()
    assert street.spoken(street.group).count("2030-0001") == 1


async def test_the_owner_changed_it_meanwhile(street: Street) -> None:
    """A card in the workers' group that shows an older wording decides nothing."""
    await posts(street.wang)
    old = await street.office_shows("请您看看")
    await street.wang.says("/mywishes")
    await street.wang.taps("改一改")
    await street.wang.hears("愿意给这位邻居看什么")
    await street.wang.taps("都先不给，社工牵线")
    await street.wang.hears("您再看一眼")
    await street.wang.taps("补一句，改一改")
    await street.wang.taps("群里看的这句")
    await street.wang.says("两双防滑拖鞋")
    await street.wang.taps(SEND)
    await street.wang.hears("心愿收到了")
    toast = await street.chen.taps("发到群里", on=old)
    assert "早前的样子" in toast.text
    await street.office_shows("两双防滑拖鞋")
    await approves(street.chen)
    card = await street.group_shows("两双防滑拖鞋")
    assert street.spoken(street.group).count("2030-0001") == 1
    await street.li.taps("我来认领", on=card)
    details = await street.li.hears("请社工牵线")
    assert PHONE not in details.text


async def test_everything_a_worker_may_see(street: Street) -> None:
    """/show 1 tells all there is, says who looked, and is not for residents."""
    await handed_in(street)
    await street.chen.says("/show 1")
    await street.chen.hears("王阿姨", "3号楼2单元501", PHONE, "上个月差点摔着", "王阿姨许下心愿")
    await street.liu.says("/show 2030-0001")
    await street.liu.hears("小陈看了不公开的内容")
    await street.wang.says("/show 1")
    await street.wang.hears("这一步您这边还做不了")
    await street.chen.says("/show")
    await street.chen.hears("/show 42")
    await street.chen.says("/show 42")
    await street.chen.hears("这个找不到了")
    await street.chen.taps("看详情", on=street.office)
    await street.chen.hears(PHONE)
    assert PHONE not in street.spoken(street.office)


@pytest.mark.both
async def test_the_queue(street: Street) -> None:
    """/queue names what waits: to look at, overdue, delivered and not confirmed."""
    await street.chen.says("/queue")
    await street.chen.hears("现在没有等您的事")
    await handed_in(street)
    await brought(street, title="一把伞", place="1号楼", unit="把")
    await street.chen.says("/queue")
    await street.chen.hears("等您看的 1", "等一句「收到了」的 1")
    await street.wang.says("/queue")
    await street.wang.hears("这一步您这边还做不了")
