"""What several forms ask: the story, which only a claimer may read."""

import re

from bot.answers import Confirm, Text
from bot.conversation import Ask
from bot.messages import Message
from storage import screening
from storage.screening import Flag
from storage.wishes import STORY_LIMIT

NUMBERS = frozenset({Flag.phone, Flag.id_number})


def own_story(ask: Ask) -> tuple[str, str]:
    """The story, and the telephone number that was in it: it can be moved to where its owner says
    who may see it. "" where there was none, or it is to stay."""
    story = ask("story", Text(STORY_LIMIT, optional=True))
    kept = screening.tucked(story, NUMBERS)
    if kept == story:
        return story, ""
    preview = Confirm(lambda _: Message(quote=kept), of=story)
    if not ask("moved", preview):
        return story, ""
    found = (each for each in screening.phones(story) if re.fullmatch(r"\d{7,15}", each))
    return kept, next(found, "")
