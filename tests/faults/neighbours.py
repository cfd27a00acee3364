"""A wish in a few plain dictionaries: what the neighbourhood agreed on, without a database."""

from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import NamedTuple

from storage.engine import clock

LIMIT = 3  # live claims of a person
OFTEN = 2  # given up so often, one goes last
WEEK = timedelta(days=7)  # to bring it
FARTHEST = timedelta(days=90)  # a new day
MOVES = 2  # before a worker is asked
GRACE = timedelta(days=2)  # past the agreed day
FORGIVEN = timedelta(days=60)
REMEMBERED = timedelta(days=90)
ZONE = "Asia/Shanghai"


@dataclass
class Term:
    """Until when somebody will bring it, how often that was moved, and the day a worker is asked
    for."""

    day: date
    moved: int = 0
    wanted: date | None = None

    def move(self, day: date) -> None:
        self.day, self.moved, self.wanted = day, self.moved + 1, None


class Brought(NamedTuple):
    """What somebody says that they brought."""

    who: str
    many: int
    term: Term


@dataclass(eq=False)
class Wished:
    """One wish, as a child would keep it with coins on a table."""

    owner: str
    wanted: int
    promised: dict[str, int] = field(default_factory=dict)
    terms: dict[str, Term] = field(default_factory=dict)  # agreed with whoever promised
    asked: set[str] = field(default_factory=set)  # on that day
    held_up: set[str] = field(default_factory=set)  # the resident said that something is wrong
    brought: dict[int, Brought] = field(default_factory=dict)  # by the number of its claim
    done: int = 0
    queue: list[str] = field(default_factory=list)
    offers: dict[str, int] = field(default_factory=dict)
    title: str = ""  # what it is called now, since somebody thought again
    gone: str = ""  # how it ended before it came true

    def promise(self, who: str, many: int, term: Term | None = None) -> None:
        """So many, or so many more."""
        if who not in self.promised:
            self.terms[who] = term or Term(clock.today(ZONE) + WEEK)
        self.promised[who] = self.promised.get(who, 0) + many

    def less(self, who: str, many: int) -> None:
        self.promised[who] -= many
        if not self.promised[who]:
            del self.promised[who], self.terms[who]
            self.asked.discard(who)
            self.held_up.discard(who)

    def bring(self, who: str, many: int, claim: int) -> None:
        """All of it, or a part that is a claim of its own from then on."""
        self.brought[claim] = Brought(who, many, replace(self.terms[who], wanted=None))
        self.less(who, many)

    def take_back(self, claim: int) -> None:
        """It has not come, the resident says: it is promised as it was."""
        who, many, term = self.brought.pop(claim)
        self.promise(who, many, term)
        self.held_up.add(who)

    def hand(self, who: str, to: str, many: int) -> None:
        """To somebody who has a week, or what time was left."""
        day = max(clock.today(ZONE) + WEEK, self.terms[who].day)
        self.less(who, many)
        self.promise(to, many, Term(day))

    @property
    def claimed(self) -> int:
        return sum(self.promised.values()) + self.delivered

    @property
    def delivered(self) -> int:
        return sum(each.many for each in self.brought.values()) + self.done

    @property
    def offered(self) -> int:
        return sum(self.offers.values())

    @property
    def free(self) -> int:
        return 0 if self.gone else self.wanted - self.claimed - self.offered

    @property
    def fewest(self) -> int:
        """What is promised or offered stays, and something is still to be brought."""
        held = self.claimed + self.offered
        return max(held, self.delivered + 1)

    @property
    def goes_on(self) -> bool:
        return self.state in ("open", "claimed", "delivered")

    @property
    def state(self) -> str:
        if self.gone:
            return self.gone
        if self.done == self.wanted:
            return "confirmed"
        if self.delivered == self.wanted:
            return "delivered"
        return "claimed" if self.free == 0 else "open"


