"""How often a flow is run: each run reads its rows anew, so none is for nothing."""

import pytest

from bot.forms import dialogue
from bot.forms.answers import Choice, Text
from bot.forms.engine import Ask
from bot.messages import Action, Message, Reply
from bot.register import forms
from bot.register.commands import COMMANDS, Answering, Command, anyone
from bot.register.event import Event, said
from bot.register.forms import FORMS
from storage.community import people
from storage.wishes.wishes import Urgency
from tests.harness.make import Make
from tests.harness.talking import Talking

NAME = "small-form"


class Counted:
    """A flow of three questions that counts its runs."""

    def __init__(self) -> None:
        self._runs = 0

    def __call__(self, ask: Ask) -> str:
        self._runs += 1
        what, when = ask("what", Text(40)), ask("urgency", Choice(tuple(Urgency)))
        return f"{what} {when} {ask('story', Text(40))}"

    def lately(self) -> int:
        """The runs since this was asked last."""
        runs, self._runs = self._runs, 0
        return runs


@pytest.fixture
def runs(monkeypatch: pytest.MonkeyPatch, talking: Talking, make: Make) -> Counted:
    """The form, opened by Aunt Wang, with its first question."""
    one = Counted()
    monkeypatch.setitem(forms.FLOWS, NAME, one)
    monkeypatch.setitem(forms._WORDS, NAME, "wish-post")
    monkeypatch.setitem(FORMS, NAME, _rename)
    monkeypatch.setitem(
        COMMANDS, "small", _command("small", lambda event: dialogue.begin(event, NAME))
    )
    monkeypatch.setitem(COMMANDS, "name", _command("name", lambda event: _rename(event, "阿姨")))
    assert "想请邻居帮什么忙" in talking.commands(make.wang, "small")
    return one


def _command(name: str, run: Answering) -> Command:
    return Command(name, anyone, run, in_private=True, in_group=False, is_listed=False)


def _rename(event: Event, name: str) -> Reply:
    people.rename(event.session, event.person, name)
    return said(Message(lead="好"))


def _soon(talking: Talking) -> Action:
    talk = talking.open_one()
    assert talk is not None
    return Action("form.answer", talk.key, f"urgency={Urgency.TODAY}")


def test_to_open_a_form(runs: Counted) -> None:
    """Once for its question, once after the command, which may have changed more since."""
    assert runs.lately() == 2


def test_an_answer(runs: Counted, talking: Talking, make: Make) -> None:
    """Once to know what was asked, once with the answer."""
    runs.lately()
    talking.says(make.wang, "修水管")
    assert runs.lately() == 2


def test_a_tap_under_a_question(runs: Counted, talking: Talking, make: Make) -> None:
    talking.says(make.wang, "修水管")
    runs.lately()
    assert "怎么回事" in talking.taps(make.wang, _soon(talking))
    assert runs.lately() == 2


def test_the_last_answer(runs: Counted, talking: Talking, make: Make) -> None:
    talking.says(make.wang, "修水管")
    talking.taps(make.wang, _soon(talking))
    runs.lately()
    assert talking.says(make.wang, "3栋") == "好"
    assert runs.lately() == 2


def test_what_is_no_answer(runs: Counted, talking: Talking, make: Make) -> None:
    """It hears what is wanted: nothing new is known."""
    runs.lately()
    talking.shows(make.wang, "photo")
    assert runs.lately() == 1


def test_after_something_else_was_done(runs: Counted, talking: Talking, make: Make) -> None:
    """Its rows may be others now: once before it, once after it, also to show its question."""
    runs.lately()
    assert "还等着您" in talking.commands(make.wang, "name")
    assert runs.lately() == 2


def test_a_form_beside_the_one_that_is_answered(
    runs: Counted, talking: Talking, make: Make
) -> None:
    """It waits: nothing was done that could end it."""
    talking.commands(make.wang, "wish")
    runs.lately()
    assert "您再看一眼" in talking.says(make.wang, "修水管")
    assert runs.lately() == 1
