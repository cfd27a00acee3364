"""How a wish looks to a worker: to decide about, in full, and what was decided."""

from dataclasses import replace
from datetime import date

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes import in_person, parties, private_facts, sharers, shares, without_phone
from bot.cards.wishes.wishes import heading, label, need, said_state, small_print
from bot.forms.answers import amount
from bot.messages import Action, Button, Message
from bot.register.cards import card as posted
from bot.register.confirm_first import ASK
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import communities, groups, history, people, posted_cards
from storage.engine import clock, columns
from storage.wishes import claims, mending, pictures, publication, releases, review, wishes
from storage.wishes.wishes import Private, Wish, WishState

DECIDED = {WishState.OPEN: "review-approved", WishState.CARED_FOR: "review-cared"}
PUBLIC = {"title", "note"}
SURE, POPULAR = "sure", "popular"  # what a worker says with their yes
TAPS = (
    "wish.approve",
    "wish.care",
    "wish.set-apart",
    "wish.ask-owner",
    "wish.refuse",
    "wish.reword",
    "wish.mend-amount",
    "wish.move-number",
)
LINES = 30  # of a wish's history; more would not fit a message


@notification(wishes.TO_REVIEW)
def wish_to_review(telling: Telling) -> Message | None:
    """Into the workers' group: nothing private but what the flags say."""
    wish = telling.session.get(Wish, telling.told.row_id)
    if wish is None or wish.state is not WishState.REVIEW:
        return None
    return to_review(telling.session, wish, telling.words)


@posted(wishes.REVIEW, taps=TAPS)
def review_card(telling: Telling) -> Message | None:
    """The card in a workers' group follows the wish: still to decide, or what became of it."""
    session, words = telling.session, telling.words
    wish = session.get(Wish, telling.told.row_id)
    if wish is None:
        return None
    if wish.state is WishState.REVIEW:
        return to_review(session, wish, words)
    by = people.get(session, wish.reviewed_by).name if wish.reviewed_by else ""
    if wish.state in DECIDED:
        is_taken_up = wish.state is WishState.CARED_FOR and wish.published_at is not None
        key = "review-taken-up" if is_taken_up else DECIDED[wish.state]
        lead = decided(session, wish, key, by, words)
        return Message(lead=lead, rows=((show(wish, words),),))
    facts = [(words("card-state"), said_state(session, wish, words))]
    facts += [(words("review-by"), by)] if by else []
    return Message(
        title=wish.title,
        facts=tuple(facts),
        note=small_print(wish, words),
        rows=((show(wish, words),),),
    )


def decided(session: Session, wish: Wish, key: str, by: str, words: Words) -> str:
    """Who let it into the group, or sees to it; and when it opens, where that was announced."""
    shown = {"name": by, "title": wish.title, "code": wish.code}
    if key == "review-approved" and (where := _not_yet(session, wish)):
        return words(where, **shown)
    if wish.opens_at is None or key == "review-taken-up":
        return words(key, **shown)
    zone = communities.known(session, wish.community_id).zone
    return words("review-approved-later", **shown, at=dates.moment(wish.opens_at, zone, words))


def _not_yet(session: Session, wish: Wish) -> str:
    """How to say that no group reads it yet; "" where one does."""
    home = wish.community_id
    if posted_cards.stands_anywhere(session, home, wishes.CARD, wish.key):
        return ""
    is_open = any(not group.trouble for group in groups.of(session, home, groups.Purpose.WISHES))
    return "review-approved-soon" if is_open else "review-approved-stuck"


def show(wish: Wish, words: Words) -> Button:
    """The way to all there is to read."""
    return Button(words("review-show"), Action("wish.show", wish.key, str(wish.revision)))


def to_review(session: Session, wish: Wish, words: Words, lead: str = "") -> Message:
    """A wish to decide about: the public part, the flags, the buttons."""
    facts = [*need(wish, words), (words("review-for"), label(words, "whom", wish.for_whom))]
    facts += [(words("review-flag"), flag) for flag in flags(wish.flags, words)]
    if review.last_day(session, wish) != wish.until:
        facts.append((words("review-flag"), words("review-day-moves")))
    if wish.photo and not pictures.is_agreed(session, wish):  # the claimer will see it
        facts.append((words("wish-post-photo-label"), words("wish-post-shows-no")))
    facts += [(words("review-answered"), words("review-answered-see"))] * _answered(session, wish)
    return Message(
        above=words("review-title"),
        title=wish.title,
        lead=f"{wish.public_note}\n{lead}".strip(),
        note=small_print(wish, words),
        facts=tuple(facts),
        photos=(wish.photo,) if pictures.is_agreed(session, wish) else (),
        rows=_review_buttons(session, wish, words),
    )


