"""「这次不行」, and thinking better of it."""

from sqlmodel import Session

from bot.practice import Message as Seen
from storage.wishes import claims, standing
from storage.wishes.claims import Claim
from tests.harness.acts import fills_in, taken_on
from tests.harness.street import Neighbour, Street, zh

PLACE = "3号楼2单元501"
CLOSING = zh("claim-is-released")


def saying(who: Neighbour, words: str) -> list[Seen]:
    return [each for each in who.messages if words in each.text]


# -- given back ----------------------------------------------------------------------------------


async def test_the_kind_closing_sentence_stays(street: Street) -> None:
    """李明 gives the wish back: what stands where the address stood is the kind sentence, once,
    and nothing takes its place."""
    await taken_on(street)
    details = await street.li.hears(PLACE)
    await street.li.taps("这次不行", on=details)
    await street.li.taps("没找到合适的")
    await street.quiet()
    [closing] = saying(street.li, CLOSING)
    assert closing.id == details.id
    assert not closing.buttons
    assert not saying(street.li, PLACE)


async def test_given_back_from_the_list(street: Street) -> None:
    """From /mywishes the sentence stands in the list, and the details elsewhere are emptied."""
    await taken_on(street)
    await street.li.hears(PLACE)
    await street.li.says("/mywishes")
    mine = await street.li.hears("最晚哪天")
    await street.li.taps("这次不行", on=mine)
    await street.li.taps("这阵子没空")
    await street.quiet()
    assert mine.id in [each.id for each in saying(street.li, CLOSING)]
    assert not saying(street.li, PLACE)


async def test_given_back_with_a_picture(street: Street) -> None:
    """Where the details had her picture, it goes, and the sentence is read once."""
    await fills_in(street.wang)
    await street.wang.taps("改一改")
    await street.wang.taps("照片")
    await street.wang.sends_photo()
    await street.wang.taps("只给认领的邻居")
    await street.wang.taps("就这样，交给社工")
    await street.chen.taps("发到群里", on=street.office)
    await street.li.taps("我来认领", on=street.group)
    await street.li.hears(PLACE)
    await street.li.taps("这次不行")
    await street.li.taps("这阵子没空")
    await street.quiet()
    assert len(saying(street.li, CLOSING)) == 1
    assert not [each for each in street.li.messages if "photo" in each.content]


# -- kept after all ------------------------------------------------------------------------------


async def test_kept_after_all(street: Street) -> None:
    """「还是我来」: the details stand again where they stood, with their buttons, and nowhere a
    second time."""
    await taken_on(street)
    details = await street.li.hears(PLACE)
    labels = street.li.buttons(details)
    await street.li.taps("这次不行", on=details)
    reasons = await street.li.hears("说说是哪一样")
    assert not saying(street.li, PLACE)
    assert (await street.li.taps("还是我来", on=reasons)).text == zh("claim-kept")
    again = await street.li.hears(PLACE)
    await street.quiet()
    assert again.id == details.id
    assert street.li.buttons(again) == labels
    assert len(saying(street.li, PLACE)) == 1
    assert not saying(street.li, "说说是哪一样")


async def test_kept_after_all_in_the_list(street: Street) -> None:
    """Asked from the list, the list is there again; the details stay where they are, once."""
    await taken_on(street)
    await street.li.says("/mywishes")
    mine = await street.li.hears("最晚哪天")
    await street.li.taps("这次不行", on=mine)
    await street.li.taps("还是我来", on=await street.li.hears("说说是哪一样"))
    again = await street.li.hears("最晚哪天", "一双防滑拖鞋")
    await street.quiet()
    assert again.id == mine.id
    assert PLACE not in again.text
    assert len(saying(street.li, PLACE)) == 1


async def test_kept_details_are_emptied_later(street: Street) -> None:
    """What was shown again is taken back with everything else when the claim ends."""
    await taken_on(street)
    await street.li.taps("这次不行", on=await street.li.hears(PLACE))
    await street.li.taps("还是我来")
    await street.li.hears(PLACE)
    await street.wang.says("/mywishes")
    await street.wang.taps("收回心愿")
    await street.wang.taps("收回")
    await street.li.hears("不用再办了")
    await street.quiet()
    assert not saying(street.li, PLACE)


async def test_kept_but_the_message_was_deleted(street: Street) -> None:
    """李明 deletes the message before delivery can show the details there: they come as a new one,
    which is emptied like any other."""
    await taken_on(street)
    details = await street.li.hears(PLACE)
    await street.li.taps("这次不行", on=details)
    await street.li.hears("说说是哪一样")
    await street.room.delete(details)
    claim = await street.do(held, street.id_of(street.li))
    await street.do(shown_there, claim, details)
    again = await street.li.hears(PLACE)
    assert again.id != details.id
    await street.li.taps("这次不行", on=again)
    await street.li.taps("点错了")
    await street.quiet()
    assert not saying(street.li, PLACE)


def held(session: Session, person_id: int) -> int:
    return claims.of_person(session, person_id)[0].key


def shown_there(session: Session, claim_id: int, message: Seen) -> None:
    standing.send_details(session, session.get_one(Claim, claim_id), str(message.id))


async def test_too_late_to_keep(street: Street) -> None:
    """The wish was taken back while 李明 looked at the reasons: there is nothing to keep."""
    await taken_on(street)
    await street.li.taps("这次不行", on=await street.li.hears(PLACE))
    reasons = await street.li.hears("说说是哪一样")
    keep = next(each["callback_data"] for each in reasons.buttons if each["text"] == "还是我来")
    await street.wang.says("/mywishes")
    await street.wang.taps("收回心愿")
    await street.wang.taps("收回")
    await street.li.hears("不用再办了")
    assert "这一步已经过了" in (await street.li.taps_data(reasons, keep)).text
    assert not saying(street.li, PLACE)
