"""/wishes: what can be claimed, what somebody looks for, and for workers what is under way."""

from dataclasses import replace

from bot.cards.wishes import lists, shares
from bot.messages import Action, Button, Message, Reply, Toast
from bot.register import group_menu
from bot.register.buttons import CommunityFor, button, community, number, understood
from bot.register.commands import command, go_private, member
from bot.register.event import Event, home, said
from storage.community import communities, permissions
from storage.community.groups import Purpose
from storage.engine import clock
from storage.wishes import listing, wishes
from storage.wishes.wishes import Category

group_menu.entry("wishes", 10)


@command("wishes", who=member, group=True, link=True, often=4)
def open_wishes(event: Event) -> Reply:
    """Open wishes, a page at a time; with words or a number behind it, those that fit."""
    community_id = home(event)
    shown = _found(event, community_id) if event.args.strip() else _first(event, community_id)
    if not _is_among_workers(event):
        return said(shown)
    if not event.is_reachable:
        return go_private(event)
    return Reply((Message(lead=event.words("sent-privately")),), private=(shown,))


def _is_among_workers(event: Event) -> bool:
    return event.group is not None and event.group.purpose == Purpose.WORKERS


def _is_staff(event: Event, community_id: int) -> bool:
    """A worker, where only they read it."""
    is_ours = event.is_private or _is_among_workers(event)
    return is_ours and permissions.may(event.session, event.person_id, "wish.review", community_id)


def _found(event: Event, community_id: int) -> Message:
    is_staff, text = _is_staff(event, community_id), event.args.strip()[: wishes.TITLE_LIMIT]
    shown = listing.search(event.session, community_id, text, lists.FOUND + 1, is_staff=is_staff)
    return lists.found(event.session, shown, event.words, text, is_staff=is_staff)


def _first(event: Event, community_id: int) -> Message:
    shown = _page(event, community_id, 0, None)
    if not _is_staff(event, community_id):
        return shown
    look = Action("wish.under-way", community_id, listing.By.CLAIMER.value)
    return replace(shown, rows=(*shown.rows, (Button(event.words("under-way"), look),)))


@button("wish.under-way", door=CommunityFor("wish.review"))
def under_way(event: Event, community_id: int) -> Reply:
    """What is in neighbours' hands, for workers: by who has it, by building, by how long."""
    by = understood(listing.By, event.action.arg)
    held = listing.under_way(event.session, community_id, by)
    shown = lists.under_way(
        event.session, held[: lists.FOUND], len(held), by, community_id, event.words
    )
    return Reply(edit=shown, toast=Toast(""))


@button("wish.page", door=community, group=True)
def turn(event: Event, community_id: int) -> Reply:
    page, _, kind = event.action.arg.partition("=")
    category = Category(kind) if kind in set(Category) else None
    return Reply(edit=_page(event, community_id, number(page), category), toast=Toast(""))


def _page(event: Event, community_id: int, page: int, category: Category | None) -> Message:
    words, session = event.words, event.session
    begin = page * lists.PAGE
    found, total = listing.open_ones(session, community_id, category, begin, lists.PAGE)
    lead = words("list-lead", count=total) if total else words("list-none")
    today = clock.today(communities.known(session, community_id).zone)
    shown = lists.to_claim(found, words, lead, today if event.is_private else None)
    turns = _turns(event, community_id, page, total, category)
    is_for_staff = event.is_private and _is_staff(event, community_id)
    passed_on = shares.buttons(found, words) if is_for_staff else ()
    return replace(shown, rows=(*shown.rows, *passed_on, *turns))


def _turns(
    event: Event, community_id: int, page: int, total: int, category: Category | None
) -> tuple[tuple[Button, ...], ...]:
    def to(label: str, number: int, kind: str) -> Button:
        return Button(event.words(label), Action("wish.page", community_id, f"{number}={kind}"))

    kind = category or "all"
    turns = [to("list-before", page - 1, kind)] if page else []
    turns += [to("list-after", page + 1, kind)] if (page + 1) * lists.PAGE < total else []
    kinds = [to(f"category-{each}", 0, each) for each in Category if each != category]
    kinds = ([to("list-all", 0, "all")] if category else []) + kinds
    rows = [tuple(turns)] if turns else []
    return (*rows, *(tuple(kinds[at : at + 3]) for at in range(0, len(kinds), 3)))
