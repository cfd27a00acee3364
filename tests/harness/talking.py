"""Somebody and the bot, without a wire: each event in a transaction of its own."""

from sqlmodel import Session, col, select

from bot.hearing.inbox import answer
from bot.messages import Action, Incoming, Reply
from bot.register import actions
from storage.engine.database import Database
from storage.messaging.conversations import Conversation
from tests.harness import queue
from tests.harness.make import Somebody
from tests.harness.wire import Speech, Wire, shown


class Talking:
    """What somebody does, and all that they read of it at once, button labels included."""

    def __init__(self, database: Database) -> None:
        self.database, self.wire, self.speech = database, Wire(), Speech()

    def taps(self, who: Somebody, action: Action, group: str = "") -> str:
        return self.hears(self.speech.tap(who, actions.sign(action), group))

    def says(self, who: Somebody, words: str) -> str:
        return self.hears(self.speech.text(who, words))

    def shows(self, who: Somebody, media: str, album: str = "", words: str = "") -> str:
        return self.hears(self.speech.photo(who, media, album, words))

    def commands(self, who: Somebody, command: str, rest: str = "") -> str:
        return self.hears(self.speech.command(who, command, rest))

    def hears(self, incoming: Incoming) -> str:
        return self.database.transact_now(lambda s: self._answered(s, incoming))

    def _answered(self, session: Session, incoming: Incoming) -> str:
        reply = answer(session, incoming, self.wire)
        follows = shown(Reply(messages=tuple(queue.said(session))))
        return "\n".join(filter(None, (shown(reply), follows)))

    def open_one(self) -> Conversation | None:
        return self.database.read_now(lambda s: s.exec(select(Conversation)).first())

    def newest(self) -> Conversation | None:
        latest = select(Conversation).order_by(col(Conversation.id).desc())
        return self.database.read_now(lambda s: s.exec(latest).first())
