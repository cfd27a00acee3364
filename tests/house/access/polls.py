"""What neighbours decide together."""

from datetime import timedelta

from storage.engine import clock
from storage.polls import polls, votes
from storage.polls.polls import Ballot, NewPoll, PollState, Showing, Voice
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    STAFF,
    Life,
    begun,
    breaks,
    buttons,
    commands,
    doors,
    family,
    lives,
    says,
    told,
)

buttons(ALL, "poll.vote poll.show")
buttons(STAFF, "poll.close poll.who")
commands(STAFF, "poll")
commands(ALL, "polls")
doors("poll", polls.for_reader, polls.for_staff)

says("poll.vote", "0", "1")
says("poll.close", "ask", "keep", "sure")

told("PollOver", "HomeHasVoted", "NoSuchOption", "NotForAll", "TooFewOptions", "NoTimeLeft")

breaks(
    "a poll is over without a moment, or has one and is not",
    "UPDATE poll SET ended_at = written_at WHERE state = 'open'",
)
breaks(
    "a hidden ballot is over, and who chose what is there still",
    "UPDATE poll SET ballot = 'hidden' WHERE state = 'over'",
)
breaks(
    "a vote in another community's poll",
    "UPDATE poll_vote SET community_id = community_id + 1",
)

family("poll-voice-{}", *Voice)
family("poll-ballot-{}", *Ballot)
family("poll-figures-{}", *Showing)
family("poll-is-{}", PollState.OPEN, *votes.Result)
family("poll-result-{}", *votes.Result)

begun("poll.write", where="1", what="=x", options="=a\nb")


@lives
def decides_together(make: Make, life: Life) -> None:
    """One that runs and one that is over, both by name, and somebody chose in both."""
    ends = clock.now() + timedelta(days=3)
    asked = f"{life.name}的旧自行车怎么办？"
    new = NewPoll(life.home, asked, ("车棚", "搬走"), ends, Voice.HOUSEHOLD, Ballot.NAMED)
    running, over = (make.act(life.worker, polls.ask, new) for _ in range(2))
    for each in (running, over):
        make.act(life.owner, votes.cast, each.key, 0)
    make.act(life.worker, votes.close, over.key)
    life.rows["poll"] = [running, over]
