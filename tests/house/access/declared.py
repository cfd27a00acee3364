"""What a subject says of itself to those who press everything: whose its buttons and commands are,
what they carry, and what happens in a community that has used all of it; and to those who break
everything: how its rules are broken, and in which refusals its stories end."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session

from bot.register import actions
from bot.register.buttons import CommunityFor, Press, community, nothing
from bot.register.links import LINKS, Link
from storage.community import memberships
from storage.community.groups import Group, Purpose
from storage.community.memberships import Role
from storage.engine import packages
from tests.harness.make import Make, Somebody

ALL = frozenset(str(role) for role in Role)
STAFF = frozenset({"worker", "admin"})
ANYBODY = ALL | {"stranger"}
ABSENT = 987_654_321  # a row that nobody has


@dataclass
class Life:
    """A community: its people, its groups, and the rows of every noun that a button is about."""

    name: str
    home: int
    owner: Somebody
    worker: Somebody
    claimer: Somebody
    group: Group
    office: Group
    people: dict[str, Somebody] = field(default_factory=dict)  # whoever else has to do with a row
    rows: dict[str, list[Any]] = field(default_factory=dict)
    invite: str = ""

    def ids(self, noun: str) -> list[int]:
        """Every row of this community that a button may be about."""
        fixed = {"community": [self.home], "nothing": [0]}
        return fixed.get(noun) or [row.id for row in self.rows[noun]]


Arguments = Callable[[Life, int], list[str]]
Typed = Callable[[Life], list[str]]
Live = Callable[[Make, Life], None]

WHOSE: dict[str, frozenset[str]] = {}
COMMANDS: dict[str, frozenset[str]] = {}
NEEDED: dict[str, str] = {}  # what a command needs behind it to answer at all
TYPED: dict[str, list[Typed]] = defaultdict(list)
NOUNS: dict[Any, str] = {community: "community", nothing: "nothing"}
ARGUMENTS: dict[str, Arguments] = {}
LIVES: list[Live] = []
BREAKS: dict[str, list[str]] = {}
FAMILIES: dict[str, Callable[[], set[str]]] = {}  # keys that are put together, and what they become
BEGUN: dict[str, list[dict[str, str]]] = {}
PROBED: dict[str, "Probed"] = {}  # the row that a flow is about, when it is tried
Probed = Callable[[Session, int, int], int]  # of a community and a worker of it
ABOUT_ONESELF: set[str] = set()  # tables that may change by whatever one says to a command
TOLD: set[str] = set()
OF_THE_PLACE: set[str] = set()  # commands and buttons about the group in which they are said


def buttons(whose: frozenset[str], verbs: str) -> None:
    """Whose these buttons are in their own community; "owner", "claimer" and the like are the
    people of the row."""
    for verb in verbs.split():
        assert verb not in WHOSE, verb
        WHOSE[verb] = whose


def commands(whose: frozenset[str], names: str, needs: str = "") -> None:
    """Who is answered when they say these commands, with `needs` behind them."""
    for name in names.split():
        assert name not in COMMANDS, name
        COMMANDS[name], NEEDED[name] = whose, needs


def typed(name: str, what: Typed) -> None:
    """What one may write behind a command about a community's rows, kindly meant and not."""
    TYPED[name].append(what)


def family(key: str, *members: object) -> None:
    """What a key that the code puts together can become, as "role-{}" of all roles."""
    assert key not in FAMILIES, key
    made = {key.format(str(each).replace("_", "-")) for each in members}
    FAMILIES[key] = lambda: made


def begun(flow: str, **answers: str) -> None:
    """Answers with which a flow is tried as well: what they lead to is not met at all hours."""
    BEGUN.setdefault(flow, []).append(answers)


def about_oneself(*tables: str) -> None:
    """Tables in which words to a command may leave something, for whoever said them alone."""
    ABOUT_ONESELF.update(tables)


def probed(flow: str) -> Callable[[Probed], Probed]:
    """Register what makes the row that a flow is about, to try it."""

    def register(make: Probed) -> Probed:
        assert flow not in PROBED, flow
        PROBED[flow] = make
        return make

    return register


def doors(noun: str, *found_by: Any) -> None:
    """Of which noun the rows are that these doors find."""
    assert not set(found_by) & set(NOUNS), noun
    NOUNS.update(dict.fromkeys(found_by, noun))


def says(verb: str, *arguments: str) -> None:
    """What a button of this verb carries, in all its forms."""
    says_of_row(verb, lambda life, row_id: list(arguments))


def says_of_row(verb: str, arguments: Arguments) -> None:
    """The same, where it depends on the community or on the row."""
    assert verb not in ARGUMENTS, verb
    ARGUMENTS[verb] = arguments


def lives(live: Live) -> Live:
    """What happens of this subject in a community in which everything has happened once."""
    LIVES.append(live)
    return live


def breaks(rule: str, *statements: str) -> None:
    """How rows that `lives` made come to break a rule, behind the verbs' back."""
    assert rule not in BREAKS, rule
    BREAKS[rule] = list(statements)


def told(*refusals: str) -> None:
    """Refusals that the subject's own stories meet."""
    TOLD.update(refusals)


# -- what is asked of it -------------------------------------------------------------------------


def load() -> None:
    """Import every subject's module."""
    packages.load("tests.house.access")


BY_HAND = {"community", "forms", "records", "wishes"}  # lived through by tests of one matter


def others_live(make: Make, *people: Somebody) -> None:
    """All that happens in every other subject, to an owner, a worker and a claimer of one
    community."""
    load()
    others = [live for live in LIVES if live.__module__.rpartition(".")[2] not in BY_HAND]
    if others:
        owner, worker, claimer = people or (make.wang, make.chen, make.li)
        rooms = make.group(by=worker), make.group(Purpose.WORKERS, by=worker)
        home = make.do(memberships.homes, worker.id)[0]
        life = Life(owner.name, home, owner, worker, claimer, *rooms)
        for happens in others:
            happens(make, life)


def noun(press: Press | Link) -> str:
    if isinstance(press.door, CommunityFor):
        return "community"
    return NOUNS[press.door]  # a new kind of door is to be told apart by its subject


def arguments(verb: str, life: Life, row_id: int) -> list[str]:
    """What a button of this verb says about this row."""
    return ARGUMENTS[verb](life, row_id) if verb in ARGUMENTS else [""]


def after(name: str, life: Life) -> list[str]:
    """What one may write behind a command; behind /start also every link to a row."""
    links = [
        actions.payload(link.name, row_id)
        for link in LINKS.values()
        if name == "start" and link.door
        for row_id in (*life.ids(noun(link)), ABSENT)
    ]
    return ["", *links, *_each(what(life) for what in TYPED[name])]


def _each(many: Iterable[list[str]]) -> list[str]:
    return [one for some in many for one in some]
