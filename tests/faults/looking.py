"""What a bad day must not change: looked at in the database and on the phones."""

from typing import Any

from sqlmodel import Session, col, select

from bot.practice import Chat, Message
from storage.messaging.outbox import Told
from storage.wishes.claims import Claim
from tests.harness.street import Street


async def promises(street: Street, kind: str) -> list[Told]:
    """Everything of this kind that was promised, oldest first."""

    def look(session: Session) -> list[Told]:
        return list(session.exec(select(Told).filter_by(kind=kind).order_by(col(Told.id))))

    return await street.look(look)


async def promise(street: Street, kind: str) -> Told:
    """The only promise of this kind."""
    (told,) = await promises(street, kind)
    return told


async def rows(street: Street, table: type[Any]) -> list[Any]:
    return await street.look(lambda session: list(session.exec(select(table))))


async def claims_made(street: Street) -> list[Claim]:
    return await rows(street, Claim)


def said_in(street: Street, chat: Chat, *fragments: str) -> list[Message]:
    """The bot's messages that stand in a chat, with all these words."""
    return [
        each
        for each in street.room.chat(chat)
        if each.sender.is_bot and all(one in each.text for one in fragments)
    ]
