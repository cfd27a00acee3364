"""How fast a channel lets us speak: to all, to one chat, in one group.

`storage.messaging.rate_limits` counts."""

from bot.messages import Channel
from storage.messaging.rate_limits import Scope

A_FEW_SECONDS = 5  # over which a channel counts what one chat gets


def whole_bot(channel: Channel) -> Scope:
    """All that we say on this channel."""
    burst = max(1, channel.can.per_second // 3)
    return Scope(f"{channel.name}:bot", 1 / (channel.can.per_second - burst), burst)


def one_chat(channel: Channel, chat: str) -> Scope:
    """Two at once; then so that no few seconds ever hold more than one a second would make."""
    burst, allowed = 2, A_FEW_SECONDS * channel.can.per_chat_second
    return Scope(f"{channel.name}:chat:{chat}", A_FEW_SECONDS / (allowed - burst), burst)


def one_group(channel: Channel, chat: str, *, is_edit: bool) -> Scope:
    """Messages and edits of a group are counted each by themselves."""
    kind, burst = ("edit" if is_edit else "group"), 4
    return Scope(
        f"{channel.name}:{kind}:{chat}", 60 / (channel.can.per_group_minute - burst), burst
    )
