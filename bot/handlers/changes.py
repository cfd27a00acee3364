"""Changes: the owner wants something else, a worker looks at it, the claimers answer."""

from bot import talks
from bot.access import Event, OldButton, button, form, said
from bot.cards import changes as card
from bot.flows.return_wish import Said
from bot.messages import Message, Reply, Toast
from storage import changes, releases, second_thoughts, wishes
from storage.changes import Change
from storage.claims import Claim
from storage.errors import refuse
from storage.proposals import State
from storage.wishes import Wish

DONE = {
    State.REVIEW: "change-wish-looked-at",
    State.ASKED: "change-wish-done",
    State.AGREED: "change-wish-changed",
}


@button("propose", door=wishes.owned_by)
def propose(event: Event, wish: Wish) -> Reply:
    refuse(changes.why_not_change(wish))
    reply = talks.begin(event, "change-wish", wish.key, wish.community_id)
    return Reply(reply.messages, Toast(""))


@form("change-wish")
def proposed(event: Event, fields: dict[str, str]) -> Reply:
    change = second_thoughts.hand_in(event.session, event.person_id, event.subject, fields)
    return said(Message(lead=event.words(DONE[change.state])))


@button("change", door=changes.proposed_to)
def answer(event: Event, held: tuple[Change, Claim]) -> Reply:
    """It suits them, or they let go."""
    change, _ = held
    if event.action.arg == "accept":
        done = changes.agree(event.session, event.person_id, change.key)
        key = "change-accepted" if done else "change-accepted-waits"
    elif event.action.arg == "give_up":
        releases.give_up(event.session, event.person_id, change.key)
        key = "change-gave-up"
    else:
        raise OldButton()
    return Reply(edit=Message(lead=event.words(key)), toast=Toast(""))


@button("reconsider", door=second_thoughts.to_look_at, group=True)
def decide(event: Event, change: Change) -> Reply:
    """A worker lets the new words into the group (`bare`: without the note under the title), or
    writes why not. Where something private may stand in them, letting them in asks once more."""
    session, words = event.session, event.words
    what, _, sure = event.action.arg.partition("=")
    wish = session.get_one(Wish, change.wish_id)
    if what not in ("yes", "bare", "no"):
        raise OldButton()
    if change.state is not State.REVIEW:
        raise changes.ChangeOver()
    if what == "no":
        return talks.begin_privately(event, "keep-wish", change.key, change.community_id)
    if second_thoughts.flags(session, wish, change) and not sure:
        return Reply(edit=card.really(session, change, what, words), toast=Toast(""))
    second_thoughts.approve(session, event.person_id, change.key, bare=what == "bare")
    lead = words("change-approved", name=event.person.name, code=wish.code)
    return Reply(edit=Message(lead=lead), toast=Toast(words("noted")))


@form("keep-wish")
def kept(event: Event, filled: Said) -> Reply:
    session, (change_id, words, _) = event.session, filled
    change = second_thoughts.turn_down(session, event.person_id, change_id, words)
    code = session.get_one(Wish, change.wish_id).code
    return said(Message(lead=event.words("change-turned-down", code=code)))
