"""Changes: the owner proposes, the claimers answer."""

from bot import talks
from bot.access import Event, OldButton, button, form, said
from bot.messages import Message, Reply, Toast
from storage import changes, claims, releases, wishes
from storage.changes import Change
from storage.claims import Claim
from storage.wishes import Wish


@button("propose", door=wishes.owned_by)
def propose(event: Event, wish: Wish) -> Reply:
    if not claims.live_on(event.session, wish):
        raise changes.NotClaimed()
    reply = talks.begin(event, "change-wish", wish.key, wish.community_id)
    return Reply(reply.messages, Toast(""))


@form("change-wish")
def proposed(event: Event, fields: dict[str, str]) -> Reply:
    change = changes.propose(event.session, event.person_id, event.subject, fields)
    key = "change-wish-done" if change.state is changes.State.ASKED else "change-wish-changed"
    return said(Message(lead=event.words(key)))


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
