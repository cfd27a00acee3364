"""How a proposed change is said: to the claimers, and back to the owner."""

from datetime import date

from bot.answers import short
from bot.cards import Telling, notice
from bot.cards.claims import title
from bot.messages import Action, Button, Message
from bot.texts import Words
from storage import changes, claims, consents
from storage.changes import Change, State
from storage.consents import Kind
from storage.wishes import Wish

SHARED = {"place": Kind.SHARE_PLACE, "story": Kind.SHARE_PLACE, "phone": Kind.SHARE_PHONE}


def _read(telling: Telling) -> tuple[Change, Wish]:
    change = telling.session.get_one(Change, telling.told.row_id)
    return change, telling.session.get_one(Wish, change.wish_id)


@notice("change-proposed")
def change_proposed(telling: Telling) -> Message | None:
    """To a live claimer: what would be different, as far as the resident shares it."""
    change, wish = _read(telling)
    assert telling.told.person_id is not None
    held = claims.held_on(telling.session, wish.key, telling.told.person_id)
    if change.state is not State.ASKED or held is None:
        return None
    words = telling.words
    accept = Button(words("change-accept"), Action("change", change.key, "accept"))
    give_up = Button(words("change-give-up"), Action("change", change.key, "give_up"))
    different = _different(telling, change, wish)
    return Message(
        title=title(wish, words),
        lead=words("told-change-proposed", title=wish.title),
        facts=different,
        note="" if different else words("told-change-unseen"),
        rows=((accept, give_up),),
    )


def _different(telling: Telling, change: Change, wish: Wish) -> tuple[tuple[str, str], ...]:
    allowed = consents.given(telling.session, wish.key)
    new = changes.proposal(change)
    seen = {name: text for name, text in new.items() if SHARED.get(name) in {None, *allowed}}
    return tuple((_name(name, telling.words), _value(name, text)) for name, text in seen.items())


def _name(name: str, words: Words) -> str:
    return words("claim-agreed") if name == "until" else words(f"private-{name}")


def _value(name: str, text: str) -> str:
    return short(date.fromisoformat(text)) if name == "until" and text else text or "—"


@notice("change-agreed")
def change_agreed(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    lead = telling.words("told-change-agreed", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)
