"""Claims: taking a wish on, bringing it, saying that it came, thanks."""

from bot.cards.wishes import claims as card
from bot.cards.wishes.wishes import called
from bot.flows.wishes.claim_amount import Total
from bot.flows.wishes.explain_problem import Explained
from bot.flows.wishes.thank import Thanks
from bot.forms import dialogue
from bot.forms.answers import amount
from bot.handlers.wishes.confirmations import ask_first
from bot.messages import Action, Button, Message, Reply, Toast
from bot.register.buttons import OldButton, button, understood
from bot.register.confirm_first import confirm_first
from bot.register.event import Event, said
from bot.register.forms import form
from bot.register.links import link
from storage.community import consents
from storage.engine.errors import refuse
from storage.wishes import (
    claiming,
    claims,
    confirmations,
    deliveries,
    pieces,
    quantities,
    releases,
    standing,
    wishes,
)
from storage.wishes.claiming import Reach
from storage.wishes.claims import Claim, ClaimState, Matter, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish


@button("wish.claim", door=claiming.within_reach, group=True)
def claim(event: Event, wish: Reach) -> Reply:
    """One tap in the group; what is needed to deliver comes in private. Of many pieces the tap
    holds one, so that nobody is overtaken while they think; in private they say how many more."""
    new = claiming.take(event.session, event.person_id, wish, 1)
    if event.is_reachable and _is_more(event, wish):
        return _how_many(event, new.id)
    if event.is_reachable:  # what comes in private is what the resident allowed
        won = "claim-won" if new.shares_place else "claim-won-worker"
        return Reply(toast=Toast(event.words(won)))
    link = event.link("claim.details", new.id)
    return Reply(toast=Toast(event.words("claim-won-open-chat"), is_alert=True, link=link))


def _is_more(event: Event, wish: Reach) -> bool:
    """Whether anything is left besides what was just taken: looked at anew, for the rest may have
    gone since the tap was read. Of a single thing there is no rest."""
    now = (
        claiming.within_reach(event.session, event.person_id, wish.id) if wish.wanted > 1 else None
    )
    return now is not None and quantities.left(now) > 0


@button("claim.more", door=claims.for_holder)
def more(event: Event, claim: Claim) -> Reply:
    refuse(pieces.why_not_more(event.session, claim, event.session.get_one(Wish, claim.wish_id)))
    return _how_many(event, claim.key)


def _how_many(event: Event, claim_id: int) -> Reply:
    claim = event.session.get_one(Claim, claim_id)
    asked = dialogue.begin(event, "claim.amount", claim.key, claim.community_id).messages
    if event.is_private:
        return Reply(asked, Toast(""))
    unit = event.session.get_one(Wish, claim.wish_id).unit
    held = amount(claim.quantity, unit)
    return Reply(private=asked, toast=Toast(event.words("claim-asked-privately", held=held)))


@form("claim.amount")
def taken(event: Event, filled: Total) -> Reply:
    claim = claiming.more(event.session, event.person_id, filled.claim_id, filled.quantity)
    wish = event.session.get_one(Wish, claim.wish_id)
    many = amount(claim.quantity, wish.unit)
    return said(Message(lead=event.words("claim-amount-done", many=many)))


def yours(event: Event, thanks: str, wish_id: int) -> str:
    """Somebody holds it now: thanks, and how they learn where to."""
    is_shared = consents.stands(event.session, wish_id, consents.ConsentKind.SHARE_PLACE)
    return f"{thanks}\n{event.words('details-coming' if is_shared else 'claim-by-worker')}"


@button("claim.details", door=claims.for_holder)
def look(event: Event, claim: Claim) -> Reply:
    """In place of what was tapped, put there by delivery, which empties it in the end."""
    if claim.state not in claims.LIVE:
        return Reply(edit=card.details(event.session, claim, event.words), toast=Toast(""))
    tap = event.incoming.tap
    standing.send_details(event.session, claim, tap.message_id if tap else "")
    return Reply(toast=Toast(event.words("details-coming")))


@link("claim.details", door=claims.for_holder)
def follow(event: Event, claim: Claim) -> Reply:
    """What is needed to deliver comes as a message of its own, which can be emptied again."""
    if claim.state not in claims.LIVE:
        return said(card.details(event.session, claim, event.words))
    standing.send_details(event.session, claim)
    return said(Message(lead=event.words("details-coming")))


@button("claim.deliver", door=claims.for_holder)
def deliver(event: Event, claim: Claim) -> Reply:
    if claim.state is not ClaimState.CLAIMED:
        raise claims.NotHeld()
    reply = dialogue.begin(event, "claim.deliver", claim.key, claim.community_id)
    return Reply(reply.messages, Toast(""))


@form("claim.deliver")
def delivered(event: Event, filled: NewDelivery) -> Reply:
    done = deliveries.deliver(event.session, event.person_id, filled)
    if done.key == filled.claim_id:
        return said(Message(lead=event.words("claim-deliver-done")))
    rest = event.session.get_one(Claim, filled.claim_id)
    unit = event.session.get_one(Wish, done.wish_id).unit
    figures = {"many": amount(done.quantity, unit), "left": amount(rest.quantity, unit)}
    return said(Message(lead=event.words("claim-deliver-done-in-part", **figures)))


