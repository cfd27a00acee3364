"""What people do again and again, in one line."""

from typing import Any

from sqlmodel import Session, select

from bot.practice import Answer, Message
from storage.wishes import claiming, deliveries, review, submission
from storage.wishes.claims import Claim
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Category, ForWhom, NewWish, Sharing, Urgency, Wish
from tests.harness.street import Neighbour, Street

STORY = "浴室地滑，上个月差点摔着"
PLACE = "3号楼2单元501"
PHONE = "13812345678"
SEND = "就这样，交给社工"


# -- through the wire, as people do it ------------------------------------------------------------


async def fills_in(who: Neighbour, what: str = "一双防滑拖鞋", **said: str) -> Message:
    """Everything from /wish to the look at it all, led; "" skips what may be skipped."""
    await who.says("/wish")
    await who.hears("想请邻居帮什么忙")
    await who.says(what)
    await who.taps("一步步来")
    await who.taps(said.get("kind", "物品"))
    await who.says(said.get("amount", "1双"))
    await who.taps(said.get("whom", "我自己"))
    await who.taps(said.get("urgency", "一周内"))
    await _says_or_skips(who, said.get("story", STORY), "不多说了")
    await _says_or_skips(who, said.get("place", PLACE), "先不写")
    await _says_or_skips(who, said.get("phone", PHONE), "不留电话")
    await who.taps("不放照片")
    if said.get("story", "x") or said.get("place", "x") or said.get("phone", "x"):
        usual = "缘由、地址、电话都给" if said.get("phone", "x") else "只给缘由和地址"
        await who.taps(said.get("sharing", usual))
    return await who.hears("您再看一眼")


async def _says_or_skips(who: Neighbour, text: str, skip: str) -> None:
    if text:
        await who.street.quiet()
        await who.says(text)
    else:
        await who.taps(skip)


async def posts(who: Neighbour, what: str = "一双防滑拖鞋", **said: str) -> Message:
    """A whole wish, handed to the workers."""
    await fills_in(who, what, **said)
    await who.taps(SEND)
    return await who.hears("心愿收到了")


async def approves(who: Neighbour) -> Answer:
    """The newest card in the workers' group goes to the neighbours."""
    return await who.taps("发到群里", on=who.street.office)


# -- by the same verbs, where a story begins later ------------------------------------------------


def form(street: Street, **changed: Any) -> NewWish:
    filled: dict[str, Any] = {
        "community_id": street.homes.community,
        "title": "一双防滑拖鞋",
        "category": Category.GOODS,
        "quantity": 1,
        "unit": "双",
        "for_whom": ForWhom.SELF,
        "urgency": Urgency.WEEK,
        "story": STORY,
        "place": PLACE,
        "phone": PHONE,
        "sharing": Sharing.ALL,
    }
    return NewWish(**(filled | changed))


async def handed_in(street: Street, by: Neighbour | None = None, **changed: Any) -> Wish:
    """A wish that waits for a worker."""
    owner = street.id_of(by or street.wang)
    made = await street.do(submission.submit, owner, form(street, **changed))
    await street.quiet()
    return made


async def published(street: Street, by: Neighbour | None = None, **changed: Any) -> Wish:
    """A wish whose card stands in the group."""
    made = await handed_in(street, by, **changed)
    await street.do(review.approve, street.id_of(street.chen), made.key)
    await street.quiet()
    return made


async def taken_on(street: Street, by: Neighbour | None = None, **changed: Any) -> Wish:
    """A wish that somebody (李明) promised to see to."""
    made = await published(street, **changed)
    await street.do(claiming.claim, street.id_of(by or street.li), made.key)
    await street.quiet()
    return made


async def brought(street: Street, by: Neighbour | None = None, **changed: Any) -> Wish:
    """A wish that was delivered and is not confirmed yet."""
    made = await taken_on(street, by, **changed)
    await street.do(
        deliveries.deliver,
        street.id_of(by or street.li),
        NewDelivery((await claim_on(street, made)).key),
    )
    await street.quiet()
    return made


async def claim_on(street: Street, wish: Wish) -> Claim:
    """The newest claim on a wish."""

    def look(session: Session) -> Claim:
        found = select(Claim).filter_by(wish_id=wish.id).order_by(Claim.id.desc())  # type: ignore[union-attr]
        return session.exec(found).first()  # type: ignore[return-value]

    return await street.look(look)
