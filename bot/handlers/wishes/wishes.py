"""Wishes: posting, looking, taking back."""

import re
from dataclasses import replace

from bot.cards.wishes import own as own_card
from bot.cards.wishes import review as review_card
from bot.cards.wishes import wishes as wish_card
from bot.flows.wishes import read_wish
from bot.flows.wishes.turn_into_wish import Said
from bot.forms import dialogue, sentences
from bot.hearing import danger
from bot.messages import Action, Button, Message, Reply, Toast
from bot.register.buttons import button, number
from bot.register.commands import WhoMay, command, member
from bot.register.confirm_first import confirm_first, sure_or_keep
from bot.register.event import Event, home, said
from bot.register.forms import form
from bot.register.links import link
from bot.texts import Words
from storage.community import memberships, numbering, screening
from storage.engine.errors import Refused, refuse
from storage.wishes import alarms, claims, flags, releases, review, submission, wishes
from storage.wishes.wishes import NewWish, Wish


@command("wish", who=member, group=True, often=2)
def wish(event: Event) -> Reply:
    """Say a wish: in the group only the first words, everything else in private."""
    if alarm := danger.answered(event):
        is_here = event.is_private or not event.is_reachable
        return Reply(messages=alarm) if is_here else Reply(private=alarm)
    gentle = _gentle(event)
    if gentle and (danger.is_pressing(event) or _why_not_post(event)):
        return Reply(messages=gentle) if event.is_private else Reply(private=gentle)
    _may_post(event)
    if not event.is_private:
        return _in_private(event, gentle)
    reply = _begun(event, event.home)
    return replace(reply, messages=(*gentle, *reply.messages))


def _gentle(event: Event) -> tuple[Message, ...]:
    """The line to words that are perhaps of danger; no group reads it. A worker looks all the same
    after whoever can't be written to."""
    gentle = danger.wondered(event)
    return gentle if event.is_private or event.is_reachable else ()


@form("wish.from-words")
def said_so(event: Event, filled: Said) -> Reply:
    """A sentence said beside all forms becomes the first answer of one; it is no answer yet to
    whoever reads it."""
    if not filled.words:
        return said(Message(lead=event.words("wish-from-words-cancelled")))
    member(event)
    _may_post(event)
    first = {"what": f"={filled.words}"} | ({"until": filled.until} if filled.until else {})
    return dialogue.begin(event, "wish.post", community=event.home, answers=first)


def _may_post(event: Event) -> None:
    """Nobody fills in a form for nothing. Raises TooManyOpen."""
    refuse(_why_not_post(event))


def _why_not_post(event: Event) -> Refused | None:
    """Why there is no community in which they may post."""
    homes = [event.home] if event.home else memberships.homes(event.session, event.person_id)
    nos = [submission.why_not_post(event.session, event.person_id, each) for each in homes]
    return nos[0] if nos and all(nos) else None


def _begun(event: Event, community_id: int | None) -> Reply:
    """The form, with the sentence after the command where it says a wish: whoever says another one
    than before means that one."""
    typed = screening.clean(event.args)
    first = {"what": f"={typed}"} if read_wish.fits(typed, event.words) else {}
    if first:
        dialogue.put_aside(event, "wish.post", first)
        first = sentences.answers(event, "wish.post", "what", first["what"], community_id)
    reply = dialogue.begin(event, "wish.post", community=community_id, answers=first)
    if len(typed) <= wishes.STORY_LIMIT:
        return reply
    too_long = Message(lead=event.words("idle-too-long", limit=wishes.STORY_LIMIT))
    return replace(reply, messages=(too_long, *reply.messages))


def _in_private(event: Event, gentle: tuple[Message, ...]) -> Reply:
    """The form opens in the private chat at once when it can be written to, below `gentle`."""
    community_id = home(event)
    question = (*gentle, *_begun(event, community_id).messages)
    link = Button(event.words("group-go-private"), link=event.link("form.continue"))
    is_private = screening.tucked(event.args) != event.args  # and all the group reads it
    note = event.words("group-wish-take-back") if is_private else ""
    here = Message(lead=event.words("group-wish-private"), note=note, rows=((link,),))
    return Reply(messages=(here,), private=question if event.is_reachable else ())


@form("wish.say")
@form("wish.post")
def posted(event: Event, filled: NewWish) -> Reply:
    return _handed_in(event, submission.submit(event.session, event.person_id, filled))


@form("wish.revise")
def revised(event: Event, filled: NewWish) -> Reply:
    wish = submission.resubmit(event.session, event.person_id, event.subject, filled)
    return _handed_in(event, wish)


def _handed_in(event: Event, wish: Wish) -> Reply:
    words, event.subject = event.words, wish.key
    said_ = [Message(lead=words("wish-post-done", code=wish.code))]
    if family := flags.family(wish):
        called = alarms.called(event.session, wish.community_id)
        note = words(f"danger-{called}")
        said_.append(danger.numbers(event, wish.community_id, family, note))  # they stay in sight
    return said(*said_)


