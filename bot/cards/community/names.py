"""How somebody is named: whole in private; masked in every group, where it stays readable when the
person is forgotten here."""

from sqlmodel import Session

from bot.register.notifications import Telling
from bot.texts import Words
from storage.community import people


def named(session: Session, person_id: int, words: Words, *, in_group: bool) -> str:
    """A resident's name for where it will stand; somebody, who asked to be forgotten."""
    name = people.get(session, person_id).name
    if not name:
        return words("card-somebody")
    return people.masked(name) if in_group else name


def told_of(telling: Telling, person_id: int) -> str:
    """The same in what is told to a person or to a group."""
    in_group = telling.told.group_id is not None
    return named(telling.session, person_id, telling.words, in_group=in_group)