def _why(event: Event, claim: Claim) -> Message:
    """The short list of reasons."""
    if claim.state is not ClaimState.CLAIMED:
        raise claims.NotHeld()
    return card.reasons(claim, event.words)


def _keep(event: Event, claim: Claim) -> Reply:
    """Where the reasons were asked stands again what stood there: the details, said by delivery,
    or the line of a list."""
    if claim.state is not ClaimState.CLAIMED:
        raise claims.NotHeld()
    tap, toast = event.incoming.tap, Toast(event.words("claim-kept"))
    if tap and tap.message_id in claim.traces:
        standing.send_details(event.session, claim, tap.message_id)
        return Reply(toast=toast)
    return Reply(edit=card.held(event.session, claim, event.words), toast=toast)


@button("claim.release", door=claims.for_holder)
@confirm_first(_why, _keep, ReleaseReason)
def release(event: Event, claim: Claim) -> Reply:
    reason = ReleaseReason(event.action.arg)
    if reason not in claims.SAID:
        raise OldButton()
    done = releases.release(event.session, event.person_id, claim.key, reason)
    # word for word what delivery says in place of the details: either may come last
    return Reply(edit=card.details(event.session, done, event.words), toast=Toast(""))


@button("claim.confirm", door=claims.awaited_by, group=True)
def confirm(event: Event, claim: Claim) -> Reply:
    """The resident's own tap; whoever asks on the phone says first what came."""
    if not confirmations.is_owners(event.session, event.person_id, claim):
        return ask_first(event, claim)
    done = confirmations.confirm(event.session, event.person_id, claim.key)
    return Reply(edit=_lit(event, done), toast=Toast(event.words(_lit_key(event, done, "toast"))))


def _lit_key(event: Event, claim: Claim, where: str) -> str:
    """A part that came does not light the whole wish."""
    wish = event.session.get_one(Wish, claim.wish_id)
    is_lit = wish.state is wishes.WishState.CONFIRMED
    return f"lit-{where}" if is_lit else f"came-{where}"


def _lit(event: Event, claim: Claim) -> Message:
    words = event.words
    rows: list[tuple[Button, ...]] = []
    if claim.thanked_at is None:
        rows.append((Button(words("claim-thank-button"), Action("claim.thank", claim.key)),))
    if deliveries.may_share_photos(claim):
        rows.append((Button(words("photo-share"), Action("claim.photos", claim.key)),))
    heading = words(_lit_key(event, claim, "heading"))
    return Message(title=heading, lead=words("confirm-done"), rows=tuple(rows))


@button("claim.photos", door=deliveries.for_owner)
def share_photo(event: Event, claim: Claim) -> Reply:
    """Both the claimer and the resident said that the group may see the picture."""
    done = deliveries.share_photos(event.session, event.person_id, claim.key)
    return Reply(edit=_lit(event, done), toast=Toast(event.words("photo-shared")))


@button("claim.dispute", door=claims.awaited_by)
def dispute(event: Event, claim: Claim) -> Reply:
    matter = understood(Matter, event.action.arg)
    if matter is Matter.NONE:
        raise OldButton()
    done = confirmations.dispute(event.session, event.person_id, claim.key, matter)
    lead = event.words(f"dispute-{matter}".replace("_", "-"))
    got_it = Button(event.words("claim-got-it"), Action("claim.confirm", done.key))
    tell_more = Button(event.words("claim-explain-button"), Action("claim.explain", done.key))
    rows = ((got_it,), (tell_more,)) if matter is Matter.PROBLEM else ((got_it,),)
    return Reply(edit=Message(lead=lead, rows=rows), toast=Toast(""))


@button("claim.explain", door=deliveries.for_owner)
def explain(event: Event, claim: Claim) -> Reply:
    """Only who wants to says what is wrong."""
    reply = dialogue.begin(event, "claim.explain", claim.key, claim.community_id)
    return Reply(reply.messages, Toast(""))


@form("claim.explain")
def explained(event: Event, filled: Explained) -> Reply:
    confirmations.explain(event.session, event.person_id, *filled)
    return said(Message(lead=event.words("claim-explain-done")))


@button("claim.thank", door=deliveries.for_owner)
def thank(event: Event, claim: Claim) -> Reply:
    if claim.thanked_at is not None:
        raise deliveries.AlreadyThanked()
    reply = dialogue.begin(event, "claim.thank", claim.key, claim.community_id)
    return Reply(reply.messages, Toast(""))


@form("claim.thank")
def thanked(event: Event, filled: Thanks) -> Reply:
    done = deliveries.thank(event.session, event.person_id, filled.claim_id, filled.words)
    name = called(event.session, done, event.words)
    return said(Message(lead=event.words("claim-thank-done", name=name)))
