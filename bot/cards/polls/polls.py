"""How a poll looks: in groups, in private, before it is asked, when it is over."""

from dataclasses import replace
from datetime import datetime

from sqlmodel import Session

from bot.messages import Action, Button, Message
from bot.register.cards import card
from bot.register.confirm_first import ASK
from bot.register.notifications import Telling, notification
from bot.texts import Words, dates
from storage.community import communities, memberships
from storage.polls import polls, votes
from storage.polls.polls import Ballot, NewPoll, Poll, PollState, Showing

Rows = tuple[tuple[Button, ...], ...]
Lines = tuple[tuple[str, str], ...]
WIDTH = 10  # of the bar of what everybody chose
SHORT = 24  # characters by which a poll is called in a list
LISTED = 5
NAMED = 30  # people behind one option: more would fill a screen


@card(polls.CARD, taps=("poll.vote",))
def poll_card(telling: Telling) -> Message:
    """In a group: what is asked, how many have chosen, and never who."""
    poll = telling.session.get_one(Poll, telling.told.row_id)
    return shown(telling.session, poll, telling.words)


@notification(votes.ENDED)
def ended(telling: Telling) -> Message:
    """To whoever asked: what came of it."""
    poll = telling.session.get_one(Poll, telling.told.row_id)
    seen = shown(telling.session, poll, telling.words)
    return replace(seen, above=telling.words("told-poll-ended"))


def shown(session: Session, poll: Poll, words: Words) -> Message:
    """As everybody reads it now."""
    counts, is_over = votes.counts(session, poll), poll.state is PollState.OVER
    is_counted = is_over or poll.figures is Showing.START
    rows: Rows = () if is_over else _choices(poll, words)
    facts = _lines(poll.choices, counts if is_counted else None, words)
    return Message(
        title=words(f"poll-result-{votes.result(poll)}" if is_over else "poll-heading"),
        lead=poll.question,
        facts=facts,
        note=_note(session, poll, sum(counts), words),
        rows=rows,
    )


def _choices(poll: Poll, words: Words) -> Rows:
    return tuple(
        (Button(f"{sign} {choice}", Action("poll.vote", poll.key, str(place))),)
        for place, (sign, choice) in enumerate(zip(signs(words), poll.choices, strict=False))
    )


def signs(words: Words) -> list[str]:
    """① ② ③: what an option and its button have in common."""
    return words("list-signs").split()


def _lines(choices: list[str], counts: list[int] | None, words: Words) -> Lines:
    named = [f"{sign} {each}" for sign, each in zip(signs(words), choices, strict=False)]
    if counts is None:
        return tuple(("", each) for each in named)
    total = sum(counts)
    figures = [_figure(each, total, words) for each in counts]
    return tuple(("", f"{one}\n{figure}") for one, figure in zip(named, figures, strict=True))


def _figure(count: int, total: int, words: Words) -> str:
    """A bar of text, how many, and how much of all that is."""
    bar = "█" * (round(WIDTH * count / total) if total else 0)
    share = round(100 * count / total) if total else 0
    return f"{bar} {words('poll-count', count=count, share=share)}".strip()


def _note(session: Session, poll: Poll, total: int, words: Words) -> str:
    if poll.state is PollState.OVER:
        at = poll.ended_at or poll.ends_at
        return words("poll-ended", at=_at(session, poll, at, words), count=total)
    rules = [words(f"poll-voice-{poll.voice}"), words(f"poll-ballot-{poll.ballot}")]
    if poll.figures is Showing.END:
        rules.append(words(f"poll-figures-{poll.figures}"))
    until = words("poll-until", at=_at(session, poll, poll.ends_at, words), count=total)
    return f"{until}\n{' · '.join(rules)}"


def _at(session: Session, poll: Poll, at: datetime, words: Words) -> str:
    return dates.moment(at, communities.known(session, poll.community_id).zone, words)


# -- in private ----------------------------------------------------------------------------------


def private(session: Session, poll: Poll, person_id: int, words: Words) -> Message:
    """To somebody alone: what they chose; to a worker what can be done with it."""
    seen = shown(session, poll, words)
    mine = votes.chosen_by(session, person_id, poll)
    if mine is not None:
        chose = words("poll-you-chose", option=poll.choices[mine])
        seen = replace(seen, note=f"{chose}\n{seen.note}")
    if not memberships.is_staff(session, person_id, poll.community_id):
        return seen
    return replace(seen, rows=(*seen.rows, *_for_staff(poll, words)))


def _for_staff(poll: Poll, words: Words) -> Rows:
    close = Button(words("poll-close-button"), Action("poll.close", poll.key, ASK))
    who = Button(words("poll-who-button"), Action("poll.who", poll.key))
    row = [close] if poll.state is PollState.OPEN else []
    row += [who] if poll.ballot is Ballot.NAMED else []
    return (tuple(row),) if row else ()


def who(poll: Poll, names: list[list[str]], words: Words) -> Message:
    """To a worker: the names behind each option of a named ballot."""
    facts = tuple(
        (f"{sign} {choice}", _named(each, words))
        for sign, choice, each in zip(signs(words), poll.choices, names, strict=False)
    )
    return Message(title=words("poll-who"), lead=poll.question, facts=facts)


def _named(names: list[str], words: Words) -> str:
    if not names:
        return words("poll-who-nobody")
    said = words.listed(names[:NAMED])
    more = len(names) - NAMED
    return words("poll-who-more", names=said, more=more) if more > 0 else said


def preview(new: NewPoll, zone: str, words: Words) -> Message:
    """As it will be read, then how it counts."""
    return Message(
        title=words("poll-preview"),
        lead=new.question,
        facts=(
            *_lines(list(new.options), None, words),
            (f"\n{words('poll-until-label')}", dates.moment(new.ends_at, zone, words)),
            (words("poll-voice-label"), words(f"poll-voice-{new.voice}")),
            (words("poll-ballot-label"), words(f"poll-ballot-{new.ballot}")),
            (words("poll-figures-label"), words(f"poll-figures-{new.figures}")),
        ),
    )


def listed(running: list[Poll], over: list[Poll], words: Words) -> Message:
    """What may be chosen now, and what was decided last, each a tap away."""
    rows = [*running, *over][: len(signs(words))]
    if not rows:
        return Message(lead=words("polls-none"))
    marked = list(zip(signs(words), rows, strict=False))
    lines = [f"{sign} {_line(each, words)}" for sign, each in marked]
    buttons = [Button(sign, Action("poll.show", each.key)) for sign, each in marked]
    pairs = tuple(tuple(buttons[at : at + 3]) for at in range(0, len(buttons), 3))
    return Message(title=words("polls-title"), lead="\n".join(lines), rows=pairs)


def _line(poll: Poll, words: Words) -> str:
    is_over = poll.state is PollState.OVER
    stands = votes.result(poll) if is_over else poll.state
    return words(f"poll-is-{stands}", title=short(poll.question))


def short(text: str) -> str:
    """By what a poll is called in a line."""
    line = " ".join(text.split())
    return line if len(line) <= SHORT else f"{line[:SHORT]}…"
