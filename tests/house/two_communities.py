"""Two communities with a life of their own, and somebody of each role who presses everything."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from typing import Any, TypeVar

from sqlmodel import Session, select

from bot.handlers.forms import questions
from bot.hearing.inbox import Undone, answer
from bot.messages import Action, Incoming
from bot.register import actions
from bot.register.buttons import Press, administered, community, nothing, staffed
from storage.community import invites, settings
from storage.community.groups import Group, Purpose
from storage.community.history import Entry
from storage.community.memberships import Role
from storage.engine import clock
from storage.engine.database import Database, Work, _in_session
from storage.messaging import conversations, outbox
from storage.records.worklist import Part
from storage.wishes import (
    alarms,
    change_review,
    changes,
    claiming,
    claims,
    confirmations,
    deadlines,
    deliveries,
    handovers,
    in_person,
    releases,
    review,
    waiting_list,
    wishes,
)
from storage.wishes.claims import Claim, Matter, ReleaseReason
from storage.wishes.deliveries import NewDelivery
from storage.wishes.wishes import Wish
from tests.harness.make import Make, Somebody
from tests.harness.tables import Dump, changed, dump, written
from tests.harness.wire import Speech, Wire, shown

T = TypeVar("T")

OURS, THEIRS = "幸福里", "桂花苑"
MARK = "桂"  # stands in every word of the other community, and in no other
ABSENT = 987_654_321
PRESENCE = frozenset({"inbox", "person", "account"})  # that somebody spoke
NOUNS = {
    wishes.owned_by: "wish",
    wishes.seen_by: "wish",
    claiming.within_reach: "wish",
    review.to_moderate: "wish",
    claims.held_by: "claim",
    alarms.for_staff: "alarm",
    claims.awaited_by: "claim",
    claims.moderated_by: "claim",
    deadlines.answered_by: "claim",
    handovers.movable_by: "claim",
    handovers.asked_of: "handover",
    waiting_list.held_by: "place",
    changes.proposed_to: "change",
    change_review.to_look_at: "change",
    settings.changed_by: "line",
    deliveries.thanked_by: "claim",
    community: "community",
    staffed: "community",
    administered: "community",
    questions.own: "talk",
    nothing: "nothing",
}


@dataclass
class Life:
    """A community: its people, its groups, a wish and a claim in every state."""

    home: int
    owner: Somebody
    worker: Somebody
    claimer: Somebody
    group: Group
    office: Group
    friend: Somebody | None = None  # who is asked to go on with a claim, and waits for another
    wishes: list[Wish] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    talk: int = 0
    alarms: list[int] = field(default_factory=list)
    handovers: list[int] = field(default_factory=list)
    places: list[int] = field(default_factory=list)
    changes: list[int] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    invite: str = ""

    def ids(self, noun: str) -> list[int]:
        """Every row of this community that a button may be about."""
        rows = {"wish": [w.key for w in self.wishes], "claim": [c.key for c in self.claims]}
        rows |= {"alarm": self.alarms, "handover": self.handovers}
        rows |= {"place": self.places, "change": self.changes, "line": self.lines}
        return (rows | {"community": [self.home], "talk": [self.talk], "nothing": [0]})[noun]


def _open_form(session: Session, person_id: int, home: int) -> conversations.Conversation:
    """Half filled in, and shown once more just now: no command brings it back by itself."""
    talk = conversations.open_one(session, person_id, "wish.post", 0, home)
    conversations.remind(session, talk)
    return talk


def live(database: Database, name: str, number: int) -> tuple[Make, Life]:
    """A community in which everything has happened once; `number` keeps addresses apart."""
    make = Make(database)
    make._seen = 1000 * number
    make.home = make.community(name)
    owner = make.wang = make.person(f"{name}王阿姨")
    worker = make.chen = make.person(f"{name}小陈", Role.ADMIN)
    claimer = make.li = make.person(f"{name}李明", Role.PARTY_MEMBER)
    group, office = make.group(), make.group(Purpose.WORKERS)
    life = Life(make.home, owner, worker, claimer, group, office)
    told: dict[str, Any] = {"title": f"{name}的愿望", "story": f"{name}的缘由"}
    life.wishes = list(_in_every_state(make, told))
    life.claims = make.rows(Claim, community_id=make.home)
    make.act(owner, alarms.ring)
    life.alarms = [each.key for each in make.rows(alarms.Alarm, community_id=make.home)]
    _share(make, life)
    make.do(settings.change, worker.id, make.home, "live_claims", 3, 9)
    life.lines = [line.id or 0 for line in make.rows(Entry, what="adjusted", row_id=make.home)]
    life.talk = make.act(owner, _open_form, make.home).key
    life.invite = make.do(invites.make, make.home, Role.WORKER)
    make.do(_gives_up, name, life)
    return make, life


def _share(make: Make, life: Life) -> None:
    """A claimed wish whose owner proposes something else, whose claimer asks a neighbour and more
    time, and for which another neighbour waits."""
    wish = next(each for each in life.wishes if each.state is wishes.WishState.CLAIMED)
    friend = make.person(f"{life.owner.name}的邻居")
    claim = make.claim_on(wish)
    new = {"story": f"{life.owner.name}的新缘由"}
    life.changes = [make.act(life.owner, changes.propose, wish.key, new).key]
    other = next(each for each in life.wishes if each.state is wishes.WishState.OPEN)
    title = {"title": f"{life.owner.name}的另一个愿望"}
    life.changes.append(make.act(life.owner, change_review.hand_in, other.key, title).key)
    life.handovers = [make.act(life.claimer, handovers.ask, claim.key, friend.id).key]
    life.places = [make.act(friend, waiting_list.join, wish.key).key]
    life.friend = friend


def _gives_up(session: Session, name: str, life: Life) -> None:
    """Something that could not be told, for /trouble."""
    outbox.tell(session, name, 1, community=life.home, person=life.owner.id)
    told = session.exec(select(outbox.Told).filter_by(kind=name)).one()
    outbox.set_aside(session, told, outbox.OutboxState.DEAD, name)


def _in_every_state(make: Make, told: dict[str, Any]) -> Iterator[Wish]:
    chen, wang = make.chen, make.wang
    shown = make.claimed_wish(**told)
    brought = NewDelivery(make.claim_on(shown).key, ("a photo",), shows_photos=True)
    make.act(make.li, deliveries.deliver, brought)
    make.act(wang, confirmations.confirm, brought.claim_id)
    yield make.again(shown)
    yield make.act(chen, review.turn_down, make.wish(**told).key, "说明")
    yield make.act(chen, review.care_for, make.wish(**told).key)
    cared = make.act(chen, review.care_for, make.wish(**told).key)
    yield make.act(chen, in_person.helped, cared.key)
    yield make.act(wang, releases.call_off, make.wish(**told).key)
    yield make.act(wang, releases.call_off, make.claimed_wish(**told).key)
    given_back = make.claimed_wish(**told)
    make.act(make.li, releases.release, make.claim_on(given_back).key, ReleaseReason.NO_TIME)
    yield make.again(given_back)
    yield make.delivered_wish(**told)
    yield make.claimed_wish(**told)
    yield make.act(chen, review.send_back, make.wish(**told).key, "问一句")
    yield make.wish(**told)


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
        ours = self.ours
        assert ours.friend is not None
        of_rows = {"owner": ours.owner, "claimer": ours.claimer, "friend": ours.friend}
        return self.cast | of_rows

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


def noun(press: Press) -> str:
    return NOUNS[press.door]  # a new kind of door is to be told apart here


def arguments(verb: str, life: Life) -> list[str]:
    """What a button of this verb says, in all its forms."""
    person = life.claimer.id
    return {
        "wish.page": ["0=all", "1=goods"],
        "community.choose": ["queue", "wishes", "invite", "trouble", "neighbours", "wish"],
        "invite.make": [str(role) for role in Role],
        "role.list": [str(person)],
        "role.give": [f"{person}=donor", f"{person}=worker", f"{person}=admin"],
        "role.take": [f"{person}=party_member", f"{person}=worker"],
        "person.page": ["0=", "1=", f"0={person}:0:1"],
        "wish.disclose": ["", "give:share_phone", "take:share_place"],
        "group.bind": [str(purpose) for purpose in Purpose],
        "worklist.page": ["all", *(f"{part}=0" for part in Part)],
        "setting.list": ["", "days"],
        "setting.show": ["language", "live_claims", "name", "zone"],
        "setting.set": ["language=en:zh"],
        "statistics.month": [f"{clock.now():%Y-%m}"],
        "claim.release": ["ask", "keep", *(str(reason) for reason in ReleaseReason)],
        "claim.phoned": ["no", "other", "1"],
        "claim.dispute": [str(matter) for matter in Matter if matter],
        "wish.withdraw": ["ask", "sure"],
        "place.answer": ["accept", "decline", "leave"],
        "handover.answer": ["accept", "decline"],
        "change.answer": ["accept", "give_up"],
        "change.decide": ["yes", "bare", "no"],
        "claim.later": ["yes=2030-03-09", "no=2030-03-09"],
        "claim.take-back": ["ask", "keep", "sure"],
        "wish.helped": ["ask", "keep", "sure"],
        "wish.close": ["ask", "keep", *(str(reason) for reason in wishes.CloseReason)],
        "form.answer": ["_cancel", "_show", "_edits", "_back", "kind=goods"],
        "person.language": ["en", "zh"],
        "person.forget": ["keep"],
    }.get(verb, [""])


def revisions(verb: str, life: Life, row_id: int) -> list[str]:
    """Review's buttons carry the revision that they show."""
    acts = ("approve", "care", "set-apart", "ask-owner", "refuse", "reword", "show")
    of_review = {f"wish.{act}" for act in acts}
    if verb not in of_review:
        return arguments(verb, life)
    return [str(wish.revision) for wish in life.wishes if wish.key == row_id] or ["1"]
