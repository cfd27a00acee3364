"""Who goes on with a claim: who waits for it, somebody who helped before, a neighbour by name."""

from typing import NamedTuple

from bot.flows.wishes.promised import promised
from bot.forms.answers import Many, Pick, Text
from bot.forms.engine import Ask
from bot.register.forms import flow
from storage.community import memberships, people
from storage.wishes import handovers, waiting_list
from storage.wishes.claims import Claim
from storage.wishes.wishes import Wish

OTHER, LIST = 0, -1  # no person's number


class To(NamedTuple):
    """Whom to ask (LIST: those who wait), and for how many pieces."""

    claim_id: int
    person_id: int
    quantity: int | None


@flow("claim.hand-over", about=Claim)
def hand_over(ask: Ask) -> To:
    """A name to tap, or to write; of a large claim also how much. Raises NotHeld."""
    claim = promised(ask)
    whom = _helped_before(ask, claim) or _by_name(ask, claim)
    if claim.quantity == 1:
        return To(claim.key, whom, None)
    unit = ask.read(lambda session: session.get_one(Wish, claim.wish_id).unit)
    return To(claim.key, whom, ask("amount", Many(claim.quantity, unit)))


def _helped_before(ask: Ask, claim: Claim) -> int:
    """Who was tapped; OTHER for somebody else, and where nobody waits or ever helped."""
    known = ask.read(lambda session: handovers.helpers(session, claim))
    unasked = {waiting_list.PlaceState.WAITING}
    if many := ask.read(lambda session: waiting_list.count(session, claim.wish_id, unasked)):
        known.insert(0, (LIST, ask.words("claim-hand-over-whom-list", many=many)))
    if not known:
        return OTHER
    offered = Pick([*known, (OTHER, ask.words("claim-hand-over-whom-other"))])
    return ask("whom", offered, **_holder(ask, claim))


def _holder(ask: Ask, claim: Claim) -> dict[str, object]:
    """With whom it stays until somebody says yes."""
    name = ask.read(lambda session: people.get(session, claim.person_id).name)
    return {"mine": int(claim.person_id == ask.about.person_id), "holder": name}


def _by_name(ask: Ask, claim: Claim) -> int:
    name = ask("name", Text(30), **_holder(ask, claim))
    home = claim.community_id
    found, _ = ask.read(lambda session: memberships.found(session, home, name, 0, 50))
    # the whole name: nobody leafs through the neighbours
    fitting = [each for each in found if each[1] == name and each[0] != claim.person_id]
    return ask("which", Pick(fitting[:8], found_by="name"), found=len(fitting), name=name)
