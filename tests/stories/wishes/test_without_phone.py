"""周奶奶 has no phone. She asks 小陈 to forget her."""

from storage.wishes import review
from storage.wishes.wishes import ForWhom
from tests.harness.acts import PHONE, PLACE, handed_in
from tests.harness.street import Street


async def test_at_her_word(street: Street) -> None:
    """小陈 sees what goes, thinks twice, and does it; the workers' group reads that it was done, by
    whom and at whose word, and nothing of her; 李明, who held it, hears kindly and reads no address
    any more."""
    told = {"for_whom": ForWhom.OFFLINE, "beneficiary": "周奶奶", "proxy": "小周"}
    wish = await handed_in(street, street.chen, **told)
    await street.do(review.approve, street.id_of(street.chen), wish.key)
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears(PLACE)
    await street.liu.says("/show 1")
    await street.liu.hears("周奶奶", PHONE)
    await street.liu.taps("忘掉这位邻居")
    await street.liu.hears("忘掉这位没有手机的邻居？", "一共1个心愿", "2030-0001")
    await street.liu.taps("先留着")
    await street.liu.hears("周奶奶", PHONE)
    await street.liu.taps("忘掉这位邻居")
    await street.liu.taps("本人说忘掉")
    await street.liu.hears("都删掉了")
    said = await street.office_shows("刘姐忘掉了一位没有手机的邻居（本人说的）", "2030-0001")
    assert "周奶奶" not in said.text
    await street.quiet()
    assert PLACE not in street.spoken(street.li.chat)
    assert PLACE not in street.spoken(street.liu.chat)
    await street.chen.says("/show 1")
    shown = await street.chen.hears("2030-0001", "刘姐按这位邻居的意思")
    for gone in ("周奶奶", "小周", PHONE, PLACE):
        assert gone not in shown.text
    assert "忘掉这位邻居" not in street.chen.buttons(shown)


async def test_nobody_else_has_the_button(street: Street) -> None:
    """王阿姨 has a phone: she asks for it herself."""
    await handed_in(street)
    await street.chen.says("/show 1")
    shown = await street.chen.hears("王阿姨", PHONE)
    assert "忘掉这位邻居" not in street.chen.buttons(shown)
