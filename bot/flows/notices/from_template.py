"""A notice begins with a template: the form as it was filled in, and what of it is another each
time."""

from bot.forms import formatted
from bot.forms.answers import DONE
from storage.kit import spans
from storage.notices.notices import Audience, Notice, Whom
from storage.notices.templates import Template


def as_answers(template: Template | Notice) -> dict[str, str]:
    """The raw answers that fill in the form of a notice."""
    text = formatted.with_spans(template.text, spans.read(template.looks))
    photo = {"photo": template.photo + DONE} if template.photo else {}
    file = {"file": f"{template.file}|{template.file_name}"} if template.file else {}
    said = {"what": text, "kind": str(template.kind), "seen": str(template.seen)}
    return said | photo | file | _whom(Audience.read(template.audience))


def _whom(audience: Audience) -> dict[str, str]:
    scope = {"scope": str(audience.scope)}
    match audience.scope:
        case Whom.BUILDINGS:
            return scope | {"buildings": "|".join(audience.buildings)}
        case Whom.ROLE:
            return scope | {"role": str(audience.role)}
        case Whom.GROUPS:
            return scope | {"groups": str(audience.groups[0])}
        case Whom.PEOPLE:
            return scope | {"people": ",".join(map(str, audience.people))}
    return {}
