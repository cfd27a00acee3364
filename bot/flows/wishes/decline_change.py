"""A worker leaves a wish as it is, and tells its owner why."""

from bot.flows.wishes.ask_owner import Said
from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.called import name_of
from bot.register.forms import flow
from storage.wishes.change_requests import ChangeRequest


@flow("change.decline", about=ChangeRequest)
def keep_wish(ask: Ask) -> Said:
    """The reason, in the worker's own words; about the change that they read."""
    change_id = ask.about.subject
    called = ask.read(lambda session: name_of(session, ChangeRequest, change_id))
    return Said(change_id, ask("reason", Text(300), title=called.title if called else ""))
