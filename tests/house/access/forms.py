"""Open forms: everybody's own."""

from sqlmodel import Session

from bot.handlers.forms import questions
from storage.messaging import conversations
from tests.harness.make import Make
from tests.house.access.declared import ANYBODY, Life, buttons, commands, doors, lives, says

buttons(frozenset({"owner"}), "form.answer")
commands(ANYBODY, "cancel")
doors("talk", questions.own)
says("form.answer", "_cancel", "_show", "_edits", "_back", "kind=goods")


@lives
def fills_in(make: Make, life: Life) -> None:
    """A form is half filled in."""
    life.rows["talk"] = [make.act(life.owner, _open_form, life.home)]


def _open_form(session: Session, person_id: int, home: int) -> conversations.Conversation:
    """Half filled in, and shown once more just now: no command brings it back by itself."""
    talk = conversations.open_one(session, person_id, "wish.post", 0, home)
    conversations.remind(session, talk)
    return talk
