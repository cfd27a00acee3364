"""What is told about forms that nobody finished."""

from bot.cards import Telling, notice
from bot.messages import Message


@notice("talk-expired")
def talk_expired(telling: Telling) -> Message | None:
    """It was put away, answers and all; nothing was sent."""
    return Message(lead=telling.words("talk-expired"))