def _really(event: Event, wish: Wish) -> Message:
    words = event.words
    labels = (words("own-withdraw-sure"), words("own-keep"))
    lead = words("own-withdraw-question", title=wish.title, **_holders(event, wish))
    return Message(lead=lead, rows=(sure_or_keep(Action("wish.withdraw", wish.key), *labels),))


@button("wish.own", door=wishes.for_owner)
def look(event: Event, wish: Wish) -> Reply:
    """One's own wish; a page of those who bring it, where they are many."""
    page = number(event.action.arg) if event.action.arg.isdecimal() else 0
    return Reply(edit=own_card.own(event.session, wish, event.words, page), toast=Toast(""))


@button("wish.withdraw", door=wishes.for_owner)
@confirm_first(_really, look)
def withdraw(event: Event, wish: Wish) -> Reply:
    words = event.words
    left = releases.call_off(event.session, event.person_id, wish.key)
    if left.state in wishes.PUBLIC:  # what was brought is the wish from now on
        shown = own_card.own(event.session, left, words)
        return Reply(edit=shown, toast=Toast(words("own-withdrawn-rest")))
    lead = words("own-withdrawn", code=wish.code)
    return Reply(edit=Message(lead=lead), toast=Toast(""))


def _holders(event: Event, wish: Wish) -> dict[str, object]:
    """How many have it in hand, and the name of one, masked."""
    live = claims.live_on(event.session, wish)
    name = wish_card.called(event.session, live[0], event.words) if live else ""
    return {"held": len(live), "name": name}


@button("wish.revise", door=wishes.for_owner)
def revise(event: Event, wish: Wish) -> Reply:
    """The filled-in form once more, ready to be changed."""
    if wish.state not in wishes.EDITABLE:
        raise wishes.NotEditable()
    answers = _as_answers(wish, event.words)
    reply = dialogue.begin(event, "wish.revise", wish.key, wish.community_id, answers)
    return Reply(reply.messages, Toast(""))


def _as_answers(wish: Wish, words: Words) -> dict[str, str]:
    """The raw answers that would fill in the form as the wish is."""
    private = wishes.private(wish)
    answers = {
        "what": f"={wish.title}",
        "kind": str(wish.category),
        "amount": f"{wish.wanted} {wish.unit}",
        "whom": str(wish.for_whom),
        "agreed": "yes",
        "urgency": str(wish.urgency),
        "until": wish.until.isoformat() if wish.until else "-",
        "photo": f"{wish.photo}!" if wish.photo else "-",
    }
    if read_wish.title(wish.title, words) != wish.title:
        answers["title"] = f"={wish.title}"
    for name in ("story", "place", "phone", "beneficiary", "proxy"):
        text = getattr(private, name)
        answers[name] = f"={text}" if text else "-"
    return answers


@command("show", who=WhoMay("wish.review"), group=False, link=True, often=5)
def show(event: Event) -> Reply:
    """/show 42: everything a worker may see; the look is recorded."""
    community_id = home(event, "wish.review")
    numbers = [int(each) for each in re.findall(r"\d{1,6}", event.args)]
    if not numbers:
        return said(Message(lead=event.words("show-which")))
    year = numbers[0] if len(numbers) > 1 else None
    found = numbering.called(event.session, Wish, community_id, numbers[-1], year)
    private = review.read_private(event.session, event.person_id, found.key)
    return said(review_card.full(event.session, found, private, event.words))


def shown_in_full(event: Event, wish: Wish) -> Reply:
    """What stood there before a worker was asked whether they are sure."""
    private = review.read_private(event.session, event.person_id, wish.key)
    shown = review_card.full(event.session, wish, private, event.words)
    return Reply(edit=shown, toast=Toast(""))


@button("wish.show", door=review.for_staff, group=True)
def show_button(event: Event, wish: Wish) -> Reply:
    """In private always: a workers' group may have guests."""
    private = review.read_private(event.session, event.person_id, wish.key)
    page = event.action.arg.partition("=")[2]
    shown = review_card.full(event.session, wish, private, event.words, number(page or "0"))
    if event.is_private and page:
        return Reply(edit=shown, toast=Toast(""))
    if event.is_private:
        return Reply(messages=(shown,), toast=Toast(""))
    if event.is_reachable:
        return Reply(private=(shown,), toast=Toast(event.words("sent-privately")))
    link = event.link("wish.show", wish.key)
    return Reply(toast=Toast(event.words("open-chat-first"), link=link))


@link("wish.show", door=review.for_staff)
def follow(event: Event, wish: Wish) -> Reply:
    """Who could not be written to when they asked for it in the group."""
    private = review.read_private(event.session, event.person_id, wish.key)
    return said(review_card.full(event.session, wish, private, event.words))
