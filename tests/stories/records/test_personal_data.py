"""/mydata: what is kept about somebody, in words that they can read, and nothing of others."""

from sqlmodel import Session

from bot.cards.records import personal_data as card
from storage.records import personal_data
from tests.harness.acts import PHONE, PLACE, STORY, brought, handed_in, published, taken_on
from tests.harness.street import Neighbour, Street, zh


async def copy_of(who: Neighbour) -> str:
    await who.says("/mydata")
    return await who.everything_new()


async def test_a_copy_to_be_read(street: Street) -> None:
    """王阿姨 reads who she is, what she is here, each wish with her own words in clear, what she
    agreed to and took back, what is unfinished and what she did; no word of a machine."""
    await handed_in(street)
    await published(street, title="一把伞", unit="把", place="1号楼", story="", phone="")
    await street.wang.says("/wish 想借一架梯子")
    await street.wang.says("/mywishes")
    await street.wang.taps("给谁看")
    await street.wang.taps("收回缘由、地址")
    copy = await copy_of(street.wang)
    for group in ("您是谁", "您的账号", "您的身份", "您答应过的", "还没写完的", "您做过的事"):
        assert f"【{group}】" in copy, group
    for words in (
        "王阿姨",
        "幸福里社区：邻居",
        "2030-0001",
        STORY,
        PLACE,
        PHONE,
        "一把伞",
        "1号楼",
    ):
        assert words in copy, words
    for words in ("心愿 2030-0002：缘由、地址和照片给认领的邻居", "收回", "心愿：想借一架梯子"):
        assert words in copy, words
    for machine in ("{", "null", "T0", "_", "v1.", "community_id", "share", "goods", "self"):
        assert machine not in copy.replace("wishlight_bot", ""), machine


async def test_nothing_of_others(street: Street) -> None:
    """李明 holds 王阿姨's wish and brought another: his copy has his words and hers not; 小陈, who
    looked at all of it, reads what he did and nothing of hers either."""
    await taken_on(street)
    await brought(street, title="一把伞", unit="把", place="9号楼", story="风大")
    await street.chen.says("/show 1")
    for who in (street.li, street.chen):
        copy = await copy_of(who)
        for private in (PHONE, PLACE, STORY, "9号楼", "风大", "王阿姨"):
            assert private not in copy, (who.name, private)
    assert "认领" in await copy_of(street.li)
    assert "看过，发到群里：2 次" in await copy_of(street.chen)


async def test_a_long_copy_comes_in_parts(street: Street) -> None:
    """Many wishes with long stories: no message is longer than 3,500 letters, none breaks a wish in
    two, and nothing is lost."""
    for number in range(5):
        await handed_in(street, title=f"第{number}件事", story=f"{number}" + "说" * 990)
    await street.wang.says("/mydata")
    await street.quiet()
    told = [each.text for each in street.wang.messages if "【" in each.text]
    assert len(told) > 1
    assert max(map(len, told)) <= card.PART + 100  # signs that Telegram counts otherwise
    for number in range(5):
        assert any(f"第{number}件事" in text and f"{number}" + "说" * 990 in text for text in told)


async def test_in_english(street: Street) -> None:
    """Whoever chose English reads it in English."""
    await taken_on(street)
    await street.wang.says("/language")
    await street.wang.taps("English")
    copy = await copy_of(street.wang)
    for words in ("Who you are", "What you agreed to", "Name: 王阿姨"):
        assert words in copy
    await street.li.says("/language")
    await street.li.taps("English")
    deeds = await copy_of(street.li)
    assert "taken on: once (" in deeds
    assert "::" not in deeds
    assert "1 times" not in deeds


async def test_every_row_has_its_words(street: Street) -> None:
    """Every kind of row that the copy holds is put into a line at least."""
    await brought(street)
    await street.wang.says("我不想活了")
    await street.wang.says("/wish 一把伞")
    await street.wang.blocks_bot()
    await street.quiet()

    def told(session: Session) -> None:
        kept = personal_data.everything(session, street.id_of(street.wang))
        groups = card.groups(session, kept, zh)
        assert sum(each.rows for each in groups) == sum(map(len, kept.values()))
        assert all(each.lines and all(each.lines) for each in groups)

    await street.look(told)


def test_parts_are_cut_where_it_hurts_least() -> None:
    """Between groups; between lines when a group fills more than a message; inside a line only when
    there is no other way."""
    small = card.Group("甲", ["一" * 1000], 1)
    parts = card.parts([small] * 5)
    assert [part.count("【甲】") for part in parts] == [3, 2]
    wide = card.Group("乙", ["二" * 2000] * 3, 3)
    parts = card.parts([small, wide])
    assert max(map(len, parts)) <= card.PART
    assert sum(part.count("二" * 2000) for part in parts) == 3
    endless = card.Group("丙", ["三" * 9000], 1)
    parts = card.parts([endless])
    assert max(map(len, parts)) <= card.PART
    assert sum(part.count("三") for part in parts) == 9000
