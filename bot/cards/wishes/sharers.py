"""Who shares a wish: two of the same masked name are two people, and more than fit are counted."""

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple, TypeVar

from sqlmodel import Session

from bot.cards.community.names import named
from bot.messages import Action, Button
from bot.texts import Words
from storage.community.organisations import Organisation
from storage.wishes import claims, pieces
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.wishes import Wish

AT_ONCE = 5  # claims with buttons of their own in one message
T = TypeVar("T")


def names(session: Session, wish: Wish, words: Words, *, in_group: bool = True) -> dict[int, str]:
    """What each who ever held some of a wish is called: in the group and by its owner the
    organisation for which they bring it, or their masked name; by workers their own. Of several
    pieces the second of a name is told apart by a number, which stays theirs when the first lets
    go."""
    seen: Counter[str] = Counter()
    found = {}
    for person_id, behind in pieces.ever_held(session, wish.key).items():
        shop = session.get(Organisation, behind) if behind and in_group else None
        name = shop.name if shop else named(session, person_id, words, in_group=in_group)
        seen[name] += 1
        is_again = wish.asked > 1 and seen[name] > 1 and name != words("card-somebody")
        found[person_id] = words("name-again", name=name, number=seen[name]) if is_again else name
    return found


class Page(NamedTuple):
    """The claims that have their buttons on a page, and the ways to the others."""

    shown: list[Claim]
    turns: tuple[tuple[Button, ...], ...]


def page(session: Session, wish: Wish, at: int, to: Action, words: Words) -> Page:
    """The live claims on a wish, what was brought first. `to`: the button that shows a page, which
    its argument ends with."""
    live = claims.live_on(session, wish)
    live.sort(key=lambda each: each.state is not ClaimState.DELIVERED)
    last = max(len(live) - 1, 0) // AT_ONCE
    at = min(at, last)
    turns = [(label, where) for label, where in _around(at, last)]
    buttons = tuple(
        Button(words(label), to._replace(arg=f"{to.arg}{where}")) for label, where in turns
    )
    shown = live[at * AT_ONCE : (at + 1) * AT_ONCE]
    return Page(shown, (buttons,) if buttons else ())


def _around(at: int, last: int) -> Sequence[tuple[str, int]]:
    before = [("sharers-before", at - 1)] if at else []
    return before + ([("sharers-after", at + 1)] if at < last else [])
