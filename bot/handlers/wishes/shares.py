"""A wish passed on: its text and picture, paper, the day's list; and who comes by its address."""

from bot.cards.community import shares as share_card
from bot.cards.wishes import shares as card
from bot.messages import Message, Reply, Toast
from bot.pictures.sheet import Sheet
from bot.register import links
from bot.register.buttons import CommunityFor, button
from bot.register.commands import WhoMay, command
from bot.register.event import Event, home, said
from bot.register.links import link
from storage.community import communities
from storage.engine import clock
from storage.wishes import listing, shares, wishes
from storage.wishes.wishes import Wish

ON_THE_LIST = 30  # of a day's wishes; more never fit


@link("wish.look", door=shares.for_visitor, shows="wish")
def look(event: Event, wish: Wish) -> Reply:
    """Its card, for a neighbour who read of it elsewhere."""
    return said(card.visited(event.session, wish, event.words))


@button("wish.share", door=wishes.for_reader)
def share(event: Event, wish: Wish) -> Reply:
    """Ready to be pasted; whoever has it hears when it is out of date."""
    shares.share(event.session, event.person_id, wish)
    outside = share_card.words_outside(event.session, wish.community_id)
    papers = card.papers(wish, event.words)
    both = share_card.to_paste(_sheet(event, wish), card.way(outside), event.words, *papers)
    return Reply(messages=both, toast=Toast(""))


def _sheet(event: Event, wish: Wish) -> Sheet:
    outside = share_card.words_outside(event.session, wish.community_id)
    return card.sheet(event.session, wish, outside, links.address(event, "wish", wish.key))


@button("wish.poster", door=wishes.for_reader)
def poster(event: Event, wish: Wish) -> Reply:
    """For the notice board; whoever hangs it up hears when it should come down."""
    shares.share(event.session, event.person_id, wish)
    return said(share_card.poster(_sheet(event, wish), event.words))


@button("wish.slips", door=wishes.for_reader)
def slips(event: Event, wish: Wish) -> Reply:
    """For doors."""
    shares.share(event.session, event.person_id, wish)
    return said(share_card.slips([_sheet(event, wish)], event.words))


@command("share", who=WhoMay("wish.read"), link=True, often=9)
def share_all(event: Event) -> Reply:
    """The open wishes of the day as one text."""
    return said(_list(event, home(event, "wish.read")))


@button("wish.share-list", door=CommunityFor("wish.read"))
def share_list(event: Event, community_id: int) -> Reply:
    return Reply(messages=(_list(event, community_id),), toast=Toast(""))


def _list(event: Event, community_id: int) -> Message:
    found, total = listing.open_ones(event.session, community_id, None, 0, ON_THE_LIST)
    if not total:
        return Message(lead=event.words("share-list-none"))
    known = communities.get(event.session, community_id)
    outside = share_card.words_outside(event.session, community_id)
    today, way = clock.today(known.zone), event.link("command.say", "wishes")
    return Message(lead=card.all_of_them(found, total, known.name, outside, today, way))
