"""A crowd taps one wish: as many winners as pieces, a true answer for everybody, few edits."""

import json
from typing import Any

from sqlalchemy import text
from sqlmodel import Session

from bot.forms.answers import amount
from bot.practice import Chat, Limits, Room, serving
from bot.texts import words
from storage.community import posted_cards
from storage.wishes import wishes
from tests.bench import load as loading
from tests.bench import running, servers, street, taps
from tests.bench.running import Fresh, within
from tests.bench.street import Street

PIECES = 3
CONNECTIONS = 256
PATIENCE = 90.0  # seconds until the card shows the end of it
EDITS_A_MINUTE = 20
zh = words("zh")


async def burst(fresh: Fresh, crowd: int) -> dict[str, float]:
    """Everybody in the crowd taps once. Raises AssertionError for a wrong winner or answer."""
    room = Room(token=servers.TOKEN, limits=Limits(enforced=False))
    group = await street.move_in(room, crowd)
    with fresh() as url:
        made = within(url, lambda session: _prepared(session, crowd, group.id))
        async with (
            serving(room) as api,
            running.server("ours", url, api, ready="/readyz") as server,
        ):
            await room.until(lambda: shows(room, group, zh("card-wish-claim")), PATIENCE)
            updates = street.taps(made, [(number, 0) for number in range(crowd)])
            sent = taps.to_us(server.port, updates)
            result = await loading.drive(server.port, sent, CONNECTIONS)
            figures = result.row() | _answers(result.bodies)
            await room.until(lambda: shows(room, group, f"{PIECES}/{PIECES}"), PATIENCE)
            figures["edits"] = float(edits(room, group))
        figures["holders"] = float(within(url, _holders))
    assert figures["winners"] == figures["holders"] == PIECES, figures
    assert figures["winners"] + figures["too_late"] == crowd, figures
    assert figures["edits"] <= EDITS_A_MINUTE, figures
    return figures


def _prepared(session: Session, crowd: int, group: int) -> Street:
    made = street.prepare(session, crowd, 1, wanted=PIECES, group=group)
    posted_cards.refresh(session, made.community, wishes.CARD, made.wishes[0])
    return made


def shows(room: Room, group: Chat, words_: str) -> bool:
    """Whether the group's card has these words, or a button of this name."""
    return any(
        words_ in each.text or any(words_ == one["text"] for one in each.buttons)
        for each in room.chat(group)
    )


def _answers(bodies: list[bytes]) -> dict[str, float]:
    """How many were told that they have it, and how many that they came too late, and by whom."""
    said = [json.loads(body).get("text", "") for body in bodies]
    won = (zh("claim-won"), zh("claim-asked-privately", held=amount(1, "")))
    late = zh("refused-already-claimed", name="n**")
    return {"winners": float(sum(said.count(each) for each in won)), "too_late": said.count(late)}


def edits(room: Room, group: Chat) -> int:
    """How often a message of the group was changed."""

    def is_ours(call: tuple[str, Any]) -> bool:
        return call[0] == "editMessageText" and str(call[1]["chat_id"]) == str(group.id)

    return sum(map(is_ours, room.calls))


def _holders(session: Session) -> int:
    """How many pieces are held, by the claims and by the wish, which agree."""
    held = "SELECT count(DISTINCT person_id), sum(quantity) FROM claim WHERE state = 'claimed'"
    people, pieces = session.execute(text(held)).one()
    counted = session.execute(text("SELECT claimed FROM wish")).scalar_one()
    assert pieces == counted, (pieces, counted)
    return int(people)
