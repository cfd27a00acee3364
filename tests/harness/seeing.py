"""How a message looks to whoever reads it."""

from bot.practice import Message

Look = tuple[str, tuple[str, ...]]


def look(message: Message) -> Look:
    return message.text, tuple(str(each) for each in message.buttons)


def button(message: Message, label: str) -> str | None:
    """The data behind the button of this label; else behind the first that contains it."""
    made = [b for b in message.buttons if "callback_data" in b]
    exact = [b["callback_data"] for b in made if b["text"] == label]
    near = [b["callback_data"] for b in made if label in b["text"]]
    return next(iter(exact + near), None)


def with_button(seen: list[Message], label: str) -> Message | None:
    """The newest with exactly this label; else with one that contains it."""
    exact = (m for m in reversed(seen) if label in [b["text"] for b in m.buttons])
    near = (m for m in reversed(seen) if button(m, label))
    return next(exact, None) or next(near, None)


def shown(message: Message) -> str:
    things = [name for name in ("photo", "sticker", "voice", "document") if name in message.content]
    labels = [f"[{b['text']}]" for b in message.buttons]
    return " ".join([*(f"({each})" for each in things), message.text, *labels])


def data(message: Message) -> str:
    return " ".join(str(b.get("callback_data") or b.get("url")) for b in message.buttons)
