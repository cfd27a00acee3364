"""Everybody presses everything: what is not theirs is not there, and what they may not, they can't.

Generated from the register: a new command or button is in it by being registered, and fails here
until somebody has said whose it is.
"""

import json
import string
from collections.abc import Iterator
from itertools import product

import pytest
from sqlmodel import Session

from bot import register
from bot.messages import Action
from bot.register import actions
from bot.register.buttons import BUTTONS
from bot.register.commands import COMMANDS
from bot.register.links import LINKS, SHOWS
from bot.texts import words
from storage.community import invites, memberships
from storage.community.invites import InviteSpent
from storage.community.memberships import Role
from storage.engine import vault
from storage.engine.vault import Vault
from tests.harness.make import Somebody
from tests.house.access import declared
from tests.house.access.declared import (
    ABSENT,
    ANYBODY,
    OF_THE_PLACE,
    STAFF,
    WHOSE,
    arguments,
    noun,
)
from tests.house.two_communities import MARK, THEIRS, Matrix, Outcome

register.load()  # before the register is gone through below
declared.load()
VERBS, NAMES = sorted(BUTTONS), sorted(COMMANDS)
LED = sorted(name for name, link in LINKS.items() if link.door)
zh = words("zh")
NOT_THERE = {zh("refused-not-found"), zh("refused-talk-over"), zh("refused-old-button")}


OFFICE = {name for name, whose in declared.COMMANDS.items() if whose == STAFF} - OF_THE_PLACE
ABOUT_ONESELF = {"person", "account", "conversation", "ended_form", "history", "worklist_walk"}
ABOUT_ONESELF |= {"group_member"} | declared.ABOUT_ONESELF


# -- the register is complete --------------------------------------------------------------------


def test_everything_is_somebodys() -> None:
    """Nobody registers a command or a button without saying whose it is."""
    assert set(WHOSE) == set(BUTTONS)
    assert set(declared.COMMANDS) == set(COMMANDS)
    assert {noun(press) for press in BUTTONS.values()} > {"wish", "claim", "community"}


def test_everything_is_pressed() -> None:
    """What the tests below go through is all that there is, however late a file is imported."""
    assert len(VERBS) > 40
    assert (sorted(BUTTONS), sorted(COMMANDS)) == (VERBS, NAMES)
    assert sorted(name for name, link in LINKS.items() if link.door) == LED != []


# -- buttons -------------------------------------------------------------------------------------


@pytest.mark.parametrize("verb", VERBS)
def test_what_is_theirs_is_not_there(matrix: Matrix, verb: str) -> None:
    """A row of another community is, word for word, a row that does not exist; in private and in
    one's own groups, for every role; and nothing changes."""
    kind = noun(BUTTONS[verb])
    if kind == "nothing":
        return
    ours, theirs = matrix.ours, matrix.theirs
    for name, who in matrix.cast.items():
        for place in ("", ours.group.external_id, ours.office.external_id):
            if place and name not in ("resident", "worker", "stranger"):
                continue
            absent = matrix.press(who, verb, ABSENT, arguments(verb, theirs, 0)[-1], place)
            for row_id in theirs.ids(kind):
                arg = arguments(verb, theirs, row_id)[-1]
                foreign = matrix.press(who, verb, row_id, arg, place)
                assert foreign.plain == absent.plain, (who.name, place, row_id)
                assert set(foreign.changes) <= _came_in(place), (who.name, place, row_id)


def _came_in(place: str) -> set[str]:
    """Whoever taps in a community's group becomes its resident; nothing else."""
    return {"role_grant", "history"} if place else set()


@pytest.mark.parametrize("verb", VERBS)
def test_who_may_not_must_not(matrix: Matrix, verb: str) -> None:
    """In one's own community: a button that is not for this role finds nothing and does nothing."""
    kind, ours = noun(BUTTONS[verb]), matrix.ours
    for name in sorted(ANYBODY - WHOSE[verb]):
        for row_id in ours.ids(kind):
            for arg in arguments(verb, ours, row_id):
                outcome = matrix.press(matrix.cast[name], verb, row_id, arg)
                assert outcome.said in NOT_THERE, (name, row_id, arg, outcome.said)
                assert outcome.changes == {}, (name, row_id, arg)


