"""A notice passed on: its text and picture, and paper."""

from bot.cards.community import shares as share_card
from bot.cards.notices import shares as card
from bot.messages import Reply, Toast
from bot.pictures.sheet import Sheet
from bot.register import links
from bot.register.buttons import button
from bot.register.event import Event, said
from storage.notices import notices, shares
from storage.notices.notices import Notice


@button("notice.share", door=notices.for_staff)
def share(event: Event, notice: Notice) -> Reply:
    """Ready to be pasted; whoever has it hears when it is out of date."""
    shares.share(event.session, event.person_id, notice)
    outside = share_card.words_outside(event.session, notice.community_id)
    way, papers = outside("share-notice-way"), card.papers(notice, event.words)
    both = share_card.to_paste(_sheet(event, notice), way, event.words, *papers)
    return Reply(messages=both, toast=Toast(""))


@button("notice.poster", door=notices.for_staff)
def poster(event: Event, notice: Notice) -> Reply:
    """For the notice board."""
    shares.share(event.session, event.person_id, notice)
    return said(share_card.poster(_sheet(event, notice), event.words))


@button("notice.slips", door=notices.for_staff)
def slips(event: Event, notice: Notice) -> Reply:
    """For doors."""
    shares.share(event.session, event.person_id, notice)
    return said(share_card.slips([_sheet(event, notice)], event.words))


def _sheet(event: Event, notice: Notice) -> Sheet:
    outside = share_card.words_outside(event.session, notice.community_id)
    return card.sheet(event.session, notice, outside, links.address(event, "notice", notice.key))
