"""A form about a noun of which nobody but itself knows is named by what that noun is called."""

from sqlmodel import Session

from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register import called, forms
from bot.register.called import Called
from storage.community.people import Person
from storage.messaging import conversations
from tests.harness.make import Make
from tests.harness.registers import forgetting
from tests.harness.talking import Talking


def light(ask: Ask) -> str:
    return ask("answer", Text(30))


def naming(session: Session, person: Person) -> Called:
    return Called(f"{person.name}的灯", "L-7", person)


def test_it_is_named_where_it_is_shown_again(make: Make, talking: Talking) -> None:
    """Whoever asks for help in the middle of it reads what the open question is about."""
    with forgetting(called._CALLED, forms.FLOWS, forms._WORDS, forms._ABOUT):
        called.called(Person)(naming)
        forms.flow("lamp.light", words="wish.answer", about=Person)(light)
        make.act(make.wang, conversations.open_one, "lamp.light", make.li.id, make.home)
        assert "「李明的灯」（L-7）" in talking.commands(make.wang, "help")
