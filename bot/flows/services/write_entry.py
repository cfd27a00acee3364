"""A worker writes an entry of the service directory, or changes one."""

from typing import NamedTuple

from bot.cards.services import services as card
from bot.forms.answers import Choice, Text
from bot.forms.engine import Ask
from bot.forms.last_look import LastLook
from bot.messages import Message
from bot.register.forms import flow
from bot.texts import Words
from storage.services import entries
from storage.services.entries import NewEntry, ServiceEntry, ServiceGroup

PARTS = ("for_whom", "place", "hours", "fee", "bring", "who", "promise")
ADDED = (*PARTS, "words")


class Changed(NamedTuple):
    """An entry as it is to be, and the revision that was changed."""

    form: NewEntry
    seen: int | None


@flow("service.change", words="service.write", about=ServiceEntry)
def change_entry(ask: Ask) -> Changed:
    """The same, filled in. Raises NotFound, EntryRetired."""
    who, _, entry_id = ask.about
    ask.read(lambda session: entries.to_change(session, who, entry_id))
    return Changed(write_entry(ask), ask.seen)


@flow("service.write")
def write_entry(ask: Ask) -> NewEntry:
    """What it is, in two lines; all else may be added under the look at it."""
    title = ask("title", Text(entries.TITLE_LIMIT))
    what = ask("what", Text(entries.WHAT_LIMIT))
    kind = ask.maybe("kind", Choice(tuple(ServiceGroup), columns=2), ServiceGroup.PAPERS)
    short = Text(entries.FIELD_LIMIT, optional=True)
    parts = {name: ask.maybe(_key(name), short, "") for name in PARTS}
    words = ask.maybe("words", Text(entries.WORDS_LIMIT, optional=True), "")
    lines = "\n".join(dict.fromkeys(words.replace("\n", " ").split()))
    form = NewEntry(ask.about.community_id or 0, kind, title, what, **parts, words=lines)
    _look(ask, form)
    return form


def _look(ask: Ask, form: NewEntry) -> None:
    def preview(words: Words) -> Message:
        return card.entry(form, words)

    there = frozenset(_key(name) for name in ADDED if getattr(form, name))
    kind = (("kind", ask.words(f"service-kind-{form.kind}")),)
    adds = tuple(map(_key, ADDED))
    ask("sure", LastLook(preview, reads=kind, adds=adds, there=there))


def _key(name: str) -> str:
    return name.replace("_", "-")


def as_answers(entry: ServiceEntry | NewEntry) -> dict[str, str]:
    """The raw answers that would fill in the form as the entry is."""
    texts = {_key(name): getattr(entry, name).replace("\n", " ") for name in ADDED}
    answers = {"title": entry.title, "what": entry.what} | texts
    return {key: f"={text}" for key, text in answers.items() if text} | {"kind": str(entry.kind)}
