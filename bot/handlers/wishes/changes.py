"""Changes: the owner wants something else, a worker looks at it, the claimers answer."""

from bot.cards.wishes import changes as card
from bot.flows.wishes.ask_owner import Said
from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import OldButton, button
from bot.register.event import Event, said
from bot.register.forms import form
from storage.engine.errors import refuse
from storage.wishes import change_review, changes, releases, wishes
from storage.wishes.change_requests import ChangeRequest, ChangeState
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish

DONE = {
    ChangeState.REVIEW: "wish-change-looked-at",
    ChangeState.ASKED: "wish-change-done",
    ChangeState.AGREED: "wish-change-changed",
}


@button("wish.change", door=wishes.for_owner)
def propose(event: Event, wish: Wish) -> Reply:
    refuse(changes.why_not_change(wish))
    reply = dialogue.begin(event, "wish.change", wish.key, wish.community_id)
    return Reply(reply.messages, Toast(""))


@form("wish.change")
def proposed(event: Event, fields: dict[str, str]) -> Reply:
    change = change_review.hand_in(event.session, event.person_id, event.subject, fields)
    return said(Message(lead=event.words(DONE[change.state])))


@button("change.answer", door=changes.proposed_to)
def answer(event: Event, held: tuple[ChangeRequest, Claim]) -> Reply:
    """It suits them, or they let go."""
    change, _ = held
    if event.action.arg == "accept":
        done = changes.agree(event.session, event.person_id, change.key)
        key = "change-accepted" if done else "change-accepted-waits"
    elif event.action.arg == "give_up":
        releases.give_up(event.session, event.person_id, change.key)
        # not in its place: what was proposed is taken from there by delivery, surely
        return Reply(messages=(Message(lead=event.words("change-gave-up")),), toast=Toast(""))
    else:
        raise OldButton()
    return Reply(edit=Message(lead=event.words(key)), toast=Toast(""))


@button("change.decide", door=change_review.for_staff, group=True)
def decide(event: Event, change: ChangeRequest) -> Reply:
    """A worker lets the new words into the group (`bare`: without the note under the title), or
    writes why not. Where something private may stand in them, letting them in asks once more."""
    session, words = event.session, event.words
    what, _, sure = event.action.arg.partition("=")
    wish = session.get_one(Wish, change.wish_id)
    if what not in ("yes", "bare", "no"):
        raise OldButton()
    if change.state is not ChangeState.REVIEW:
        raise changes.ChangeOver()
    if what == "no":
        return dialogue.begin_privately(event, "change.decline", change.key, change.community_id)
    if change_review.flags(session, wish, change) and not sure:
        return Reply(edit=card.really(session, change, what, words), toast=Toast(""))
    change_review.approve(session, event.person_id, change.key, bare=what == "bare")
    lead = words("change-approved", name=event.person.name, code=wish.code)
    return Reply(edit=Message(lead=lead), toast=Toast(words("noted")))


@form("change.decline")
def kept(event: Event, filled: Said) -> Reply:
    session, (change_id, words, _) = event.session, filled
    change = change_review.turn_down(session, event.person_id, change_id, words)
    code = session.get_one(Wish, change.wish_id).code
    return said(Message(lead=event.words("change-turned-down", code=code)))
