"""A question is asked, chosen, changed and ended; each voice counts once."""

from datetime import timedelta
from functools import partial

import pytest

from scheduler import polls as jobs
from storage.community import moves, posted_cards, residency
from storage.community.addresses import Address
from storage.community.groups import Purpose
from storage.engine import clock
from storage.engine.errors import NotAllowed, NotFound
from storage.polls import polls, votes
from storage.polls.polls import Ballot, NewPoll, Poll, PollState, Voice
from storage.polls.votes import Vote
from storage.records import personal_data
from tests.harness.make import Make, Somebody, at_once

DAY = timedelta(days=1)
DOOR = Address("3号楼", "2单元501", is_whole=True)
assert jobs


def asked(make: Make, **how: object) -> Poll:
    new = NewPoll(make.home, "旧自行车怎么办？", ("车棚", "搬走"), clock.now() + 3 * DAY, **how)  # type: ignore[arg-type]
    return make.act(make.chen, polls.ask, new)


def counts(make: Make, poll: Poll) -> list[int]:
    return make.do(lambda session: votes.counts(session, session.get_one(Poll, poll.key)))


def chooses(make: Make, who: Somebody, poll: Poll, option: int) -> None:
    make.act(who, votes.cast, poll.key, option)


def test_a_voice_is_changed_until_the_end(make: Make) -> None:
    """王阿姨 changes her mind; after the end nobody does, and the figure stands."""
    poll = asked(make)
    chooses(make, make.wang, poll, 0)
    chooses(make, make.li, poll, 0)
    chooses(make, make.wang, poll, 1)
    assert counts(make, poll) == [1, 1]
    clock.travel(3 * DAY)
    with pytest.raises(polls.PollOver):
        chooses(make, make.wang, poll, 0)
    assert make.do(votes.end_due) == 1
    assert make.do(votes.end_due) == 0
    assert (counts(make, poll), make.rows(Vote)) == ([1, 1], [])
    assert votes.result(make.again(poll)) is votes.Result.TIED
    assert make.kinds(make.chen)[1:] == ["poll.ended"]


def test_a_household_has_one_voice(make: Make) -> None:
    """Whoever was first can change it; the other is told who it was, masked; whoever has no home
    that we know of is one of their own."""
    poll = asked(make, voice=Voice.HOUSEHOLD)
    for who in (make.wang, make.li):
        make.act(make.chen, moves.note, make.home, who.id, DOOR)
    chooses(make, make.wang, poll, 0)
    with pytest.raises(votes.HomeHasVoted) as no:
        chooses(make, make.li, poll, 1)
    assert no.value.shown == {"name": "王**"}
    chooses(make, make.wang, poll, 1)
    for who in (make.sun, make.zhao):
        chooses(make, who, poll, 0)
    assert counts(make, poll) == [2, 1]


def test_each_person_of_a_household_has_a_voice_where_people_count(make: Make) -> None:
    poll = asked(make)
    for who in (make.wang, make.li):
        make.act(make.chen, moves.note, make.home, who.id, DOOR)
        chooses(make, who, poll, 0)
    assert counts(make, poll) == [2, 0]


@pytest.mark.both
def test_two_of_a_household_at_once_are_one_voice(make: Make) -> None:
    """And three taps of one person are one, whatever they choose."""
    poll = asked(make, voice=Voice.HOUSEHOLD)
    for who in (make.wang, make.li):
        make.act(make.chen, moves.note, make.home, who.id, DOOR)
    taps = [(make.wang, 0), (make.li, 1), (make.sun, 0), (make.sun, 1), (make.sun, 0)]

    def tap(who: Somebody, option: int) -> bool:
        try:
            chooses(make, who, poll, option)
        except votes.HomeHasVoted:
            return False
        return True

    said = at_once([partial(tap, *each) for each in taps])
    assert sorted(said[:2]) == [False, True]
    assert said[2:] == [True] * 3
    assert sum(counts(make, poll)) == 2


@pytest.mark.both
def test_what_is_chosen_as_it_ends_counts_or_is_refused(make: Make) -> None:
    """Five neighbours tap while 小陈 ends it: whoever was told yes is in the figure."""
    poll = asked(make)
    voters = [make.person(f"邻居{each}") for each in range(5)]

    def tap(who: Somebody) -> bool:
        try:
            chooses(make, who, poll, 0)
        except polls.PollOver:
            return False
        return True

    def close() -> bool:
        make.act(make.chen, votes.close, poll.key)
        return False

    said = at_once([*(partial(tap, who) for who in voters[:3]), close, partial(tap, voters[3])])
    assert counts(make, poll) == [said.count(True), 0]
    assert make.rows(Vote) == []


