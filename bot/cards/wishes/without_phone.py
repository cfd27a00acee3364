"""Forgetting a neighbour without a phone: what goes, and that it went."""

from sqlmodel import Session

from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK, KEEP
from bot.register.notifications import Telling, notification
from bot.texts import Words
from storage.community import people
from storage.wishes import without_phone
from storage.wishes.wishes import Wish
from storage.wishes.without_phone import ForgetReason


def forget(wish: Wish, words: Words) -> tuple[tuple[Button, ...], ...]:
    """The way there, under all that a worker reads of such a wish."""
    if not without_phone.is_named(wish):
        return ()
    return ((Button(words("forget-offline"), Action("wish.forget", wish.key, ASK)),),)


def question(session: Session, wish: Wish, words: Words) -> Message:
    """Which wishes it is about, and at whose word."""
    found = without_phone.about_them(session, wish)
    if not found:
        return done(len(found), words)
    act = Action("wish.forget", wish.key)
    reasons = [
        (Button(words(f"forget-offline-{each}"), act._replace(arg=each.value)),)
        for each in ForgetReason
    ]
    keep = (Button(words("forget-keep"), act._replace(arg=KEEP)),)
    listed = "\n".join(f"{each.code} {each.title}" for each in found)
    lead = words("forget-offline-question", count=len(found))
    return Message(lead=f"{lead}\n{listed}", rows=(keep, *reasons))


def done(count: int, words: Words) -> Message:
    return Message(lead=words("forget-offline-done", count=count))


@notification(without_phone.FORGOTTEN)
def was_forgotten(telling: Telling) -> Message:
    """To all workers: who did it, at whose word, in which wishes."""
    words, about = telling.words, telling.told.about
    by = people.get(telling.session, about["who"]).name
    shown = {
        "name": by,
        "why": words(f"forget-offline-why-{about['why']}"),
        "codes": words.listed(about["codes"]),
    }
    return Message(lead=words("told-wish-forgotten", **shown))
