"""What delivery has in hand: a leased promise, where it goes, and what is to be said."""

from typing import NamedTuple

from bot.messages import Address, Channel, Menu, Message
from storage.community.accounts import Account
from storage.messaging.outbox import Told
from storage.messaging.rate_limits import Scope


class Job(NamedTuple):
    """A leased row and where it goes."""

    told: Told
    channel: Channel
    to: Address
    language: str
    scope: Scope  # of the chat, to hold when the channel says so
    account: Account | None
    is_troubled: bool = False  # the group would not take what was last said there


class Words(NamedTuple):
    """What to say, and the message it replaces ("" for a new one)."""

    message: Message | Menu
    replaces: str = ""
    revision: int = 0
    is_first: bool = False  # the rest comes by an edit, once the number of this is known
