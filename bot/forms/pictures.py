"""A picture that is sent with words: the words are an answer, and so is the picture."""

from bot.forms.answers import DONE
from bot.forms.engine import ALBUM
from bot.messages import Heard
from bot.register.event import Event
from bot.register.forms import pictured


def answers(event: Event, flow: str, key: str) -> dict[str, str]:
    """What a picture with words answers besides the question `key`; nothing where there is none, or
    that question takes no words with a picture. The others of its album are answered with it."""
    of, incoming = pictured(flow), event.incoming
    is_said = incoming.heard is Heard.PHOTO and incoming.text.strip() and not incoming.is_forwarded
    if of is None or of.said != key or not is_said or not incoming.media:
        return {}
    album = {ALBUM: incoming.album + DONE} if incoming.album else {}
    hidden = {of.shown: "no"} if of.shown else {}
    return {of.photo: incoming.media[0] + DONE} | hidden | album


def alone(event: Event, flow: str) -> dict[str, str]:
    """What a picture answers at the last look; who may see it is asked then."""
    of, incoming = pictured(flow), event.incoming
    if of is None or incoming.heard is not Heard.PHOTO or not incoming.media:
        return {}
    album = {ALBUM: incoming.album + DONE} if incoming.album else {}
    return {of.photo: incoming.media[0] + DONE} | album
