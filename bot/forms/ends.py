"""What the end of a form says is promised in the transaction that acts on it: it is said at once,
and once more where nobody knows that it arrived. So is what a tap has done, where that outlasts the
tries to say it at once."""

import json
from dataclasses import asdict, replace
from typing import Any

from sqlmodel import Session

from bot.messages import Action, Button, Message
from bot.register.event import Event
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification
from storage.community import answers
from storage.engine import columns
from storage.messaging.outbox import Told


def promised(event: Event, community_id: int | None, said: Message) -> Message:
    """The same words, which tell whoever says them which promise they keep; one that
    keeps a promise already needs no second one. A picture that we drew is not kept."""
    if said.told or said.picture or not event.is_private:
        return said
    text = json.dumps(_kept(said), ensure_ascii=False)
    return replace(said, told=answers.promise(event.session, event.person_id, community_id, text))


def owed(session: Session, person_id: int, message_id: str, said: Message) -> None:
    """What a tap made of a message in private could not be said: delivery will, in its place."""
    text = json.dumps(_kept(said), ensure_ascii=False)
    answers.owe(session, person_id, message_id, text)


def _kept(said: Message) -> dict[str, Any]:
    return {
        name: value
        for name, value in asdict(said).items()
        if value and name not in ("picture", "instead")
    }


@notification(answers.ANSWERED)
def answered(telling: Telling) -> Message | None:
    """As it was meant to be said; of no use to a version that cannot read it."""
    kept = json.loads(columns.opened(telling.told, "words") or "{}")
    if not kept:
        return None
    return Message(
        title=kept.get("title", ""),
        lead=kept.get("lead", ""),
        quote=kept.get("quote", ""),
        note=kept.get("note", ""),
        facts=tuple((name, value) for name, value in kept.get("facts", ())),
        rows=tuple(tuple(_button(*each) for each in row) for row in kept.get("rows", ())),
        photos=tuple(kept.get("photos", ())),
        takes_photos_back=kept.get("takes_photos_back", False),
        above=kept.get("above", ""),
    )


def _button(label: str, action: list[Any] | None, link: str) -> Button:
    return Button(label, Action(*action) if action else None, link)


def _wiped(session: Session, told: Told, message_id: str, revision: int) -> None:
    answers.wipe(session, told.key)


KEPT[answers.ANSWERED.name] = Kept(in_place, _wiped, is_said_anew=False)