@pytest.mark.both
def test_two_workers_end_it_once(make: Make) -> None:
    poll = asked(make)

    def close() -> bool:
        try:
            make.act(make.chen, votes.close, poll.key)
        except polls.PollOver:
            return False
        return True

    assert sorted(at_once([close, close])) == [False, True]


def test_who_chose_what_is_for_workers_and_named_ballots(make: Make) -> None:
    """Of a secret one nobody can tell; of a named one it goes after some months, the figure
    stays."""
    secret, named = asked(make), asked(make, ballot=Ballot.NAMED)
    for poll in (secret, named):
        chooses(make, make.wang, poll, 1)
    assert make.act(make.chen, votes.who_chose, named.key) == [[], ["王阿姨"]]
    for who, poll in ((make.chen, secret), (make.wang, named), (make.foreign_worker, named)):
        with pytest.raises(NotFound):
            make.act(who, votes.who_chose, poll.key)
    make.act(make.chen, votes.close, named.key)
    clock.travel(89 * DAY)
    make.do(votes.forget_old, make.home)
    assert make.act(make.chen, votes.who_chose, named.key) == [[], ["王阿姨"]]
    clock.travel(2 * DAY)
    make.do(votes.forget_old, make.home)
    assert make.act(make.chen, votes.who_chose, named.key) == [[], []]
    assert counts(make, named) == [0, 1]


def test_strangers_and_neighbours_ask_nothing(make: Make) -> None:
    new = NewPoll(make.home, "怎么办？", ("好", "不好"), clock.now() + DAY)
    with pytest.raises(NotAllowed):
        make.act(make.wang, polls.ask, new)
    with pytest.raises(NotFound):
        make.act(make.foreign_worker, polls.ask, new)
    poll = asked(make)
    with pytest.raises(NotFound):
        chooses(make, make.foreign_worker, poll, 0)
    with pytest.raises(votes.NoSuchOption):
        chooses(make, make.wang, poll, 2)


@pytest.mark.parametrize(
    ("question", "options", "days", "no"),
    [
        ("找13812345678的车", ("好", "不好"), 1, polls.NotForAll),
        ("怎么办？", ("好",), 1, polls.TooFewOptions),
        ("怎么办？", ("好", "好"), 1, polls.TooFewOptions),
        ("怎么办？", tuple("一二三四五六七八九"), 1, polls.TooFewOptions),
        ("怎么办？", ("好", "很" * 41), 1, polls.TooFewOptions),
        ("怎么办？", ("好", "不好"), 0, polls.NoTimeLeft),
        ("怎么办？", ("好", "不好"), 61, polls.NoTimeLeft),
    ],
)
def test_what_is_asked_of_nobody(
    make: Make, question: str, options: tuple[str, ...], days: int, no: type[Exception]
) -> None:
    new = NewPoll(make.home, question, options, clock.now() + days * DAY)
    with pytest.raises(no):
        make.act(make.chen, polls.ask, new)


def test_whoever_is_no_neighbour_any_more_decides_nothing(make: Make) -> None:
    """What runs is decided without them; a figure that stands, stands."""
    running, over = asked(make), asked(make, ballot=Ballot.NAMED)
    for poll in (running, over):
        chooses(make, make.wang, poll, 0)
        chooses(make, make.li, poll, 0)
    make.act(make.chen, votes.close, over.key)
    make.do(residency.left, make.home, make.wang.id)
    assert (counts(make, running), counts(make, over)) == ([1, 0], [2, 0])
    make.act(make.li, personal_data.forget)
    assert (counts(make, running), counts(make, over)) == ([0, 0], [2, 0])
    assert make.rows(Vote, person_id=make.li.id) == []


def test_it_stands_in_the_groups_of_the_neighbours(make: Make) -> None:
    """Not in the workers'; one that is new to us, and one that we come back to, gets it too."""
    rooms = [make.group(), make.group(Purpose.NOTICES)]
    office = make.group(Purpose.WORKERS)
    poll = asked(make)
    assert [make.kinds(group_id=each.key) for each in rooms] == [["poll.card"]] * 2
    new = make.group()
    make.do(posted_cards.show_all, make.home, new.key, Purpose.WISHES)
    assert make.kinds(group_id=new.key) == ["poll.card"]
    make.do(posted_cards.returned, office.key)
    assert make.kinds(group_id=office.key) == []
    assert make.do(lambda s: s.get_one(Poll, poll.key).state) is PollState.OPEN
