"""Lists of wishes, each line and its button under the same sign: what can be claimed, what somebody
looked for, what is under way."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes.wishes import said_state, when
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.cards import LISTED
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from scheduler.wishes import DIGEST
from storage.wishes import listing, quantities, wishes
from storage.wishes.listing import By, Held
from storage.wishes.wishes import Wish, WishState

PAGE = 5
FOUND = 9  # of what somebody looked for, and of what is under way


@notification(DIGEST)
def wish_digest(telling: Telling) -> Message | None:
    """Once a day, when there is news: how many wishes wait, the first, and a way on."""
    community_id = telling.told.row_id
    shown, total = listing.open_ones(telling.session, community_id, None, 0, PAGE)
    if not total:
        return None
    told = to_claim(shown, telling.words, telling.words("digest-lead", count=total))
    if total <= PAGE:
        return told
    rest = Button(
        telling.words("digest-rest", count=total - PAGE), Action("wish.page", community_id, "1=all")
    )
    return replace(told, rows=(*told.rows, (rest,)))


def to_claim(shown: list[Wish], words: Words, lead: str, today: date | None = None) -> Message:
    """Open wishes; a tap on one claims it. `today`: it is read at once, and may say 明天."""
    signs = signs_of(words)
    lines = tuple(
        ("", f"{sign} {_line(wish, words, today)}")
        for sign, wish in zip(signs, shown, strict=False)
    )
    claim = [
        Button(words("list-claim", sign=sign), Action("wish.claim", wish.key, LISTED))
        for sign, wish in zip(signs, shown, strict=False)
    ]
    return Message(title=words("list-title"), lead=lead, facts=lines, rows=_in_twos(claim))


def signs_of(words: Words) -> list[str]:
    """① ② ③: what a line and its button have in common."""
    return words("list-signs").split()


def _in_twos(buttons: list[Button]) -> tuple[tuple[Button, ...], ...]:
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


def _line(wish: Wish, words: Words, today: date | None) -> str:
    need = amount(quantities.left(wish), wish.unit)
    if wish.wanted > 1:
        need = words("list-left", left=need)
    by = when(wish.urgency, wish.until, words)
    if today is not None and wish.until is not None:
        by = words("card-until", day=dates.soon(wish.until, today, words))
    return words("list-line", title=wish.title, need=need, when=by, code=wish.code)


# -- looked for ----------------------------------------------------------------------------------


def found(
    session: Session, shown: list[Wish], words: Words, text: str, *, is_staff: bool
) -> Message:
    """Wishes with these words or of this number, how far each is, and what can be done with it."""
    if not shown:
        return Message(lead=words("list-found-none", text=text))
    rows = list(zip(signs_of(words), shown[:FOUND], strict=False))
    lines = tuple(
        (
            "",
            f"{sign} "
            + words(
                "list-found-line",
                title=wish.title,
                state=said_state(session, wish, words),
                code=wish.code,
            ),
        )
        for sign, wish in rows
    )
    buttons = [each for sign, wish in rows if (each := _way(sign, wish, words, is_staff))]
    more = words("list-found-more") if len(shown) > FOUND else ""
    lead = words("list-found", text=text)
    return Message(lead=lead, facts=lines, note=more, rows=_in_twos(buttons))


def _way(sign: str, wish: Wish, words: Words, is_staff: bool) -> Button | None:
    if is_staff:
        label = words("list-show", sign=sign)
        return Button(label, Action("wish.show", wish.key, str(wish.revision)))
    if wish.state is not WishState.OPEN:
        return None
    return Button(words("list-claim", sign=sign), Action("wish.claim", wish.key, LISTED))


# -- under way -----------------------------------------------------------------------------------


def under_way(
    session: Session, held: list[Held], total: int, by: By, community_id: int, words: Words
) -> Message:
    """What somebody has in hand, for workers: by who has it, by building, by how long."""
    rows = list(zip(signs_of(words), held, strict=False))
    lines = tuple(("", f"{sign} {_held(session, each, words)}") for sign, each in rows)
    shows = [
        Button(
            words("list-show", sign=sign),
            Action("wish.show", each.wish.key, str(each.wish.revision)),
        )
        for sign, each in rows
    ]
    others = [
        Button(words(f"under-way-{each}"), Action("wish.under-way", community_id, each.value))
        for each in By
        if each is not by
    ]
    key = "under-way-lead" if total else "under-way-none"
    more = words("under-way-more", count=total - len(held)) if total > len(held) else ""
    return Message(
        title=words("under-way-title"),
        lead=words(key, count=total),
        facts=lines,
        note=more,
        rows=(*_in_twos(shows), tuple(others)),
    )


def _held(session: Session, held: Held, words: Words) -> str:
    wish, claim = held.wish, held.claim
    today = wishes.today_of(session, wish)
    return words(
        "under-way-line",
        title=wish.title,
        name=named(session, claim.person_id, words, in_group=False),
        building=held.building or words("under-way-nowhere"),
        days=held.days,
        day=dates.soon(claim.agreed_on, today, words),
    )
