"""What several forms ask: the story, which only a claimer may read."""

from bot.forms.answers import Confirm, Text
from bot.forms.engine import Ask
from bot.messages import Message
from storage.community import screening
from storage.community.screening import Flag
from storage.wishes.wishes import STORY_LIMIT

NUMBERS = frozenset({Flag.phone, Flag.id_number})


def own_story(ask: Ask, told: str | None = None) -> tuple[str, str]:
    """The story, and the telephone numbers that were in it, for nobody else knows which of them is
    the right one: they can be moved to where their owner says who may see them. "" where there was
    none, or they are to stay."""
    kind = Text(STORY_LIMIT, optional=True)
    story = ask("story", kind) if told is None else ask.maybe("story", kind, told)
    kept = screening.tucked(story, NUMBERS)
    if kept == story:
        return story, ""
    preview = Confirm(lambda _: Message(quote=kept), of=story, found_by="story")
    if not ask("moved", preview):
        return story, ""
    return kept, "、".join(dict.fromkeys(filter(None, screening.phones(story))))