@pytest.mark.parametrize("verb", VERBS)
def test_who_may_does(matrix: Matrix, verb: str) -> None:
    """The other side of it: for somebody whose button it is, at least one row answers."""
    kind, ours = noun(BUTTONS[verb]), matrix.ours
    people_here = matrix.people_here
    group = ours.group.external_id if verb in OF_THE_PLACE else ""
    for name in WHOSE[verb]:
        answers = {
            matrix.press(people_here[name], verb, row_id, arg, group).said
            for row_id in ours.ids(kind)
            for arg in arguments(verb, ours, row_id)
        }
        assert answers - NOT_THERE, name


@pytest.mark.parametrize("verb", VERBS)
def test_our_rows_in_their_group(matrix: Matrix, verb: str) -> None:
    """Somebody who belongs to both presses our button in their group: it does not answer there, so
    that nothing of ours is ever read or changed in it."""
    kind, ours = noun(BUTTONS[verb]), matrix.ours
    if kind == "nothing" or verb in OF_THE_PLACE:
        return
    for who in (matrix.both, ours.owner, ours.claimer, ours.worker):
        for row_id in ours.ids(kind):
            for arg in arguments(verb, ours, row_id):
                outcome = matrix.press(who, verb, row_id, arg, matrix.theirs.group.external_id)
                assert outcome.said in NOT_THERE, (who.name, row_id, arg, outcome.said)
                assert set(outcome.changes) <= _came_in("there")


def test_their_group_is_not_bound_by_our_worker(matrix: Matrix) -> None:
    """A worker of ours, guest in their group, cannot make it ours."""
    for purpose in ("wishes", "notices", "workers"):
        outcome = matrix.press(
            matrix.ours.worker,
            "group.bind",
            matrix.ours.home,
            purpose,
            matrix.theirs.group.external_id,
        )
        assert "chat_group" not in outcome.changes


@pytest.mark.parametrize("verb", [verb for verb in VERBS if not BUTTONS[verb].in_group])
def test_what_is_for_one_pair_of_eyes(matrix: Matrix, verb: str) -> None:
    """A button whose answer is private does nothing in any group, its community's own included."""
    ours = matrix.ours
    for row_id in ours.ids(noun(BUTTONS[verb])):
        for who in (ours.owner, ours.claimer, ours.worker):
            for arg in arguments(verb, ours, row_id):
                outcome = matrix.press(who, verb, row_id, arg, ours.group.external_id)
                assert (outcome.said, outcome.changes) == (zh("refused-old-button"), {})


# -- what was never signed -----------------------------------------------------------------------


def _forged(data: str) -> Iterator[str]:
    verb, row_id, arg, mac = data.rsplit(".", 3)
    yield f"{verb}.{row_id}1.{arg}.{mac}"
    yield f"{verb}.{row_id}.{arg}x.{mac}"
    other = "wish.approve" if verb != "wish.approve" else "wish.care"
    yield f"{other}.{row_id}.{arg}.{mac}"
    yield f"{verb}.{row_id}.{arg}.{mac[:-1]}{'A' if mac[-1] != 'A' else 'B'}"
    yield f"{verb}.{row_id}.{arg}.{'A' * 12}"
    yield f"{verb}.{row_id}.{arg}."
    yield f"{verb}.{row_id}.{arg}"
    yield f"{data}\n"
    yield f" {data}"
    yield data.upper()
    yield f"{verb}.\uff11.{arg}.{mac}"
    yield f"{verb}.0{row_id}.{arg}.{mac}"


@pytest.mark.parametrize("verb", VERBS)
def test_made_up_buttons_do_nothing(matrix: Matrix, verb: str) -> None:
    """One changed letter, another row, another verb, another house's key, none at all."""
    row_id = matrix.ours.ids(noun(BUTTONS[verb]))[0]
    arg = arguments(verb, matrix.ours, row_id)[0]
    action = Action(verb, row_id, arg)
    data = actions.sign(action)
    own = vault.current()
    vault.use(Vault("another house with another secret key"))
    stolen = actions.sign(action)
    vault.use(own)
    for forged in [*_forged(data), stolen]:
        for who in (matrix.ours.worker, matrix.ours.owner, matrix.cast["stranger"]):
            outcome = matrix.hear(matrix.speech.tap(who, forged))
            assert (outcome.said, outcome.changes) == (zh("refused-old-button"), {}), forged


HUGE = [0, 1, 10**9 - 1, 2**31, 10**12 - 1, 2**63]
ODD = ["", "-1=goods", "999999999=goods", "9" * 24, "0=nonsense", "=", "1=2=3", "--", "x" * 24]


