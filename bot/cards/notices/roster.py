"""Who has said 「收到」: in figures, by name, and as a sheet to keep."""

from functools import partial

from sqlmodel import Session

from bot.cards.community.households import building
from bot.cards.notices.notices import short
from bot.cards.notices.pages import last_page, turns
from bot.messages import Action, Button, File, Message
from bot.pictures import spreadsheet
from bot.texts import Words
from storage.community import people
from storage.community.memberships import Role
from storage.notices import roster
from storage.notices.notices import Notice
from storage.notices.roster import PAGE, Line, Names, SeenFigures, Stand

BUILDINGS = 40  # on a page


def figures(session: Session, notice: Notice, page: int, words: Words) -> Message:
    """By building, a page of them, and by role."""
    homes, roles = roster.by_building(session, notice), roster.by_role(session, notice)
    last = last_page(len(homes), BUILDINGS)
    at = min(page, last)
    by_home = [
        (building(each.label, words), _counts(each, words))
        for each in homes[at * BUILDINGS : (at + 1) * BUILDINGS]
    ]
    by_role = [(_role(each, words), _counts(each, words)) for each in roles if not at]
    names = Button(words("roster-names-button"), Action("notice.names", notice.key, "0"))
    sheet = Button(words("roster-sheet-button"), Action("notice.sheet", notice.key))
    return Message(
        title=words("roster-title"),
        lead=short(notice.text),
        facts=(*by_role, *by_home),
        rows=tuple(
            filter(None, (turns("notice.roster", notice.key, at, last, words), (names, sheet)))
        ),
    )


def _role(each: SeenFigures, words: Words) -> str:
    if each.label == Role.RESIDENT:
        return words("roster-everybody")
    return words(f"role-{each.label}".replace("_", "-"))


def _counts(each: SeenFigures, words: Words) -> str:
    said = words("notice-of", some=each.seen, all=each.people)
    if not each.unreached:
        return said
    return words("roster-unreached", said=said, count=each.unreached)


def by_name(notice: Notice, found: Names, page: int, words: Words) -> Message:
    """A page of those who have not, each with the reason."""
    last = last_page(found.total, PAGE)
    at = min(page, last)
    back = Button(words("roster-back-button"), Action("notice.roster", notice.key, "0"))
    lead = "\n".join(_line(each, words) for each in found.lines) or words("roster-all-seen")
    return Message(
        title=words("roster-names-title", count=found.total),
        lead=lead,
        rows=tuple(filter(None, (turns("notice.names", notice.key, at, last, words), (back,)))),
    )


def _line(each: Line, words: Words) -> str:
    where = building(each.building, words)
    return words("roster-line", where=where, name=each.name, why=_stand(each.stand, words))


def _stand(stand: Stand, words: Words) -> str:
    return words(f"roster-is-{stand}")


def sheet(session: Session, notice: Notice, lines: list[Line], words: Words) -> Message:
    """A file to open in Excel: one line for everybody whom it is for."""
    columns = ("building", "name", "stand", "way", "said", "by")
    head = [words(f"roster-column-{each}") for each in columns]
    rows = [_cells(session, each, words) for each in lines]
    name = f"{words('roster-file')}.xlsx"
    made = partial(spreadsheet.made, short(notice.text), head, rows)
    return Message(lead=words("roster-sheet-here"), draws=lambda: File(name, made()))


def _cells(session: Session, each: Line, words: Words) -> list[str]:
    way = words(f"roster-way-{each.way}") if each.way else ""
    by = people.get(session, each.noted_by).name if each.noted_by else ""
    where = building(each.building, words)
    return [where, each.name, _stand(each.stand, words), way, each.note, by]
