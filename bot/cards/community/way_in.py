"""How a stranger comes to belong somewhere: by a community's group, or by its workers."""

from sqlmodel import Session

from bot.texts import Words
from storage.community import communities, groups
from storage.community.groups import Purpose


def told(session: Session, words: Words) -> str:
    """In one line. Where there is one community its group is named; of several nobody who does not
    belong there hears."""
    every = communities.every(session)
    home = every[0] if len(every) == 1 else None
    theirs = groups.of(session, home.key, Purpose.WISHES) if home else []
    if home is None or not theirs:
        return words("start-stranger")
    return words("start-stranger-here", community=home.name, group=theirs[0].title)
