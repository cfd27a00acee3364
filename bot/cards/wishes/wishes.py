"""How a wish looks: in the group, to its owner, to a worker, before it is sent."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.cards.community.names import named
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.cards import LISTED, stands
from bot.register.cards import card as posted
from bot.register.confirm_first import ASK
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from scheduler.wishes import DIGEST
from storage.community import communities, organisations, people, posted_cards
from storage.engine import columns
from storage.wishes import (
    change_requests,
    changes,
    claims,
    disclosure,
    followups,
    pictures,
    quantities,
    releases,
    review,
    wishes,
)
from storage.wishes import listing as wish_listing
from storage.wishes.wishes import NewWish, Wish, WishState

PAGE = 5


def label(words: Words, prefix: str, value: str) -> str:
    """The words for a member of an enumeration."""
    return words(f"{prefix}-{value}".replace("_", "-"))


# -- in the group --------------------------------------------------------------------------------


def card(session: Session, wish: Wish, words: Words) -> Message:
    """What the group sees: a code, a neutral title, what is needed. Nothing private."""
    return Message(
        title=heading(wish, words),
        lead=public_words(wish),
        facts=(*need(wish, words), (words("card-state"), said_state(session, wish, words))),
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
    kind = label(words, "category", wish.category)
    return words("card-wish-heading", code=wish.code, kind=kind)


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
    return words("card-progress-line", need=need, **figures)


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
    return named(session, claim.person_id, words, in_group=True)


SHARERS = 4  # named on a card; the others are counted


def _of_many(session: Session, wish: Wish, standing: list[claims.Claim], words: Words) -> str:
    """What a wish of several pieces waits for, and who shares it."""
    state = "offered" if wish.state is WishState.CLAIMED and wish.offered else str(wish.state)
    if not standing:
        return words("state-offered" if state == "offered" else "state-open-many")
    left = amount(quantities.left(wish), wish.unit)
    return words(f"state-shared-{state}", who=_shared(session, wish, standing, words), left=left)


def _shared(session: Session, wish: Wish, standing: list[claims.Claim], words: Words) -> str:
    """Who shares it, an organisation as one, each with how much."""
    parts: dict[str, int] = {}
    for claim in reversed(standing):
        name = _behind(session, claim) or called(session, claim, words)
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


@notification(DIGEST)
def wish_digest(telling: Telling) -> Message | None:
    """Once a day, when there is news: how many wishes wait, the first, and a way on."""
    community_id = telling.told.row_id
    shown, total = wish_listing.open_ones(telling.session, community_id, None, 0, PAGE)
    if not total:
        return None
    told = listing(shown, total, telling.words, telling.words("digest-lead", count=total))
    if total <= PAGE:
        return told
    rest = Button(
        telling.words("digest-rest", count=total - PAGE), Action("wish.page", community_id, "1=all")
    )
    return replace(told, rows=(*told.rows, (rest,)))


def listing(shown: list[Wish], total: int, words: Words, lead: str, page: int = 0) -> Message:
    """Open wishes, a page at a time; a tap on one claims it."""
    lines = tuple((wish.code, _line(wish, words)) for wish in shown)
    claim = [
        Button(words("list-claim", code=wish.code), Action("wish.claim", wish.key, LISTED))
        for wish in shown
    ]
    rows = tuple(tuple(claim[at : at + 2]) for at in range(0, len(claim), 2))
    return Message(title=words("list-title"), lead=lead, facts=lines, rows=rows)


def _line(wish: Wish, words: Words) -> str:
    need = amount(quantities.left(wish), wish.unit)
    if wish.wanted > 1:
        need = words("list-left", left=need)
    return words(
        "list-line", title=wish.title, need=need, when=when(wish.urgency, wish.until, words)
    )


# -- to its owner --------------------------------------------------------------------------------


def preview(form: NewWish, words: Words, note: str = "") -> Message:
    """Before it is sent: above what the group will see, a worker's `note` included, below what
    stays private."""
    public = (
        (words("card-needs"), amount(form.quantity, form.unit)),
        (words("card-when"), when(form.urgency, form.until, words)),
    )
    private = [
        (words(f"private-{name}"), getattr(form, name))
        for name in ("beneficiary", "proxy", "story", "place", "phone")
        if getattr(form, name)
    ]
    if form.photo and not form.shows_photo:
        private.append((words("wish-post-photo-label"), words("wish-post-shows-no")))
    sharing = (words("private-sharing"), label(words, "wish-post-sharing", form.sharing))
    kept = (("", f"\n{words('preview-private')}"), *private, sharing) if private else ()
    return Message(
        title=words("preview-title", kind=label(words, "category", form.category)),
        lead=f"{form.title}\n{note}".strip(),
        facts=(*public, *kept),
        photos=(form.photo,) if form.photo else (),
    )


def own(session: Session, wish: Wish, words: Words) -> Message:
    """To its owner: the state, what a worker asked, and what they can do now."""
    return Message(
        title=heading(wish, words),
        lead=public_words(wish),
        quote=columns.opened(wish, "question"),
        facts=(
            *need(wish, words),
            (words("card-state"), said_state(session, wish, words)),
            *_wanted_otherwise(session, wish, words),
        ),
        rows=_own_buttons(session, wish, words),
    )


def _wanted_otherwise(session: Session, wish: Wish, words: Words) -> list[tuple[str, str]]:
    """Whose answer a change waits for."""
    whose = [
        each for each in change_requests.OPEN if change_requests.open_on(session, wish.key, each)
    ]
    return [(words("own-change"), words(f"change-is-{each}")) for each in whose]


def _own_buttons(session: Session, wish: Wish, words: Words) -> tuple[tuple[Button, ...], ...]:
    live = claims.live_on(session, wish)
    who = {each.key: _sharer(session, each, wish, words) if len(live) > 1 else "" for each in live}
    rows = [has_it_come(each, words, who[each.key]) for each in live]
    if wish.state is WishState.RETURNED:
        rows.insert(0, (Button(words("own-answer"), Action("wish.answer", wish.key)),))
    if wish.state is WishState.HELPED:
        rows.append((Button(words("own-not-helped"), Action("wish.not-helped", wish.key)),))
    if wish.state in wishes.LIVE and disclosure.parts(session, wish):
        rows.append((Button(words("own-sharing"), Action("wish.disclose", wish.key)),))
    if wish.state in wishes.EDITABLE:
        rows.append((Button(words("own-revise"), Action("wish.revise", wish.key)),))
    if changes.why_not_change(wish) is None:
        rows.append((Button(words("own-change"), Action("wish.change", wish.key)),))
    is_past = wish.state is WishState.OPEN and wishes.is_past(session, wish)
    if is_past or wish.state is WishState.EXPIRED:
        rows.append((Button(words("own-still-needed"), Action("wish.needed", wish.key)),))
    if wish.state in releases.WITHDRAWABLE:
        rows.append((Button(words("own-withdraw"), Action("wish.withdraw", wish.key, ASK)),))
    return tuple(rows)


def _sharer(session: Session, claim: claims.Claim, wish: Wish, words: Words) -> str:
    return f"{called(session, claim, words)} {amount(claim.quantity, wish.unit)}"


def has_it_come(claim: claims.Claim, words: Words, who: str = "") -> tuple[Button, ...]:
    """Whether it came, and what else may be said of it; `who` brought it, where several did."""
    said = words("claim-got-it-from", who=who) if who else words("claim-got-it")
    got_it = Button(said, Action("claim.confirm", claim.key))
    if claim.state is not claims.ClaimState.DELIVERED:
        return (got_it,)
    return (got_it, *disputes(claim, words))


def disputes(claim: claims.Claim, words: Words) -> tuple[Button, ...]:
    """What the resident may say instead of 收到了."""
    not_yet = Button(words("claim-not-yet-button"), Action("claim.dispute", claim.key, "not_yet"))
    problem = Button(words("claim-problem-button"), Action("claim.dispute", claim.key, "problem"))
    return (not_yet, problem)


def _own(telling: Telling, key: str, **shown: object) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None:
        return None
    mine = own(telling.session, wish, telling.words)
    lead = telling.words(key, code=wish.code, title=wish.title, **shown)
    return Message(title=mine.title, lead=lead, rows=mine.rows)


@notification(wishes.APPROVED)
def wish_approved(telling: Telling) -> Message | None:
    """That it is in the group only where it is."""
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.state not in wishes.PUBLIC:
        return None
    name = reviewer(telling, wish)
    key = "told-wish-approved" if _is_in_a_group(telling.session, wish) else "told-wish-passed"
    shown = _own(telling, key, name=name)
    return shown and replace(shown, quote=wish.public_note)


@notification(wishes.IN_GROUP)
def wish_in_group(telling: Telling) -> Message | None:
    """To whoever heard that it would come."""
    wish = telling.session.get(Wish, telling.told.row_id)
    is_there = wish and wish.state in wishes.PUBLIC and _is_in_a_group(telling.session, wish)
    return _own(telling, "told-wish-approved") if is_there else None


def _is_in_a_group(session: Session, wish: Wish) -> bool:
    return posted_cards.stands_anywhere(session, wish.community_id, wishes.CARD, wish.key)


@notification(review.RETURNED)
def wish_returned(telling: Telling) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.state is not WishState.RETURNED:
        return None
    key = "told-wish-returned-again" if wish.step else "told-wish-returned"
    shown = _own(telling, key, name=reviewer(telling, wish))
    return shown and replace(shown, quote=columns.opened(wish, "question"))


@notification(followups.STILL_LOOKING)
def wish_still_looking(telling: Telling) -> Message | None:
    """To the owner, once: it is not forgotten."""
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.state is not WishState.REVIEW:
        return None
    return _own(telling, "told-wish-still-looking")


@notification(review.REFUSED)
def wish_refused(telling: Telling) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None:
        return None
    shown = _own(telling, "told-wish-refused", name=reviewer(telling, wish))
    return shown and Message(title=shown.title, lead=shown.lead, quote=typed(telling))


@notification(review.CARED_FOR)
def wish_cared_for(telling: Telling) -> Message | None:
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None:
        return None
    return _own(telling, "told-wish-cared-for", name=reviewer(telling, wish))


def reviewer(telling: Telling, wish: Wish) -> str:
    """The worker who let it into the group, or sees to it."""
    return people.get(telling.session, wish.reviewed_by).name if wish.reviewed_by else ""


def typed(telling: Telling) -> str:
    """What a worker wrote to the owner."""
    return columns.opened(telling.told, "words")
