"""How sharing looks to a wish's owner: what others see now, each part a tap away."""

from sqlmodel import Session

from bot.cards.wishes.wishes import heading
from bot.messages import Action, Button, Message
from bot.texts import Words
from storage.community import card_pictures
from storage.community.consents import ConsentKind
from storage.wishes import disclosure, pictures, wishes
from storage.wishes.wishes import Wish


def card(session: Session, wish: Wish, words: Words) -> Message:
    """Every part that the wish has, whether it is shared, and a button for the other way."""
    parts, off = disclosure.parts(session, wish), words("sharing-off")
    facts = [
        (_what(wish, kind, words), _on(session, wish, kind, words) if is_on else off)
        for kind, is_on in parts.items()
    ]
    rows = [(_turn(wish, kind, is_on, words),) for kind, is_on in parts.items()]
    back = Button(words("sharing-back"), Action("wish.own", wish.key))
    return Message(
        title=heading(wish, words),
        lead=words("sharing-lead", title=wish.title),
        facts=tuple(facts),
        note=words("sharing-note"),
        rows=(*rows, (back,)),
    )


def _on(session: Session, wish: Wish, kind: ConsentKind, words: Words) -> str:
    """Who sees it now; of a picture, only what is so already."""
    said = _about("on", kind, words)
    if kind is not ConsentKind.SHOW_PHOTO:
        return said
    is_seen = card_pictures.stands_anywhere(session, wish.community_id, wishes.CARD, wish.key)
    if is_seen is None or not pictures.is_public(session, wish):
        return words("sharing-on-show-photo-soon")
    return said if is_seen else words("sharing-on-show-photo-not-taken")


def _about(what: str, kind: ConsentKind, words: Words) -> str:
    return words(f"sharing-{what}-{kind}".replace("_", "-"))


def _what(wish: Wish, kind: ConsentKind, words: Words) -> str:
    """A part by all that is in it: nothing is shown that was not named."""
    if kind is ConsentKind.SHOW_PHOTO:
        return words("sharing-part-show-photo")
    return words.listed([words(f"sharing-what-{name}") for name in disclosure.holds(wish, kind)])


def _turn(wish: Wish, kind: ConsentKind, is_on: bool, words: Words) -> Button:
    """The button carries what is wanted, so that a second tap changes nothing."""
    act = "take" if is_on else "give"
    label = words(f"sharing-{act}-{kind}".replace("_", "-"), what=_what(wish, kind, words))
    return Button(label, Action("wish.disclose", wish.key, f"{act}:{kind}"))
