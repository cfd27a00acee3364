"""What a pasted list means for a wish: who is new, who is known, for whom nothing is left."""

from bot.cards.community.numbered_lists import by_name, so_many
from bot.forms.answers import amount
from bot.messages import Message
from bot.register.notifications import Telling, notification
from bot.texts import Words
from storage.community import people
from storage.wishes import numbered_lists, quantities
from storage.wishes.numbered_lists import Sorted
from storage.wishes.wishes import Wish


def offer(wish: Wish, words: Words) -> str:
    """The button under a list."""
    left = amount(quantities.left(wish), wish.unit)
    return words("list-wish-offer", title=wish.title, left=left)


def planned(wish: Wish, found: Sorted, words: Words) -> str:
    """What would be noted."""
    left = amount(quantities.left(wish), wish.unit)
    head = words("list-wish-plan", title=wish.title, left=left)
    return "\n".join((head, *_lines(wish, found, words)))


def taken(wish: Wish, found: Sorted, words: Words) -> str:
    """What was noted, and what is left."""
    left = quantities.left(wish)
    tail = (
        words("list-wish-left", left=amount(left, wish.unit)) if left else words("list-wish-full")
    )
    head = words("list-wish-taken", title=wish.title)
    return "\n".join((head, *_lines(wish, found, words), tail))


def _lines(wish: Wish, found: Sorted, words: Words) -> list[str]:
    """One for each heading that somebody stands under."""
    lines = []
    for name, some in found._asdict().items():
        if some:
            shown = {"count": len(some), "many": so_many(some, wish.unit)}
            names = by_name(some, wish.unit, words)
            lines.append(words(f"list-wish-{name}".replace("_", "-"), names=names, **shown))
    return lines or [words("list-wish-nobody")]


@notification(numbered_lists.LISTED)
def came_by_a_list(telling: Telling) -> Message:
    """To its owner: how many neighbours, and who noted them."""
    wish, about = telling.session.get_one(Wish, telling.told.row_id), telling.told.about
    name = people.get(telling.session, about["who"]).name
    many = amount(about["many"], wish.unit)
    shown = {"title": wish.title, "count": about["people"], "many": many, "name": name}
    return Message(lead=telling.words("told-wish-listed", **shown))
