"""How a claim looks: to the claimer, to the resident, to the workers."""

from sqlmodel import Session

from bot.answers import short
from bot.cards import KEPT, Kept, Telling, notice
from bot.cards.wishes import amount, has_it_come, public_words
from bot.messages import Action, Button, Message
from bot.texts import Words
from storage import claims, deliveries, outbox, people, sharing, wishes
from storage.claims import Claim, State
from storage.outbox import Told
from storage.wishes import Wish


def details(session: Session, claim: Claim, words: Words) -> Message:
    """To the live claimer: what is needed to deliver, as far as the resident consented."""
    wish = session.get_one(Wish, claim.wish_id)
    if claim.state not in claims.LIVE:
        ended = words(f"claim-is-{claim.state}")
        return Message(title=_title(wish, words), lead=ended, takes_photos_back=True)
    private = claims.details(session, claim)
    named = ("beneficiary", "proxy", "place", "phone")
    shared = [
        (words(f"private-{name}"), getattr(private, name))
        for name in named
        if getattr(private, name)
    ]
    if private.place:
        shared.insert(0, (words("private-owner"), people.get(session, wish.owner_id).name))
    facts = [
        (words("card-needs"), amount(claim.quantity, wish.unit)),
        (words("claim-agreed"), short(claim.agreed_on)),
        *shared,
    ]
    return Message(
        title=_title(wish, words),
        lead=public_words(wish),
        facts=tuple(facts),
        quote=private.story,
        note=words("claim-only-you" if shared else "claim-ask-worker"),
        photos=(wish.photo,) if wish.photo else (),
        rows=_claimer_buttons(claim, words),
    )


def held(session: Session, claim: Claim, words: Words) -> Message:
    """In a list: nothing private, which opens with a tap."""
    wish = session.get_one(Wish, claim.wish_id)
    open_it = Button(words("claim-open-details"), Action("details", claim.key))
    by_when = (words("claim-agreed"), short(claim.agreed_on))
    is_brought = claim.state is State.DELIVERED
    return Message(
        title=_title(wish, words),
        lead=wish.title,
        facts=((words("card-state"), words("claim-waits")) if is_brought else by_when,),
        rows=((open_it,), *_claimer_buttons(claim, words)),
    )


def _title(wish: Wish, words: Words) -> str:
    return words("claim-title", code=wish.code)


def _claimer_buttons(claim: Claim, words: Words) -> tuple[tuple[Button, ...], ...]:
    if claim.state is not State.CLAIMED:
        return ()
    deliver = Button(words("claim-deliver"), Action("deliver", claim.key))
    release = Button(words("claim-release"), Action("release", claim.key, "ask"))
    return ((deliver, release),)


def reasons(claim: Claim, words: Words) -> Message:
    """The short list of why it can't be this time."""
    buttons = [
        Button(
            words(f"reason-{reason}".replace("_", "-")), Action("release", claim.key, reason.value)
        )
        for reason in claims.Reason
    ]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    back = (Button(words("claim-keep"), Action("release", claim.key, "keep")),)
    return Message(lead=words("claim-why-not"), rows=(*rows, back))


def _read(telling: Telling) -> tuple[Claim, Wish]:
    claim = telling.session.get_one(Claim, telling.told.row_id)
    return claim, telling.session.get_one(Wish, claim.wish_id)


def _claimer(telling: Telling, claim: Claim) -> str:
    return people.masked(people.get(telling.session, claim.person_id).name)


@notice("claim-details")
def claim_details(telling: Telling) -> Message | None:
    claim, _ = _read(telling)
    if claim.state is not State.CLAIMED:
        return None
    return details(telling.session, claim, telling.words)


def _look(session: Session, told: Told) -> tuple[str, int]:
    wish_id = session.get_one(Claim, told.row_id).wish_id
    return str(told.about.get("message", "")), sharing.revision(session, wish_id)


def _trace(session: Session, told: Told, message_id: str, revision: int) -> None:
    if not message_id:  # deleted by its reader: said anew, as a message of its own
        outbox.is_nowhere(session, told)
    claims.traced(session, told.row_id, message_id)
    sharing.said_with(session, told.row_id, message_id, revision)


def _forget(session: Session, told: Told, message_id: str, revision: int) -> None:
    """What was emptied, or deleted by its reader, needs no watching."""


KEPT["claim-details"] = KEPT["claim-remind"] = Kept(_look, _trace)
KEPT["claim-anew"] = Kept(_look, _trace, is_said_anew=False)
KEPT["claim-hidden"] = Kept(_look, _forget, is_said_anew=False)


@notice("claim-anew")
def claim_anew(telling: Telling) -> Message:
    """In place of the private details, once the resident shares less."""
    claim, _ = _read(telling)
    return details(telling.session, claim, telling.words)


