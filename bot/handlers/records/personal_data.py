"""What is kept about me: a copy of it, and forgetting it."""

from bot.cards.records import personal_data as card
from bot.messages import Action, Message, Reply, Toast
from bot.register.buttons import button, nothing
from bot.register.commands import anyone, command, is_staff_somewhere
from bot.register.confirm_first import confirm_first, sure_or_keep
from bot.register.event import Event, said
from storage.records import personal_data


@command("mydata", who=anyone, link=True, often=62)
def my_data(event: Event) -> Reply:
    """A copy of everything kept about me, in as many messages as it takes."""
    kept = personal_data.everything(event.session, event.person_id)
    lead = Message(title=event.words("mydata-title"), lead=event.words("mydata-lead"))
    parts = card.parts(card.groups(event.session, kept, event.words))
    return said(lead, *(Message(lead=part) for part in parts))


@command("forgetme", who=anyone, often=63)
def forget_me(event: Event) -> Reply:
    """First what goes and what must stay."""
    return said(_what_goes(event, 0))


def _what_goes(event: Event, _: int) -> Message:
    counts = personal_data.at_stake(event.session, event.person_id)
    labels = (event.words("forget-sure"), event.words("forget-keep"))
    go, keep = sure_or_keep(Action("person.forget", 0), *labels)
    ends = [event.words(f"forget-ends-{name}", count=n) for name, n in counts.items() if n]
    lead = "\n".join((event.words("forget-lead"), *ends))
    stays = ["forget-stays"]
    if is_staff_somewhere(event.session, event.person_id):
        stays.append("forget-stays-worker")
    note = "\n".join(event.words(each) for each in stays)
    return Message(title=event.words("forget-title"), lead=lead, note=note, rows=((keep, go),))


def _kept(event: Event, _: int) -> Reply:
    return Reply(edit=Message(lead=event.words("forget-kept")), toast=Toast(""))


@button("person.forget", door=nothing)
@confirm_first(_what_goes, _kept)
def forget_sure(event: Event, _: int) -> Reply:
    words = event.words  # theirs, while we know who they are
    named = personal_data.forget(event.session, event.person_id)
    return Reply(edit=Message(lead=words("forget-done", cards=named)), toast=Toast(""))
