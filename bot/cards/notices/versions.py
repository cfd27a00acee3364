"""What a notice said before it was changed, one version after the other."""

from sqlmodel import Session

from bot.messages import Action, Button, Message
from bot.texts import Words, dates
from storage.community import communities, people
from storage.kit import spans
from storage.notices.notices import Notice, Version


def shown(session: Session, notice: Notice, version: Version, words: Words) -> Message:
    """Who said it when, all that it said, and the ways to the versions beside it."""
    now = "yes" if version.number == notice.version else "no"
    title = words("notice-version", number=version.number, all=notice.version, now=now)
    small = words("notice-version-small") if not version.matters else ""
    return Message(
        above=_by(session, notice, version, words),
        title=title,
        lead=version.text,
        spans=spans.read(version.looks),
        note=small,
        rows=tuple(filter(None, (_turns(notice, version, words),))),
    )


def _by(session: Session, notice: Notice, version: Version, words: Words) -> str:
    zone = communities.known(session, notice.community_id).zone
    at = dates.moment(version.said_at, zone, words)
    if version.said_by is None:
        return at
    return words("notice-version-by", name=people.get(session, version.said_by).name, at=at)


def _turns(notice: Notice, version: Version, words: Words) -> tuple[Button, ...]:
    turns = (
        ("notice-version-before", version.number - 1),
        ("notice-version-after", version.number + 1),
    )
    return tuple(
        Button(words(key), Action("notice.versions", notice.key, str(to)))
        for key, to in turns
        if 1 <= to <= notice.version
    )


def way(notice: Notice, words: Words) -> tuple[Button, ...]:
    """To them, where there is more than one."""
    if notice.version == 1:
        return ()
    return (Button(words("notice-versions-button"), Action("notice.versions", notice.key)),)
