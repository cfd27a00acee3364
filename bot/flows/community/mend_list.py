"""A line of a pasted list that could not be read: how it was meant."""

from typing import NamedTuple

from sqlmodel import Session

from bot.cards.community import numbered_lists as card
from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.community.numbered_lists import NumberedList
from storage.engine.errors import NotFound

LINE = 80


class Mended(NamedTuple):
    """The line at this place reads so; "" leaves it out."""

    list_id: int
    place: int
    line: str


@flow("list.mend", about=NumberedList, optional=True)
def mend_list(ask: Ask) -> Mended:
    """The first line that is still to be asked about. Raises NotFound where there is none."""

    def look(session: Session) -> tuple[int, str]:
        row = session.get(NumberedList, ask.about.subject)
        places = card.unread(row) if row is not None else []
        if row is None or not places:
            raise NotFound()
        return places[0], card.reading(row).lines[places[0]].text.strip()[:LINE]

    place, said = ask.read(look)
    return Mended(ask.about.subject, place, ask("line", Text(LINE, optional=True), line=said))
