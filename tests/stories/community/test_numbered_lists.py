"""A worker pastes a list that was copied on in another chat."""

from tests.harness import acts
from tests.harness.street import Street

LIST = """#接龙
给年长的邻居送大米
1. 张三 2袋 5栋
2、李四（代王奶奶） 1袋 3栋
3. 王五 半袋
4.
（自己送）
5. 赵六家 9袋"""


async def test_a_list_is_pasted(street: Street) -> None:
    """小陈 pastes what neighbours wrote in a WeChat group: she reads line by line what was
    understood, says what was not, and they hold the wish; the same list again notes nobody twice.
    To 李明 the bot says what it says to anything else."""
    wish = await acts.published(street, title="给年长的邻居送大米", quantity=6, unit="袋")
    await street.chen.says(LIST)
    shown = (await street.chen.hears("看懂了 3 位", "有 1 行没看懂")).text
    for line in ("1. 张三 · 2 份 · 5号楼", "2. 李四（替王奶奶） · 1 份 · 3号楼", "？ 3. 王五 半袋"):
        assert line in shown
    assert "（自己送）" in shown
    await street.chen.taps("把没看懂的说清楚")
    await street.chen.hears("这行没看懂", "王五 半袋")
    await street.chen.says("3. 王五 1袋")
    await street.chen.hears("看懂了 4 位", "3. 王五 · 1 份")

    await street.chen.taps("认领「给年长的邻居送大米」，还差6袋")
    await street.chen.hears(
        "新记 3 位，一共4袋：张三 2袋、李四 1袋、王五 1袋", "没记 1 位：赵六 9袋"
    )
    await street.chen.taps("就这样记下")
    await street.chen.hears("记好了", "现在还差2袋")
    await street.group_shows("给年长的邻居送大米", "已认领 4/6", "张** 2袋")
    await street.wang.hears("3位邻居在别的群里接下了您的", "4袋", "小陈")

    await street.chen.says(LIST)
    await street.chen.taps("认领「给年长的邻居送大米」，还差2袋")
    await street.chen.hears("早就记过的 2 位，不再记")
    await street.chen.taps("先看看名单")
    await street.chen.taps("收起来")
    await street.chen.hears("收起来了")
    assert (await street.look(lambda s: s.get_one(type(wish), wish.key))).claimed == 4

    await street.li.says(LIST)
    await street.li.hears_nothing_of("看懂了")
