"""What whoever spoke hears of the wish that was made of it."""

from dataclasses import replace

from bot.cards.wishes import own
from bot.messages import Message
from bot.register.notifications import Telling, notification
from storage.community import people
from storage.matching import voice_wishes
from storage.wishes.wishes import UNFINISHED, Wish


@notification(voice_wishes.WRITTEN)
def voice_written(telling: Telling) -> Message | None:
    """Who wrote it down, and the wish, with what its owner may do."""
    wish = telling.session.get_one(Wish, telling.told.row_id)
    if wish.state not in UNFINISHED:
        return None
    name = people.get(telling.session, telling.told.about["by"]).name
    lead = telling.words("told-voice-written", name=name)
    return replace(own.own(telling.session, wish, telling.words), above=lead)