@dataclass
class Corner:
    """All wishes, and what is remembered of people."""

    wishes: list[Wished] = field(default_factory=list)
    gave_up: list[tuple[str, datetime]] = field(default_factory=list)
    let_down: dict[str, datetime] = field(default_factory=dict)

    def held_by(self, who: str) -> int:
        return sum(who in wish.promised for wish in self.wishes)

    def may_claim(self, who: str, wish: Wished, many: int) -> bool:
        has_room = self.held_by(who) < LIMIT and who not in wish.promised
        return wish.state == "open" and who != wish.owner and has_room and many <= wish.free

    def may_wait(self, who: str, wish: Wished) -> bool:
        is_there = who in wish.promised or who in wish.queue or who in wish.offers
        return wish.state == "claimed" and who != wish.owner and not is_there

    def may_accept(self, who: str, wish: Wished) -> bool:
        return who in wish.offers and (who in wish.promised or self.held_by(who) < LIMIT)

    def give_up(self, who: str, wish: Wished) -> None:
        self.gave_up.append((who, clock.now()))
        self.free(who, wish)

    def free(self, who: str, wish: Wished) -> None:
        """What they held is offered to whoever waits; a worker's doing counts against nobody."""
        wish.less(who, wish.promised[who])
        self.offer(wish)

    def may_move(self, wish: Wished, who: str, day: date) -> bool:
        term, today = wish.terms[who], clock.today(ZONE)
        return max(term.day, today) < day <= today + FARTHEST and day != term.wanted

    def silent(self) -> list[tuple[Wished, str]]:
        """Whose day passed without a word, and a later one that they asked for as well."""
        today = clock.today(ZONE)
        late = today - GRACE
        return [
            (wish, who)
            for wish in self.wishes
            for who in wish.asked - wish.held_up
            if wish.terms[who].day < late and (wish.terms[who].wanted or date.min) < today
        ]

    def ask(self) -> None:
        """Whoever has not brought it on the day is asked."""
        for wish in self.wishes:
            today = clock.today(ZONE)
            wish.asked |= {who for who, term in wish.terms.items() if term.day <= today}

    def lapse(self) -> None:
        """Nobody answered in time: the next is asked."""
        for wish in self.wishes:
            for who in list(wish.offers):
                del wish.offers[who]
                self.offer(wish)

    def offer(self, wish: Wished) -> None:
        """What is free goes down the list, one piece each."""
        for who in sorted(wish.queue, key=self.rank):
            if wish.free and wish.state == "open":
                wish.queue.remove(who)
                wish.offers[who] = 1

    def rank(self, who: str) -> int:
        now = clock.now()
        often = sum(each == who and at > now - FORGIVEN for each, at in self.gave_up)
        if often >= OFTEN:
            return 2
        let_down = self.let_down.get(who)
        return 0 if let_down and let_down > now - REMEMBERED else 1

    def recount(self, wish: Wished, many: int) -> None:
        """So many are wanted from now on; whoever waits is asked about more."""
        wish.wanted = many
        self.offer(wish)

    def waits_in_line(self, wish: Wished) -> list[str]:
        """Who would go on with a claim, in turn."""
        return [who for who in sorted(wish.queue, key=self.rank) if who not in wish.promised]

    def expire(self, wish: Wished) -> None:
        """Nobody came for what is left: what is promised is the wish."""
        for who in {*wish.queue, *wish.offers}:
            self.let_down[who] = clock.now()
        wish.queue, wish.offers = [], {}
        if wish.claimed:
            wish.wanted = wish.claimed
        else:
            wish.gone = "expired"

    def over(self, wish: Wished) -> None:
        """Whoever held it still or waited for it, did so in vain."""
        for who in {*wish.promised, *wish.queue, *wish.offers}:
            self.let_down[who] = clock.now()
        wish.queue, wish.offers = [], {}
        for who, many in list(wish.promised.items()):
            wish.less(who, many)

    def call_off(self, wish: Wished, how: str) -> None:
        """What was not brought ends; what was, is the wish."""
        self.over(wish)
        if wish.delivered:
            wish.wanted = wish.delivered
        else:
            wish.gone = how
