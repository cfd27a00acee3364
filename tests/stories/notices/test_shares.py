"""A notice goes where no bot may enter, and the answers from there come back as a list."""

from storage.notices import submission
from storage.notices.notices import NewNotice, Wanted
from tests.harness.street import Street

TEXT = "周二停水\n上午九点到十一点，请先存些水。"


async def test_a_notice_is_passed_on(street: Street) -> None:
    """小陈 passes a notice on with its picture; 李明 follows the address to it; who wrote 「收到」
    in the other chat is noted from the list; when it is taken back she hears so."""
    new = NewNotice(street.homes.community, TEXT, seen=Wanted.EACH)
    await street.do(submission.write, street.id_of(street.chen), new)
    await street.chen.says("/notices")
    await street.chen.taps("①")
    await street.chen.taps("分享出去")
    said = await street.chen.hears("幸福里社区通知：周二停水", "上午九点到十一点", "最新的看这里")
    assert "photo" in said.content
    assert len(said.text) <= 500
    await street.li.opens(said.text.rpartition("\n")[2])
    await street.li.hears("请先存些水")

    await street.chen.says("#接龙\n周二停水\n1. 张三收到\n2. 收到，李四\n3. 王五 5栋 收到")
    await street.chen.taps("「周二停水」这些邻居收到了")
    await street.chen.hears("新记 3 位：张三、李四、王五")
    await street.chen.taps("就这样记下")
    await street.chen.hears("记好了")

    await street.chen.says("/notices")
    await street.chen.taps("①")
    await street.chen.taps("撤回")
    await street.chen.taps("撤回")
    await street.chen.hears("您分享出去的「周二停水", "不作数了")