def _answered(session: Session, wish: Wish) -> bool:
    """Whether the owner answered what a worker asked last; what, stands in all there is to read."""
    if not wish.aside:
        return False
    lines = history.of(session, wish.community_id, "wish", wish.key)
    asked = [line.what for line in lines if line.what in (WishState.RETURNED, "answered")]
    return asked[-1:] == ["answered"]


def waiting(session: Session, wish: Wish, words: Words, key: str) -> Message:
    """A wish that nobody in the group holds: what it waits for, since when, the ways on, and all
    there is to read."""
    name = parties.owner(session, wish, words)
    return Message(
        title=heading(wish, words),
        lead=words(
            key,
            title=wish.title,
            name=name,
            day=in_person.since(session, wish, words),
        ),
        rows=(*_ways_on(wish, words), (show(wish, words),)),
    )


def public_flags(wish: Wish) -> bool:
    """Whether the public words should be looked at once more before everybody reads them."""
    return any(PUBLIC & set(where) for where in wish.flags.values())


def really_publish(session: Session, wish: Wish, words: Words, is_popular: bool) -> Message:
    """The same card, asking whether the words may really stand in the group."""
    shown = to_review(session, wish, words)
    revision = str(wish.revision)
    said = f"{revision}={SURE},{POPULAR}" if is_popular else f"{revision}={SURE}"
    sure = Button(words("review-publish-sure"), Action("wish.approve", wish.key, said))
    mend = Button(words("review-reword"), Action("wish.reword", wish.key, revision))
    question = words("review-publish-question")
    return replace(shown, note=question, photos=(), rows=((mend,), (sure,)))


def flags(found: dict[str, list[str]], words: Words) -> list[str]:
    """The flags in words, the grave ones first."""
    said = []
    for flag, where in sorted(found.items(), key=lambda each: each[0] != "danger"):
        places = [words(f"flag-in-{each}") for each in where if words.has(f"flag-in-{each}")]
        shown = words.listed(places or where)
        said.append(words(f"flag-{flag}".replace("_", "-"), where=shown))
    return said


def _review_buttons(session: Session, wish: Wish, words: Words) -> tuple[tuple[Button, ...], ...]:
    revision = str(wish.revision)

    def act(verb: str) -> Button:
        label = words(f"review-{verb.removeprefix('wish.')}")
        return Button(label, Action(verb, wish.key, revision))

    may_publish = review.why_not_approve(session, wish) is None
    first = (act("wish.approve"),) if may_publish else (act("wish.care"),)
    many = Button(words("review-mend-amount"), Action("wish.mend-amount", wish.key))
    rows = [
        first,
        (act("wish.reword"), many),
        (act("wish.ask-owner"), act("wish.refuse")),
        (act("wish.show"),),
    ]
    if public_flags(wish) and may_publish:
        rows = [
            (act("wish.reword"), many),
            (act("wish.ask-owner"), *first),
            (act("wish.refuse"), act("wish.show")),
        ]
    if mending.is_misplaced(wish):
        rows.insert(1, (act("wish.move-number"),))
    if (
        may_publish
        and publication.can_wait(session, wish)
        and not publication.is_large(session, wish)
    ):
        popular = Action("wish.approve", wish.key, f"{revision}={POPULAR}")
        rows.insert(-1, (Button(words("review-popular"), popular),))
    if "look_alike" in wish.flags:
        rows.append((act("wish.set-apart"),))
    return tuple(rows)