@notice("claim-hidden")
def claim_hidden(telling: Telling) -> Message | None:
    """In place of the private details, once the claim has ended."""
    claim, _ = _read(telling)
    return details(telling.session, claim, telling.words)


@notice("claim-to-arrange")
def claim_to_arrange(telling: Telling) -> Message | None:
    """To the workers: the resident wants them, not the claimer, to make the contact."""
    claim, wish = _read(telling)
    if claim.state is not State.CLAIMED:
        return None
    name = people.get(telling.session, claim.person_id).name
    return for_workers(claim, wish, telling.words, "told-claim-to-arrange", name=name)


@notice("claim-made")
def claim_made(telling: Telling) -> Message | None:
    claim, wish = _read(telling)
    if claim.state not in claims.LIVE:
        return None
    words, day = telling.words, short(claim.agreed_on)
    lead = words("told-claim-made", name=_claimer(telling, claim), title=wish.title, day=day)
    return Message(title=_title(wish, words), lead=lead)


@notice("claim-delivered")
def claim_delivered(telling: Telling) -> Message | None:
    """To the resident: has it come? One tap."""
    claim, wish = _read(telling)
    if claim.state is not State.DELIVERED:
        return None
    words = telling.words
    return Message(
        title=_title(wish, words),
        lead=words("told-claim-delivered", name=_claimer(telling, claim), title=wish.title),
        quote=deliveries.note(claim),
        photos=tuple(claim.photos),
        rows=(has_it_come(claim, words),),
    )


@notice("claim-confirmed")
def claim_confirmed(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    words = telling.words
    return Message(title=words("lit-title", code=wish.code), lead=words("told-claim-confirmed"))


@notice("claim-thanked")
def claim_thanked(telling: Telling) -> Message | None:
    claim, wish = _read(telling)
    words, said = telling.words, deliveries.thanks(claim, telling.told.about.get("sealed", ""))
    lead = words("told-claim-thanked")
    return Message(title=words("lit-title", code=wish.code), lead=lead, quote=said)


@notice("claim-released")
def claim_released(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    if wish.state is not wishes.State.OPEN:
        return None
    words = telling.words
    return Message(title=_title(wish, words), lead=words("told-claim-released", title=wish.title))


@notice("claim-ended")
def claim_ended(telling: Telling) -> Message | None:
    _, wish = _read(telling)
    words = telling.words
    return Message(title=_title(wish, words), lead=words("told-claim-ended", title=wish.title))


@notice("claim-remind")
def claim_remind(telling: Telling) -> Message | None:
    """The day before: what, where, and the same buttons."""
    claim, _ = _read(telling)
    if claim.state is not State.CLAIMED:
        return None
    shown = details(telling.session, claim, telling.words)
    day = short(claim.agreed_on)
    return Message(
        title=shown.title,
        lead=f"{telling.words('told-claim-remind', day=day)}\n{shown.lead}",
        facts=shown.facts,
        quote=shown.quote,
        note=shown.note,
        rows=shown.rows,
    )


@notice("claim-not-yet")
def claim_not_yet(telling: Telling) -> Message | None:
    claim, wish = _read(telling)
    if claim.state is not State.CLAIMED or not claim.matter:
        return None
    words = telling.words
    return Message(title=_title(wish, words), lead=words("told-claim-not-yet", title=wish.title))


@notice("claim-matter")
def claim_matter(telling: Telling) -> Message | None:
    """To the workers: somebody answered that something is not right."""
    claim, wish = _read(telling)
    if claim.state not in claims.LIVE or not claim.matter:
        return None
    return for_workers(claim, wish, telling.words, f"told-matter-{claim.matter}")


@notice("claim-unreached")
def claim_unreached(telling: Telling) -> Message | None:
    """To the workers: delivered, and the resident can't be written to. Please call."""
    claim, wish = _read(telling)
    if claim.state is not State.DELIVERED:
        return None
    return for_workers(claim, wish, telling.words, "told-claim-unreached")


def for_workers(claim: Claim, wish: Wish, words: Words, key: str, **shown: str) -> Message:
    """A claim that a worker should look after."""
    show = Button(words("review-show"), Action("show", wish.key, str(wish.revision)))
    phone = Button(words("review-by-phone"), Action("confirm", claim.key))
    lead = words(key.replace("_", "-"), title=wish.title, **shown)
    return Message(title=_title(wish, words), lead=lead, rows=((phone, show),))


@notice("claim-photos")
def claim_photos(telling: Telling) -> Message | None:
    """To the group, after both sides agreed: the pictures and one neutral line."""
    claim, wish = _read(telling)
    words = telling.words
    lead = words("told-claim-photos", title=wish.title)
    return Message(title=words("lit-title", code=wish.code), lead=lead, photos=tuple(claim.photos))
