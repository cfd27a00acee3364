"""How a wish looks: in the group, to its owner, to a worker, before it is sent."""

from datetime import date

from sqlmodel import Session

from bot.cards.wishes import private_facts, sharers
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.cards import stands
from bot.register.notifications import Telling
from bot.texts import Words, dates
from storage.community import communities, organisations, people
from storage.engine import columns
from storage.wishes import (
    claims,
    pictures,
    quantities,
    wishes,
)
from storage.wishes.wishes import NewWish, Wish, WishState


def label(words: Words, prefix: str, value: str) -> str:
    """The words for a member of an enumeration."""
    return words(f"{prefix}-{value}".replace("_", "-"))


# -- in the group --------------------------------------------------------------------------------


def card(session: Session, wish: Wish, words: Words) -> Message:
    """What the group sees: a code, a neutral title, what is needed. Nothing private."""
    return Message(
        title=wish.title,
        lead=wish.public_note,
        facts=(*need(wish, words), (words("card-state"), said_state(session, wish, words))),
        note=small_print(wish, words),
        photos=(wish.photo,) if shows_photo(session, wish) else (),
        takes_photos_back=not shows_photo(session, wish),
        rows=_card_buttons(session, wish, words),
    )


def _card_buttons(session: Session, wish: Wish, words: Words) -> tuple[tuple[Button, ...], ...]:
    if wishes.is_past(session, wish):
        return ()
    if wish.state is WishState.OPEN:
        return ((Button(words("card-wish-claim"), Action("wish.claim", wish.key)),),)
    if wish.state is WishState.CLAIMED:
        return ((Button(words("card-wish-wait"), Action("wish.wait", wish.key)),),)
    return ()


def shows_photo(session: Session, wish: Wish) -> bool:
    """Whether everybody may see the picture."""
    return pictures.is_public(session, wish)


def public_words(wish: Wish) -> str:
    """What anybody may read: the title, and what a worker wrote under it."""
    return f"{wish.title}\n{wish.public_note}".strip()


def heading(wish: Wish, words: Words) -> str:
    """What it is, and the number behind it, by which workers and neighbours name it."""
    return words("card-wish-heading", title=wish.title, code=wish.code)


def small_print(wish: Wish, words: Words) -> str:
    """Of which kind it is, and its number: below all that is read first."""
    kind = label(words, "category", wish.category)
    return words("card-wish-small", kind=kind, code=wish.code)


def need(wish: Wish, words: Words) -> tuple[tuple[str, str], ...]:
    facts = [(words("card-needs"), progress(wish, words))]
    return (*facts, (words("card-when"), when(wish.urgency, wish.until, words)))


def when(urgency: wishes.Urgency, until: date | None, words: Words) -> str:
    """The last day where there is one: a card stands for days, and 三天内 would not stay true."""
    if until is None:
        return label(words, "urgency", urgency)
    return words("card-until", day=dates.said(until, words))


def progress(wish: Wish, words: Words) -> str:
    """How far it is; and what was asked for beyond that, where it is not waited for any more."""
    gone = quantities.let_go(wish)
    if not gone:
        return _progress(wish, words)
    shown = {"asked": amount(wish.asked, wish.unit), "gone": amount(gone, wish.unit)}
    if wish.state is WishState.CONFIRMED:
        return words("card-came-in-part", came=amount(wish.confirmed, wish.unit), **shown)
    return words("card-less", progress=_progress(wish, words), **shown)


def _progress(wish: Wish, words: Words) -> str:
    need = amount(wish.wanted, wish.unit)
    if wish.wanted == 1 or wish.state not in wishes.PUBLIC:
        return need
    if not wish.delivered:
        return words("card-progress", need=need, claimed=wish.claimed, wanted=wish.wanted)
    figures = {name: getattr(wish, name) for name in ("claimed", "delivered", "confirmed")}
    return words("card-progress-line", need=need, wanted=wish.wanted, **figures)


