"""How a proposed change is said: to the workers, to the claimers, and back to the owner."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.cards.wishes.claims import title
from bot.cards.wishes.review import flags
from bot.cards.wishes.wishes import need, public_words, typed
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.notifications import KEPT, Kept, Telling, in_place, notification
from bot.texts import Words, dates
from storage.community import consents
from storage.messaging import outbox
from storage.messaging.outbox import Told
from storage.wishes import change_requests, change_review, changes, claims
from storage.wishes.change_requests import ChangeRequest, ChangeState
from storage.wishes.wishes import Wish


def _read(telling: Telling) -> tuple[ChangeRequest, Wish]:
    change = telling.session.get_one(ChangeRequest, telling.told.row_id)
    return change, telling.session.get_one(Wish, change.wish_id)


@notification(change_requests.PROPOSED)
def change_proposed(telling: Telling) -> Message | None:
    """To a live claimer: what would be different, as far as the resident shares it."""
    change, wish = _read(telling)
    assert telling.told.person_id is not None
    held = claims.held_on(telling.session, wish.key, telling.told.person_id)
    if change.state is not ChangeState.ASKED or held is None:
        return None
    return proposed(telling.session, change, telling.words)


def _trace(session: Session, told: Told, message_id: str, revision: int) -> None:
    if not message_id:  # deleted by its reader: said anew, as a message of its own
        outbox.is_nowhere(session, told)
    assert told.person_id is not None
    changes.traced(session, told.person_id, told.row_id, message_id)


def _before(telling: Telling, shown: Message) -> Message:
    """What stands until what is private is put into it."""
    change, _ = _read(telling)
    if not any(name in changes.READ_WITH for name in change_requests.opened(change)):
        return shown
    return replace(shown, facts=(), note=telling.words("told-change-opening"))


KEPT[change_requests.PROPOSED.name] = Kept(in_place, _trace, first=_before)


def proposed(session: Session, change: ChangeRequest, words: Words) -> Message:
    """A proposal with the claimer's two answers."""
    wish = session.get_one(Wish, change.wish_id)
    allowed = {None, *consents.given(session, wish.key)}
    new = change_requests.opened(change)
    seen = {name: text for name, text in new.items() if changes.READ_WITH.get(name) in allowed}
    accept = Button(words("change-accept"), Action("change.answer", change.key, "accept"))
    give_up = Button(words("change-give-up"), Action("change.answer", change.key, "give_up"))
    return Message(
        title=title(wish, words),
        lead=words("told-change-proposed", title=wish.title),
        facts=facts(seen, wish, words),
        note="" if seen else words("told-change-unseen"),
        rows=((accept, give_up),),
    )


def facts(new: dict[str, str], wish: Wish, words: Words) -> tuple[tuple[str, str], ...]:
    """What would be different, each by its name."""
    return tuple(
        (words(f"wish-change-what-{name}"), _value(name, text, wish, words))
        for name, text in new.items()
    )


def _value(name: str, text: str, wish: Wish, words: Words) -> str:
    if name == "wanted":
        return amount(int(text), wish.unit)
    if name == "until" and text:
        return dates.said(date.fromisoformat(text), words)
    return text or "—"


# -- to the workers ------------------------------------------------------------------------------


@notification(change_review.TO_REVIEW)
def change_to_review(telling: Telling) -> Message | None:
    """What the group reads now, what it would read, and what to look at in it."""
    change, wish = _read(telling)
    is_over = change.state is not ChangeState.REVIEW or changes.why_not_change(wish)
    return None if is_over else to_review(telling.session, change, telling.words)


def to_review(session: Session, change: ChangeRequest, words: Words) -> Message:
    """Other public words to decide about, with a worker's answers."""
    wish = session.get_one(Wish, change.wish_id)
    found = change_review.flags(session, wish, change)
    return Message(
        title=title(wish, words),
        lead=words("change-to-review"),
        facts=(
            (words("change-now"), public_words(wish)),
            *need(wish, words)[:1],
            *facts(change_requests.opened(change), wish, words),
            *((words("review-flag"), flag) for flag in flags(found, words)),
        ),
        rows=_answers(session, change, wish, words),
    )


def _answers(
    session: Session, change: ChangeRequest, wish: Wish, words: Words
) -> tuple[tuple[Button, ...], ...]:
    def act(key: str, arg: str) -> Button:
        return Button(words(key), Action("change.decide", change.key, arg))

    no = (act("change-keep", "no"),)
    if change_review.why_not_approve(session, wish, change):
        return (no,)
    yes = (act("change-approve", "yes"),)
    has_note = wish.public_note and "title" in change_requests.opened(change)
    return (yes, (act("change-approve-bare", "bare"),), no) if has_note else (yes, no)


def really(session: Session, change: ChangeRequest, what: str, words: Words) -> Message:
    """The same card, asking whether the words may really stand in the group."""
    shown = to_review(session, change, words)
    sure = Button(words("change-sure"), Action("change.decide", change.key, f"{what}=sure"))
    no = Button(words("change-keep"), Action("change.decide", change.key, "no"))
    return replace(shown, note=words("review-publish-question"), rows=((no,), (sure,)))


# -- to the owner --------------------------------------------------------------------------------


@notification(change_requests.AGREED)
def change_agreed(telling: Telling) -> Message | None:
    """With the wish as it is now: what was proposed is not kept."""
    _, wish = _read(telling)
    lead = telling.words("told-change-agreed", title=wish.title)
    facts = need(wish, telling.words)
    return Message(title=title(wish, telling.words), lead=lead, facts=facts)


@notification(changes.STAYS)
def change_stays(telling: Telling) -> Message | None:
    """It was brought before anybody answered."""
    _, wish = _read(telling)
    lead = telling.words("told-change-stays", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead)


@notification(change_review.WISH_KEPT)
def wish_kept(telling: Telling) -> Message | None:
    """A worker would rather leave the public words as they are, and says why."""
    wish = telling.session.get_one(Wish, telling.told.row_id)
    lead = telling.words("told-wish-kept", title=wish.title)
    return Message(title=title(wish, telling.words), lead=lead, quote=typed(telling))