@pytest.mark.again
@pytest.mark.parametrize("verb", VERBS)
def test_numbers_beyond_reason(matrix: Matrix, verb: str) -> None:
    """Even signed by us: huge rows, pages before the first and after the last, arguments that no
    version ever wrote. Refused, or shown as nothing; no failure, no half-done thing."""
    ours = matrix.ours
    rows = dict.fromkeys((*ours.ids(noun(BUTTONS[verb]))[:2], *HUGE))
    who = matrix.people_here[max(WHOSE[verb])]
    for row_id, arg in product(rows, ODD):
        if row_id > 10**9 and len(arg) > 10:
            continue  # more than a button can carry
        outcome = matrix.press(who, verb, row_id, arg)
        assert MARK not in outcome.said, (row_id, arg)


def test_a_neighbour_of_theirs_gets_no_role_from_us(matrix: Matrix) -> None:
    """The person's number in a roles button is looked up in one's own community."""
    for person in (matrix.theirs.owner.id, matrix.theirs.worker.id, ABSENT):
        for verb, arg in (
            ("role.list", str(person)),
            ("role.give", f"{person}=worker"),
            ("role.take", f"{person}=worker"),
        ):
            outcome = matrix.press(matrix.ours.worker, verb, matrix.ours.home, arg)
            assert outcome.plain == (zh("refused-not-found"), [])


@pytest.mark.parametrize("role", ["worker", "admin"])
def test_only_admins_make_workers(matrix: Matrix, role: str) -> None:
    """A worker neither gives a worker's role nor makes a link that does."""
    ours, worker, admin = matrix.ours, matrix.cast["worker"], matrix.cast["admin"]
    for verb, arg in (("role.give", f"{ours.owner.id}={role}"), ("invite.make", role)):
        outcome = matrix.press(worker, verb, ours.home, arg)
        toast, said = outcome.plain
        assert "由负责人来办" in toast
        assert admin.name in toast
        assert not said
        assert matrix.press(admin, verb, ours.home, arg).changes != {}


# -- commands ------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_commands_show_nothing_of_theirs(matrix: Matrix, name: str) -> None:
    """Whoever says whatever command wherever: no word of the other community, and none of its rows
    is touched."""
    ours = matrix.ours
    roles = [matrix.cast[role] for role in ("stranger", "resident", "worker", "admin")]
    for who in [*roles, ours.owner, ours.worker, ours.claimer]:
        for group in ("", ours.group.external_id, ours.office.external_id, "-100999"):
            for rest in declared.after(name, matrix.theirs):
                outcome = matrix.hear(matrix.speech.command(who, name, rest, group))
                assert MARK not in outcome.said, (who.name, group, rest)
                assert THEIRS not in json.dumps(outcome.changes, ensure_ascii=False, default=str)


@pytest.mark.parametrize("name", NAMES)
def test_commands_know_their_people(matrix: Matrix, name: str) -> None:
    """A worker's command is refused to everybody else, a member's to strangers; what anybody may
    say is about themselves."""
    no = {
        "staff": zh("refused-not-allowed"),
        "stranger": zh("refused-no-home"),
    }
    for who, person in matrix.cast.items():
        outcome = matrix.hear(matrix.speech.command(person, name, declared.NEEDED[name]))
        whose = declared.COMMANDS[name]
        if "resident" not in whose and who not in whose:
            assert outcome.plain == (no["staff"], []), who
        elif who not in whose:
            assert outcome.plain == (no["stranger"], []), who
        else:
            assert set(outcome.changes) - {"outbox"} <= ABOUT_ONESELF, who
            assert outcome.said not in no.values() or who == "stranger", who


@pytest.mark.parametrize("name", sorted(OFFICE | {"mydata"}))
def test_a_group_of_residents_reads_nothing_of_the_office(matrix: Matrix, name: str) -> None:
    """A worker who slips and asks among the neighbours is led to the private chat."""
    group = matrix.ours.group.external_id
    outcome = matrix.hear(matrix.speech.command(matrix.ours.worker, name, "1", group))
    assert outcome.said.startswith(zh("only-in-private"))


