"""Where people live, who acts for whom, and the captain of a building."""

from storage.community import households, memberships
from storage.community.memberships import Role
from tests.harness.street import Street

AT_HOME = "3号楼2单元501"


async def test_where_people_live_and_who_looks_after_them(street: Street) -> None:
    """王阿姨 says where she lives, in her own way; 李明 says that he lives there too, and acts for
    her home once she nods. 小陈 notes a neighbour without a phone and makes 何叔 captain, who reads
    who lives in his building, no number, and nothing of the next. No address is in the group."""
    wang, li, chen, he = street.wang, street.li, street.chen, street.he
    await wang.says("/home")
    await wang.hears("您住哪儿", "群里不会出现")
    await wang.says("三栋2-501室")
    await wang.hears(f"记成「{AT_HOME}」")
    await wang.taps("对，就这样")
    await wang.hears(f"您住在{AT_HOME}", "只有社工和您这栋的楼长看得到")

    await li.says("/home 3号楼2单元501")
    await li.hears(f"记成「{AT_HOME}」")
    await li.taps("对，就这样")
    await li.hears("等家里人或者社工点一下头")
    await wang.hears("李明说也住在", AT_HOME)
    await wang.taps("李明是一家的")
    await wang.hears("可以替这一家出面")
    await li.hears("往后您可以替您家说「收到」")
    await li.says("/home")
    await li.hears("可以替这一家出面的", "王阿姨", "李明")

    await chen.says("/nophone")
    for answer in ("张奶奶", "3幢1单元101", "62345678"):
        await street.quiet()
        await chen.says(answer)
    await chen.hears("张奶奶", "3号楼1单元101", "62345678", "对吗")
    await chen.taps("记下")
    await chen.hears("张奶奶", "3号楼1单元101", "62345678")

    await chen.taps("请谁替这一家")
    await chen.says(he.name)
    await chen.taps(he.name)
    await he.hears("往后您可以替张奶奶家")
    assert "101" not in he.last.text
    await he.taps("我不方便")
    await he.hears("那就不麻烦您了")

    await chen.says(f"/neighbours {he.name}")
    await chen.taps(he.name)
    await chen.taps("楼长")
    await street.quiet()
    await chen.taps("住址和电话")
    await chen.taps("再照看一栋楼")
    await chen.hears("照看哪栋楼")
    await chen.says("三号楼")
    await he.hears("3号楼以后请您多照看")
    await he.says("/building")
    shown = await he.hears("3号楼", "2户 3人", "1单元101：张奶奶（没有手机，社工打电话）", "王阿姨")
    assert shown.text.index("101") < shown.text.index("501")
    assert "62345678" not in shown.text
    await chen.says("/building")
    await chen.hears("张奶奶（62345678）")
    await he.says("/home 5栋101")
    await he.taps("对，就这样")
    await he.hears("您住在5号楼101")
    await chen.says("/building")
    await chen.hears("看哪栋楼")
    await chen.taps("5号楼（1户）")
    await chen.hears("5号楼", "101：", he.name)
    await chen.says("/building 三号楼")
    await chen.hears("3号楼", "张奶奶")
    await he.says("/building 5栋")
    await he.hears("没有请您照看")
    await wang.says("/building")
    await wang.hears("这一步您这边还做不了")

    await wang.says("/home")
    await wang.taps("删掉")
    await wang.hears("认不出您家了")
    await wang.taps("删掉")
    await wang.hears("没有您的住址")
    assert AT_HOME not in street.spoken(street.group)
    home = street.homes.community
    assert await street.look(households.of_person, street.id_of(wang), home) is None
    held = await street.look(memberships.held, street.id_of(he), home)
    assert Role.CAPTAIN in held


async def test_nobody_at_home_nods(street: Street) -> None:
    """何叔 lets the question lie for a day: 小陈 finds it in the queue and nods for him."""
    he, li, chen = street.he, street.li, street.chen
    for who in (he, li):
        await who.says(f"/home {AT_HOME}")
        await who.taps("对，就这样")
        await who.hears("您住在" if who is he else "等家里人或者社工")
    await he.hears("李明说也住在")
    await street.forward(days=2)
    await chen.says("/queue")
    await chen.hears("李明说住在", AT_HOME, "何叔")
    await chen.taps("李明是一家的")
    await chen.hears("可以替这一家出面")
    await li.says("/home")
    await li.hears("可以替这一家出面的", "何叔", "李明")
    await chen.says("/queue")
    await chen.hears_nothing_of("李明说住在")


async def test_what_is_said_wrong(street: Street) -> None:
    """A building without a number is asked for anew; whoever is captain of none reads whom to
    ask; a novel is no address."""
    chen, he = street.chen, street.he
    await chen.says(f"/neighbours {he.name}")
    await chen.taps(he.name)
    await chen.taps("楼长")
    await street.quiet()
    await he.says("/building")
    await he.hears("没有请您照看")
    await chen.taps("住址和电话")
    await chen.taps("再照看一栋楼")
    await chen.hears("照看哪栋楼")
    await chen.says("那边那栋")
    await chen.hears("还没写住在哪儿")
    await he.says("/home 1号楼13812345678")
    await he.hears("电话不用写")
    await he.says("/home 1号楼101")
    await he.hears("记成「1号楼101」")
    await he.says("/home 5号楼101")
    await he.hears("记成「5号楼101」")
    await he.says("/cancel")
    await he.says("/home " + "3号楼" * 1500)
    await he.hears("您住哪儿")
