"""Two communities with a life of their own, and somebody of each role who presses everything."""

from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from sqlmodel import Session

from bot.hearing.inbox import Undone, answer
from bot.messages import Action, Incoming
from bot.register import actions
from storage.community.groups import Purpose
from storage.community.memberships import Role
from storage.engine.database import Database, Work, _in_session
from tests.harness.make import Make, Somebody
from tests.harness.tables import Dump, changed, dump, written
from tests.harness.wire import Speech, Wire, shown
from tests.house.access.declared import LIVES, Life

T = TypeVar("T")

OURS, THEIRS = "幸福里", "桂花苑"
MARK = "桂"  # stands in every word of the other community, and in no other
PRESENCE = frozenset({"inbox", "person", "account"})  # that somebody spoke


def live(database: Database, name: str, number: int) -> tuple[Make, Life]:
    """A community in which everything has happened once; `number` keeps addresses apart."""
    make = Make(database)
    make._seen = 1000 * number
    make.home = make.community(name)
    owner = make.wang = make.person(f"{name}王阿姨")
    worker = make.chen = make.person(f"{name}小陈", Role.ADMIN)
    claimer = make.li = make.person(f"{name}李明", Role.PARTY_MEMBER)
    group, office = make.group(), make.group(Purpose.WORKERS)
    life = Life(name, make.home, owner, worker, claimer, group, office)
    for happens in LIVES:
        happens(make, life)
    return make, life


class Matrix:
    """Presses anything as anybody anywhere, and undoes it."""

    def __init__(self, database: Database) -> None:
        self.database, self.wire, self.speech = database, Wire(), Speech()
        self.make, self.ours = live(database, OURS, 1)
        _, self.theirs = live(database, THEIRS, 2)
        self.cast: dict[str, Somebody] = {
            str(role): self.make.person(f"{role}", role) for role in Role
        }
        self.cast["stranger"] = self.make.person("stranger", None)
        self.both = self.make.person("两边的人", Role.ADMIN)
        self.ghost = self.make.person("\u200b\u200d\u2060")
        self.loud = self.make.person("<b>王&</b>" * 40)
        self.fired, self.friend = self.make.person("旧负责人", Role.ADMIN), self.make.person("朋友")
        for who in (self.ghost, self.loud):  # their names are read when they speak
            database.transact_now(partial(self._speaks, who))
        self.begin: Dump = database.read_now(lambda session: dump(session, PRESENCE))
        self._connection = database.engine.connect()

    def _speaks(self, who: Somebody, session: Session) -> None:
        answer(session, self.speech.command(who, "help"), self.wire)

    @property
    def people_here(self) -> dict[str, Somebody]:
        """Everybody of ours, by role or by what they have to do with a row."""
        of_rows = {"owner": self.ours.owner, "claimer": self.ours.claimer}
        return self.cast | of_rows | self.ours.people

    def press(
        self, who: Somebody, verb: str, row_id: int, arg: str = "", group: str = ""
    ) -> "Outcome":
        return self.hear(self.speech.tap(who, actions.sign(Action(verb, row_id, arg)), group))

    def hear(self, incoming: Incoming) -> "Outcome":
        """What comes of an event; afterwards nothing has happened."""

        def work(session: Session) -> Outcome:
            before = written(self._connection)
            try:
                said = shown(answer(session, incoming, self.wire))
            except Undone as undone:
                return Outcome(shown(undone.reply), {})
            session.flush()
            if written(self._connection) == before:
                return Outcome(said, {})
            return Outcome(said, changed(self.begin, dump(session, PRESENCE)))

        return self.undone(work)

    def undone(self, work: Work[T]) -> T:
        """Do it, here and at once, and take it back: there are thousands of presses, and none has
        to wait for a commit or for another thread."""
        with self._connection.begin() as everything:
            try:
                return _in_session(self._connection, work)
            finally:
                everything.rollback()

    def close(self) -> None:
        self._connection.close()
        self.database.close()


@dataclass(frozen=True)
class Outcome:
    """What somebody reads, and which rows it changed."""

    said: str
    changes: dict[str, list[str]]

    @property
    def plain(self) -> tuple[str, list[str]]:
        return self.said, sorted(self.changes)
