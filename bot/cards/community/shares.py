"""What somebody pastes where no bot may enter: a text that says it all, a picture of it, paper; and
the word that it is out of date."""

from functools import partial

from sqlmodel import Session

from bot.messages import Action, Button, File, Message
from bot.pictures import fonts, paper
from bot.pictures import poster as picture_of
from bot.pictures.sheet import CUT, Sheet
from bot.register.copies import Reader, copied
from bot.register.notifications import Telling, notification
from bot.texts import Words
from bot.texts import words as spoken
from storage.community import communities, shares
from storage.community.shares import Share
from storage.engine.errors import Refused


class NoFont(Refused):
    """This machine has no font that writes Chinese: nothing can be printed."""


LIMIT = 500  # characters of a text that people read to its end
HEAD = 150  # of them, for what it is


def words_outside(session: Session, community_id: int) -> Words:
    """Whoever reads it elsewhere speaks as the community does, whatever its sharer reads."""
    return spoken(communities.known(session, community_id).language)


def text(head: str, lines: list[str], way: str, link: str) -> str:
    """All of it in one text of at most LIMIT characters; the way there is never cut."""
    last = f"{way}\n{link}"
    room = LIMIT - len(last) - 2
    first = cut(head, min(HEAD, room))
    body = cut("\n".join(filter(None, lines)), room - len(first))
    return "\n".join(filter(None, (first, body, last)))


def cut(said: str, limit: int) -> str:
    """Within this many characters; what was cut ends so."""
    if len(said) <= limit:
        return said
    return f"{said[: limit - len(CUT)].rstrip()}{CUT}" if limit > len(CUT) else ""


def to_paste(sheet: Sheet, way: str, words: Words, *papers: Button) -> tuple[Message, ...]:
    """The text with its picture, alone in a message, so that it is copied as it is; below it what
    to do with it, and paper to print. `words`: the sharer's own."""
    whole = text(sheet.named(), [*sheet.told(), sheet.foot], way, sheet.link)
    face = fonts.face()
    picture = partial(picture_of.draw, sheet, face) if face else None
    how = words("share-how" if picture else "share-how-text")
    rows = tuple((each,) for each in papers) if face else ()
    return Message(lead=whole, draws=picture), Message(lead=how, rows=rows)


def poster(sheet: Sheet, words: Words) -> Message:
    """To print and hang up."""
    face = _face()
    name = f"{words('share-poster-file')}.pdf"
    return Message(
        lead=words("share-poster-here"), draws=lambda: File(name, paper.poster(sheet, face))
    )


def slips(sheets: list[Sheet], words: Words) -> Message:
    """To print, cut and put on doors."""
    face = _face()
    name = f"{words('share-slips-file')}.pdf"
    return Message(
        lead=words("share-slips-here"), draws=lambda: File(name, paper.slips(sheets, face))
    )


def _face() -> fonts.Face:
    """A font of Chinese. Raises NoFont."""
    face = fonts.face()
    if face is None:
        raise NoFont()
    return face


# -- out of date ---------------------------------------------------------------------------------


@notification(shares.OUTDATED)
def outdated(telling: Telling) -> Message | None:
    """To whoever shared it, once: why, and where it still can be shared the way to do so."""
    share, words = telling.session.get(Share, telling.told.row_id), telling.words
    why = shares.why_outdated(telling.session, share) if share else ""
    if share is None or not why:
        return None
    title = shares.title(telling.session, share)
    again = Button(words("share-again"), Action(f"{share.noun}.share", share.row_id))
    rows = ((again,),) if why == shares.CHANGED else ()
    return Message(lead=words(f"told-share-{why}", title=title), rows=rows)


@copied("shares")
def copy(reader: Reader, share: Share) -> list[str]:
    title = shares.title(reader.session, share)
    return [reader.words("mine-share", title=title, day=reader.day(share.at))]
