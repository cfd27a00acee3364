"""Pages of a list: the way back and the way on."""

from bot.messages import Action, Button
from bot.texts import Words


def turns(verb: str, row_id: int, at: int, last: int, words: Words) -> tuple[Button, ...]:
    """The pages beside this one, as far as there are any."""
    return tuple(
        Button(words(key), Action(verb, row_id, str(to)))
        for key, to in (("list-before", at - 1), ("list-after", at + 1))
        if 0 <= to <= last
    )


def last_page(count: int, size: int) -> int:
    return max(count - 1, 0) // size