@pytest.mark.parametrize("name", LED)
def test_their_links_open_nothing(matrix: Matrix, name: str) -> None:
    """A deep link of somebody else's: the same words as one to nowhere."""
    rows = matrix.theirs.ids(noun(LINKS[name]))
    for who in [*matrix.cast.values(), matrix.ours.owner, matrix.ours.worker]:
        nowhere = _follows(matrix, who, name, ABSENT)
        for row_id in rows:
            assert _follows(matrix, who, name, row_id).plain == nowhere.plain
            assert zh(_nothing(matrix, who, name)) in nowhere.said
            assert nowhere.changes == {}


def _nothing(matrix: Matrix, who: Somebody, name: str) -> str:
    """A stranger who read an address on paper hears how they come in."""
    is_address = name in SHOWS.values()
    return (
        "start-stranger" if is_address and who == matrix.cast["stranger"] else "refused-not-found"
    )


@pytest.mark.parametrize("name", LED)
def test_our_links_open_to_somebody(matrix: Matrix, name: str) -> None:
    """The other side of it: whoever a row belongs to reads what stands behind its link."""
    people, rows = matrix.people_here.values(), matrix.ours.ids(noun(LINKS[name]))
    said = {_follows(matrix, who, name, row_id).said for who in people for row_id in rows}
    assert [each for each in said if not each.startswith(zh("refused-not-found"))]


def _follows(matrix: Matrix, who: Somebody, name: str, rest: object) -> Outcome:
    return matrix.hear(matrix.speech.command(who, "start", actions.payload(name, rest)))


NASTY = [
    "x" * 64,
    "_" * 64,
    "-" * 64,
    "claim-details_",
    "claim-details_-1",
    "claim-details_１２",
    "claim-details_99999999999999999999",
    "claim-details_999999999999",
    "wish-show_999999999999",
    "wish-show_2147483648",
    "wish-show_1_2",
    "invite-use_" + "A" * 62,
    "invite-use_%00",
    "好" * 5000,
    "<b>&</b>" * 600,
    "\u200b\u200d\u202e" * 20,
    "1" * 5000,
    "2030-" + "9" * 400,
    "'; DROP TABLE wish; --",
    "{name} { $name } %s {0}",
    string.printable,
]


@pytest.mark.parametrize("name", NAMES)
def test_nothing_that_is_typed_breaks_a_command(matrix: Matrix, name: str) -> None:
    """64 letters of junk, 5,000 of anything, mark-up, what cannot be seen: no failure."""
    group, worker = matrix.ours.group.external_id, matrix.ours.worker
    for who, place in ((matrix.cast["stranger"], ""), (worker, ""), (worker, group)):
        for rest in NASTY:
            outcome = matrix.hear(matrix.speech.command(who, name, rest, place))
            assert set(outcome.changes) - {"outbox"} <= ABOUT_ONESELF


def test_names_that_cannot_be_seen(matrix: Matrix) -> None:
    """Whose name is nothing but invisible letters has one that others can read."""
    listed = matrix.hear(matrix.speech.command(matrix.ours.worker, "neighbours"))
    labels = listed.said.splitlines()[1:]
    assert all(label.strip("\u200b\u200d\u2060 ") for label in labels)
    assert max(len(label) for label in labels) <= 40


# -- invitations ---------------------------------------------------------------------------------


def test_a_link_is_worth_no_more_than_its_maker(matrix: Matrix) -> None:
    """Whoever was an admin cannot become one again by a link made in time."""
    home, fired, friend = matrix.ours.home, matrix.fired, matrix.friend

    def work(session: Session) -> None:
        token = invites.make(session, home, Role.ADMIN, by=fired.id)
        kept = invites.make(session, home, Role.DONOR, by=fired.id)
        assert invites.use(session, friend.id, kept).role is Role.DONOR
        memberships.revoke(session, home, fired.id, Role.ADMIN, matrix.ours.worker.id)
        for each in (fired, friend):
            with pytest.raises(InviteSpent), session.begin_nested():
                invites.use(session, each.id, token)

    matrix.undone(work)


def test_tokens_are_not_guessed(matrix: Matrix) -> None:
    """What differs by a letter is no invitation; what is right is."""
    token, stranger = matrix.ours.invite, matrix.cast["stranger"]
    for wrong in (token[:-1], token[1:], token[::-1], f"{token}A", "", "%"):
        outcome = matrix.hear(
            matrix.speech.command(stranger, "start", actions.payload("invite.use", wrong))
        )
        assert outcome.plain == (zh("refused-invite-spent"), [])
    right = matrix.hear(
        matrix.speech.command(stranger, "start", actions.payload("invite.use", token))
    )
    assert "role_grant" in right.changes
