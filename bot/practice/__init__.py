"""The practice room: a local Bot API server with people in it, and a chat page to drive them."""

from bot.practice.errors import ApiError
from bot.practice.faults import Faults
from bot.practice.limits import Limits
from bot.practice.people import Room
from bot.practice.serving import QuietServer, hosting, serving
from bot.practice.web import practice_app
from bot.practice.world import Answer, Chat, Message, Query, User

__all__ = [
    "Answer",
    "ApiError",
    "Chat",
    "Faults",
    "Limits",
    "Message",
    "Query",
    "QuietServer",
    "Room",
    "User",
    "hosting",
    "practice_app",
    "serving",
]
