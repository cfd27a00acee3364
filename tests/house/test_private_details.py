"""Where somebody lives is read in one way only: in what delivery says. It looks first whether the
reader is a neighbour still, and knows the message when it is to be taken back."""

from collections.abc import Iterator

import pytest

from bot import register
from bot.messages import Message
from bot.register.buttons import BUTTONS
from bot.register.commands import COMMANDS
from bot.register.notifications import NOTIFICATIONS, Telling
from bot.texts import words
from storage.messaging.kinds import KINDS
from storage.messaging.outbox import Told
from storage.wishes import wishes
from storage.wishes.wishes import Wish
from tests.house.access import declared
from tests.house.access.declared import Life, arguments, noun
from tests.house.two_communities import OURS, Matrix

register.load()
declared.load()
zh = words("zh")


def secrets(matrix: Matrix) -> set[str]:
    """What residents of ours told for the claimer's eyes alone."""
    rows = [wishes.private(wish) for wish in matrix.make.rows(Wish, community_id=matrix.ours.home)]
    return {text for private in rows for text in private if text} | {f"{OURS}王阿姨的新缘由"}


@pytest.mark.parametrize("verb", sorted(BUTTONS))
def test_private_details_are_no_answer(matrix: Matrix, verb: str) -> None:
    """Whoever holds a wish, or is asked to, reads them in what delivery says: it looks first
    whether they are a neighbour still, and knows the message when they are taken back."""
    ours = matrix.ours
    for who in (ours.claimer, ours.people["friend"]):
        for row_id, arg in _pressed(ours, verb):
            said = matrix.press(who, verb, row_id, arg).said
            assert not {each for each in secrets(matrix) if each in said}, (who.name, arg)


def _pressed(life: Life, verb: str) -> Iterator[tuple[int, str]]:
    for row_id in life.ids(noun(BUTTONS[verb])):
        yield from ((row_id, arg) for arg in arguments(verb, life, row_id))


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_nor_are_they_to_commands(matrix: Matrix, name: str) -> None:
    ours = matrix.ours
    for who in (ours.claimer, ours.people["friend"]):
        for args in declared.after(name, ours):
            said = matrix.hear(matrix.speech.command(who, name, args)).said
            assert not {each for each in secrets(matrix) if each in said}, (who.name, args)


def test_what_says_where_somebody_lives_is_looked_at_first(matrix: Matrix) -> None:
    """All that was promised in a community in which everything has happened: where private details
    stand in it for somebody who is neither their owner nor a worker, it is for neighbours only."""
    ours, private = matrix.ours, secrets(matrix)
    told = [each for each in matrix.make.told(community_id=ours.home) if each.person_id]
    others = [each for each in told if each.person_id not in (ours.owner.id, ours.worker.id)]
    found = {each.kind for each in others if private & _read(matrix, each, private)}
    assert {"claim.details", "change.proposed"} <= found
    assert {kind for kind in found if not KINDS[kind].for_neighbours} == set()
    in_groups = [each for each in matrix.make.told(community_id=ours.home) if each.group_id]
    assert [e.kind for e in in_groups if _read(matrix, e, private)] == []


def _read(matrix: Matrix, told: Told, private: set[str]) -> set[str]:
    """What of it stands in a promise, were it said now."""
    say = NOTIFICATIONS[told.kind]
    message = matrix.make.do(lambda s: say(Telling(s, told, zh, lambda payload: payload)))
    return {each for each in private if isinstance(message, Message) and each in str(message)}
