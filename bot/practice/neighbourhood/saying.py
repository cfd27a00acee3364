"""What the worker says to everybody in that week, and who has seen it."""

from typing import Any

from sqlmodel import Session

from storage.notices import acknowledgements, submission
from storage.notices.notices import NewNotice, Wanted


def notices_on(script: dict[str, Any], day: int) -> list[dict[str, Any]]:
    """What is said to everybody on a day of the week, the first of which is 0."""
    return [each for each in script["notices"] if each["day"] == day]


def say(session: Session, said: dict[str, Any], community: int, ids: dict[str, int]) -> None:
    """One notice by the worker, and a tap of each who has seen it."""
    new = NewNotice(community, said["text"], seen=Wanted(said["seen"]))
    notice = submission.write(session, ids["chen"], new)
    for key in said["by"]:
        acknowledgements.say(session, ids[key], notice)
