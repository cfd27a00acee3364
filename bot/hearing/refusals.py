"""What whoever was refused reads."""

import re

from bot.forms.answers import refusal
from bot.messages import Action, Button, Heard, Message, Reply, Toast
from bot.register.event import Event, WhichHome
from storage.community import communities, memberships, put_out
from storage.community.put_out import NotANeighbour
from storage.engine.errors import Refused

ALERT_FROM = 40  # a longer refusal stays on the screen until it is closed


def said(event: Event, no: Refused) -> Reply:
    """Why not: a line, or the answer to a tap; or the question which community is meant."""
    if isinstance(no, WhichHome):
        return _which_home(event, no)
    line = refusal(event.words, NotANeighbour() if _is_put_out(event) else no)
    if event.incoming.heard is Heard.TAP:
        return Reply(toast=Toast(line, is_alert=len(line) > ALERT_FROM))
    return Reply(messages=(Message(lead=line),))


def _is_put_out(event: Event) -> bool:
    """Whoever is no neighbour any more reads the same everywhere."""
    if event.known is None:
        return False
    session, person_id = event.session, event.person_id
    if event.home:
        return put_out.is_out(session, person_id, event.home)
    is_home = bool(memberships.homes(session, person_id))
    return not is_home and put_out.is_out_anywhere(session, person_id)


def _which_home(event: Event, which: WhichHome) -> Reply:
    """Which community is meant? The answer runs the command again."""
    numbers = ":".join(re.findall(r"\d{1,6}", event.args)[:2])
    command = f"{event.incoming.command}:{numbers}".rstrip(":")
    buttons = [
        (
            Button(
                communities.get(event.session, each).name, Action("community.choose", each, command)
            ),
        )
        for each in which.homes
    ]
    return Reply(messages=(Message(lead=event.words("which-home"), rows=tuple(buttons)),))