def full(session: Session, wish: Wish, private: Private, words: Words, page: int = 0) -> Message:
    """Everything a worker may see, history included; a page of those who bring it."""
    zone = communities.get(session, wish.community_id).zone
    facts = [
        *need(wish, words),
        (words("card-state"), said_state(session, wish, words)),
        (words("full-owner"), named(session, wish.owner_id, words, in_group=False)),
        *[(words("review-flag"), flag) for flag in flags(wish.flags, words)],
        *private_facts.told(
            private, ("beneficiary", "proxy", "place", "phone"), wish.category, words
        ),
    ]
    return Message(
        title=heading(wish, words),
        lead=wish.public_note,
        facts=tuple(facts),
        quote="\n".join(filter(None, (private.story, columns.opened(wish, "aside")))),
        note=_happened(session, wish, zone, words),
        photos=(wish.photo,) if wish.photo else (),
        rows=_staff_buttons(session, wish, words, page),
    )


def _staff_buttons(
    session: Session, wish: Wish, words: Words, page: int
) -> tuple[tuple[Button, ...], ...]:
    last = without_phone.forget(wish, words)
    if wish.state is WishState.REVIEW:
        return (*_review_buttons(session, wish, words), *last)
    names = sharers.names(session, wish, words, in_group=False)
    to = Action("wish.show", wish.key, f"{wish.revision}=")
    shown, turns = sharers.page(session, wish, page, to, words)
    is_shared = len(shown) > 1 or bool(turns)
    rows = [
        row
        for each in shown
        for row in claim_buttons(each, words, names[each.person_id] if is_shared else "")
    ]
    share = shares.button(session, wish, words)
    return (*rows, *turns, *share, *_ways_on(wish, words), *last)


def _ways_on(wish: Wish, words: Words) -> tuple[tuple[Button, ...], ...]:
    """What a worker can do with a wish that nobody in the group holds."""

    def act(key: str, verb: str) -> Button:
        return Button(words(key), Action(verb, wish.key))

    rows: list[tuple[Button, ...]] = []
    if wish.state is WishState.RETURNED:
        rows.append((act("review-phone-answer", "wish.phone-answer"),))
    if wish.state is WishState.EXPIRED:
        ways = act("review-open-again", "wish.open-again"), act("review-care", "wish.take-up")
        rows.append(ways)
    if wish.state is WishState.CARED_FOR:
        rows.append((in_person.helped(wish, words),))
    if wish.state in releases.CLOSABLE:
        rows.append((Button(words("close-wish"), Action("wish.close", wish.key, ASK)),))
    return tuple(rows)


def claim_buttons(
    claim: claims.Claim, words: Words, name: str = ""
) -> tuple[tuple[Button, ...], ...]:
    """What a worker can do with what somebody holds, or has brought; by `name`, where several
    share a wish."""

    def of_theirs(key: str) -> str:
        return words("button-about", act=words(key), name=name) if name else words(key)

    by_phone = Button(of_theirs("review-by-phone"), Action("claim.confirm", claim.key))
    if claim.state is not claims.ClaimState.CLAIMED:
        return ((by_phone,),)
    take_back = Button(of_theirs("claim-take-back"), Action("claim.take-back", claim.key, ASK))
    hand_over = Button(of_theirs("claim-hand-over"), Action("claim.hand-over", claim.key))
    rows = ((hand_over, take_back), (by_phone,))
    return rows[::-1] if claim.matter else rows


def _happened(session: Session, wish: Wish, zone: str, words: Words) -> str:
    entries = history.of(session, wish.community_id, "wish", wish.key)
    earlier = entries[:-LINES]
    lines = [words("history-earlier", count=len(earlier))] if earlier else []
    for entry in entries[-LINES:]:
        at, what = clock.local(entry.at, zone), _deed(session, entry, wish, words)
        lines.append(f"{dates.face(at, words)} {what}")
    return "\n".join(lines)


def _deed(session: Session, entry: history.Entry, wish: Wish, words: Words) -> str:
    """Who did what; what nobody did says so itself."""
    if entry.actor_id is None and entry.what == "released":
        return words("history-let-go")
    who = words("history-itself")
    if entry.actor_id:
        who = named(session, entry.actor_id, words, in_group=False)
    key = f"history-{entry.what}".replace("_", "-")
    day = entry.details.get("day")
    shown = {"day": dates.said(date.fromisoformat(day), words) if day else ""}
    return words(key, name=who, many=_so_many(entry, wish), **shown)


def _so_many(entry: history.Entry, wish: Wish) -> str:
    """Of several pieces, how many a line is about."""
    many = int(entry.details.get("quantity") or 0)
    return f" {amount(many, wish.unit)}" if many > 1 or (many and wish.asked > 1) else ""
