"""What a template is called."""

from bot.forms.answers import Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.notices import notices, templates
from storage.notices.notices import Notice
from storage.notices.templates import NAME_LIMIT, Template


@flow("template.keep", about=Notice)
def keep_template(ask: Ask) -> str:
    """For a notice that is to be said again. Raises NotFound."""
    who, _, notice_id = ask.about
    ask.read(lambda session: notices.for_staff(session, who, notice_id))
    return _name(ask)


@flow("template.rename", about=Template)
def rename_template(ask: Ask) -> str:
    """Another name. Raises NotFound."""
    who, _, template_id = ask.about
    ask.read(lambda session: templates.for_staff(session, who, template_id))
    return _name(ask)


def _name(ask: Ask) -> str:
    return " ".join(ask("name", Text(NAME_LIMIT), limit=NAME_LIMIT).split())
