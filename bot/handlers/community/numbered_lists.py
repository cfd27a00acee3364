"""A worker pastes a list that was copied on in another chat: it is read line by line, mended where
it has to be, and the people on it are taken over."""

from bot.cards.community import numbered_lists as card
from bot.flows.community.mend_list import Mended
from bot.forms import dialogue, numbered_lists
from bot.messages import Heard, Message, Reply, Toast
from bot.register.buttons import OldButton, button, number, row_number
from bot.register.event import Event, said
from bot.register.forms import form
from bot.register.numbered_lists import USES, Offer, Use
from bot.register.pasted import pasted
from storage.community import memberships, permissions, screening
from storage.community import numbered_lists as stored
from storage.community.numbered_lists import NumberedList

OFFERED = 6  # rows at once


@pasted("list")
def heard(event: Event) -> Reply | None:
    """What a worker sends in private, typed or forwarded, and is a list; None for all else."""
    text = screening.clean(event.incoming.text)
    if event.incoming.heard is not Heard.TEXT or not numbered_lists.is_list(text):
        return None
    theirs = _homes(event)
    if not theirs:
        return None
    row = stored.paste(event.session, event.person_id, theirs[0], text)
    return said(_shown(event, row, 0))


def _homes(event: Event) -> list[int]:
    """Where this person may take people over."""
    every = memberships.homes(event.session, event.person_id)
    return [
        each for each in every if permissions.may(event.session, event.person_id, "list.take", each)
    ]


def _shown(event: Event, row: NumberedList, page: int) -> Message:
    """With what can be done with it, in every community in which they are a worker."""
    reading = card.reading(row)
    offers: list[tuple[str, Offer]] = []
    for home in _homes(event) if reading.entries else []:
        for name, each in USES.items():
            offers += [(name, offer) for offer in each.offers(event, home, reading)]
    return card.shown(row, page, offers[:OFFERED], event.words)


@button("list.page", door=stored.for_paster)
def turn(event: Event, row: NumberedList) -> Reply:
    return Reply(edit=_shown(event, row, number(event.action.arg)), toast=Toast(""))


@button("list.mend", door=stored.for_paster)
def mend(event: Event, row: NumberedList) -> Reply:
    """One line after the other."""
    if not card.unread(row):
        raise OldButton()
    return Reply(dialogue.begin(event, "list.mend", row.key, row.community_id).messages, Toast(""))


@form("list.mend")
def mended(event: Event, filled: Mended) -> Reply:
    """The list with the line as it was meant, and the next that is to be asked about."""
    row = stored.for_paster(event.session, event.person_id, filled.list_id)
    lines = [each.text for each in card.reading(row).lines]
    if filled.line:
        lines[filled.place] = " ".join(filled.line.split())
        stored.reword(event.session, row, "\n".join(lines))
    if not filled.line or filled.place in card.unread(row):
        stored.put_line_by(event.session, row, filled.place)
    return said(_shown(event, row, 0))


@button("list.use", door=stored.for_paster)
def use(event: Event, row: NumberedList) -> Reply:
    """What would come of it."""
    wanted, row_id = _meant(event.action.arg)
    what = wanted.plan(event, row_id, card.listed(row))
    return Reply(edit=card.planned(row, event.action.arg, what, event.words), toast=Toast(""))


@button("list.take", door=stored.for_paster)
def take(event: Event, row: NumberedList) -> Reply:
    """Done; twice is once."""
    wanted, row_id = _meant(event.action.arg)
    what = wanted.take(event, row_id, card.listed(row))
    return Reply(edit=Message(lead=what), toast=Toast(event.words("noted")))


def _meant(arg: str) -> tuple[Use, int]:
    name, _, row = arg.partition("=")
    if name not in USES:
        raise OldButton()
    return USES[name], row_number(row)


@button("list.drop", door=stored.for_paster)
def drop(event: Event, row: NumberedList) -> Reply:
    """It was no list, or is settled."""
    stored.drop(event.session, row)
    return Reply(edit=Message(lead=event.words("list-paste-gone")), toast=Toast(""))
