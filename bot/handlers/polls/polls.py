"""Polls: a worker asks, neighbours choose with a tap, the result stands where the question did."""

from bot.cards.polls import polls as card
from bot.flows.polls.write_poll import first_of
from bot.forms import dialogue
from bot.messages import Action, Message, Reply, Toast
from bot.register import group_menu
from bot.register.buttons import button, number
from bot.register.commands import WhoMay, command, member
from bot.register.confirm_first import confirm_first, sure_or_keep
from bot.register.event import Event, home, said
from bot.register.forms import form
from storage.polls import polls, votes
from storage.polls.polls import NewPoll, Poll


@command("poll", who=WhoMay("poll.write"), group=False, often=10)
def poll(event: Event) -> Reply:
    """/poll, the question, and what may be chosen, one a line."""
    first = first_of(event.args)
    if first:
        dialogue.put_aside(event, "poll.write", first)
    return dialogue.begin(event, "poll.write", community=event.home, answers=first)


@form("poll.write")
def asked(event: Event, new: NewPoll) -> Reply:
    made = polls.ask(event.session, event.person_id, new)
    event.subject = made.key
    return said(Message(lead=event.words("poll-write-done")))


@button("poll.vote", door=polls.for_reader, group=True)
def vote(event: Event, poll: Poll) -> Reply:
    """One tap; another one changes it, until the end."""
    place = number(event.action.arg)
    votes.cast(event.session, event.person_id, poll.key, place)
    toast = Toast(event.words("poll-voted", title=poll.choices[place]))
    if not event.is_private:
        return Reply(toast=toast)
    return Reply(edit=_private(event, poll), toast=toast)


def _private(event: Event, poll: Poll) -> Message:
    return card.private(event.session, poll, event.person_id, event.words)


# -- what there is -------------------------------------------------------------------------------


group_menu.entry("polls", 40)


@command("polls", who=member, group=False, link=True, often=11)
def all_of_them(event: Event) -> Reply:
    """What may be chosen now, and what was decided last."""
    here = home(event)
    over = polls.ended(event.session, here, card.LISTED)
    return said(card.listed(polls.running(event.session, here), over, event.words))


@button("poll.show", door=polls.for_reader)
def show(event: Event, poll: Poll) -> Reply:
    return Reply(messages=(_private(event, poll),), toast=Toast(""))


# -- workers -------------------------------------------------------------------------------------


def _question(event: Event, poll: Poll) -> Message:
    words = event.words
    labels = words("poll-close-sure"), words("poll-close-keep")
    rows = (sure_or_keep(Action("poll.close", poll.key), *labels),)
    return Message(lead=words("poll-close-question", title=card.short(poll.question)), rows=rows)


def _kept(event: Event, poll: Poll) -> Reply:
    return Reply(edit=_private(event, poll), toast=Toast(""))


@button("poll.close", door=polls.for_staff)
@confirm_first(_question, _kept)
def close(event: Event, poll: Poll) -> Reply:
    """It ends now, with what was chosen so far."""
    return _kept(event, votes.close(event.session, event.person_id, poll.key))


@button("poll.who", door=polls.for_staff)
def who(event: Event, poll: Poll) -> Reply:
    """Who chose what, of a named ballot."""
    names = votes.who_chose(event.session, event.person_id, poll.key)
    return Reply(messages=(card.who(poll, names, event.words),), toast=Toast(""))
