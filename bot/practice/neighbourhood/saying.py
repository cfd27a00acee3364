"""What the worker says to everybody in that week, what is handed out, what is decided together."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session

from storage.engine import clock
from storage.notices import acknowledgements, sign_ups, submission
from storage.notices.facts import Hours, NewHandout
from storage.notices.notices import NewNotice, NoticeKind, Wanted
from storage.polls import polls, votes
from storage.polls.polls import NewPoll


def on(script: dict[str, Any], day: int) -> list[dict[str, Any]]:
    """What is said to everybody on a day of the week, the first of which is 0."""
    return [each for each in (*script["notices"], script["poll"]) if each["day"] == day]


def say(session: Session, said: dict[str, Any], community: int, ids: dict[str, int]) -> None:
    """One thing by the worker, and a tap of each who has seen it, signs up or chooses."""
    if "question" in said:
        _ask(session, said, community, ids)
        return
    facts = said.get("handout")
    new = NewNotice(
        community,
        said["text"],
        NoticeKind.HANDOUT if facts else NoticeKind.NEWS,
        seen=Wanted(said["seen"]),
        handout=_handout(facts) if facts else None,
    )
    notice = submission.write(session, ids["chen"], new)
    for key in said["by"]:
        acknowledgements.say(session, ids[key], notice)
    for key, many in said.get("takes", {}).items():
        sign_ups.take(session, ids[key], notice.key, many)


def _handout(facts: dict[str, Any]) -> NewHandout:
    return NewHandout(**facts | {"hours": Hours(facts["hours"])})


def _ask(session: Session, said: dict[str, Any], community: int, ids: dict[str, int]) -> None:
    ends_at = clock.now() + timedelta(days=said["days"])
    new = NewPoll(community, said["question"], tuple(said["options"]), ends_at)
    poll = polls.ask(session, ids["chen"], new)
    for key, option in said["votes"].items():
        votes.cast(session, ids[key], poll.key, option)