def said_state(session: Session, wish: Wish, words: Words) -> str:
    """In one line: what it waits for, who holds it."""
    if (
        wish.state is WishState.OPEN
        and wish.opens_at is not None
        and quantities.opens_later(wish.opens_at)
    ):
        zone = communities.known(session, wish.community_id).zone
        return words("card-opens", at=dates.moment(wish.opens_at, zone, words))
    if wish.state is WishState.OPEN and wishes.is_past(session, wish):
        return words("state-last-day-over")
    standing = claims.of_wish(session, wish)
    if wish.wanted > 1 and wish.state in wishes.PUBLIC:
        return _of_many(session, wish, standing, words)
    if wish.state is WishState.CLAIMED and not standing:
        return words("state-offered")
    claim = standing[0] if standing else None
    name = called(session, claim, words) if claim else ""
    behind = _behind(session, claim)
    key = f"state-{wish.state}" if not behind else f"state-{wish.state}-by"
    return words(
        _dashed(key if words.has(_dashed(key)) else f"state-{wish.state}"), name=behind or name
    )


def called(session: Session, claim: claims.Claim, words: Words) -> str:
    """Who holds it, masked; somebody, who asked to be forgotten."""
    wish = session.get_one(Wish, claim.wish_id)
    return sharers.names(session, wish, words)[claim.person_id]


def of_several(session: Session, wish: Wish, words: Words) -> tuple[tuple[str, str], ...]:
    """How far a wish is that several share, and who brings how much."""
    if wish.asked == 1:
        return ()
    return ((words("card-state"), said_state(session, wish, words)),)


SHARERS = 4  # named on a card; the others are counted


def _of_many(session: Session, wish: Wish, standing: list[claims.Claim], words: Words) -> str:
    """What a wish of several pieces waits for, and who shares it."""
    state = "offered" if wish.state is WishState.CLAIMED and wish.offered else str(wish.state)
    if not standing:
        return words("state-offered" if state == "offered" else "state-open-many")
    left = amount(quantities.left(wish), wish.unit)
    return words(f"state-shared-{state}", who=_shared(session, wish, standing, words), left=left)


def _shared(session: Session, wish: Wish, standing: list[claims.Claim], words: Words) -> str:
    """Who shares it, each with how much."""
    parts: dict[str, int] = {}
    names = sharers.names(session, wish, words)
    for claim in reversed(standing):
        name = names[claim.person_id]
        parts[name] = parts.get(name, 0) + claim.quantity
    named = [f"{name} {amount(many, wish.unit)}" for name, many in list(parts.items())[:SHARERS]]
    more = len(parts) - len(named)
    return words("card-list", names=words.listed(named), more=more)


def _behind(session: Session, claim: claims.Claim | None) -> str:
    if claim is None or claim.organisation_id is None:
        return ""
    organisation = session.get(organisations.Organisation, claim.organisation_id)
    return organisation.name if organisation else ""


def _dashed(key: str) -> str:
    return key.replace("_", "-")


def _revision(session: Session, wish_id: int) -> int:
    wish = session.get(Wish, wish_id)
    return wish.revision if wish else 0


@posted(wishes.CARD, revision=_revision, taps=("wish.claim", "wish.wait"))
def wish_card(telling: Telling) -> Message | None:
    """The group's card, always as the row is now; what nobody saw while it waited is not shown
    when it is over."""
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.published_at is None:
        return None
    is_shown = stands(telling, wishes.CARD) or wish.state in wishes.PUBLIC
    return card(telling.session, wish, telling.words) if is_shown else None


# -- to its owner --------------------------------------------------------------------------------


def preview(form: NewWish, words: Words, note: str = "") -> Message:
    """Before it is sent: above what the group will see, a worker's `note` included, below what
    stays private."""
    public = (
        (words("card-needs"), amount(form.quantity, form.unit)),
        (words("card-when"), when(form.urgency, form.until, words)),
    )
    held = private_facts.told(form, wishes.Private._fields, form.category, words)
    if form.photo and not form.shows_photo:
        held.append((words("wish-post-photo-label"), words("wish-post-shows-no")))
    sharing = (words("private-sharing"), label(words, "wish-post-sharing", form.sharing))
    kept = (("", f"\n{words('preview-private')}"), *held, sharing) if held else ()
    return Message(
        title=words("preview-title", kind=label(words, "category", form.category)),
        lead=f"{form.title}\n{note}".strip(),
        facts=(*public, *kept),
        photos=(form.photo,) if form.photo else (),
    )


def reviewer(telling: Telling, wish: Wish) -> str:
    """The worker who let it into the group, or sees to it."""
    return people.get(telling.session, wish.reviewed_by).name if wish.reviewed_by else ""


def typed(telling: Telling) -> str:
    """What a worker wrote to the owner."""
    return columns.opened(telling.told, "words")
