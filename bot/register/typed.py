"""What waits for somebody, and which words of theirs mean which button. A subject declares what it
waits for beside its cards; what words mean stands among its texts (`typed.toml`)."""

import re
import tomllib
import unicodedata
from collections.abc import Callable, Iterable
from functools import cache
from typing import NamedTuple

from sqlmodel import Session

from bot.messages import Action
from bot.register import actions
from bot.texts import FOLDER, LANGUAGES, Words

MOST = 4  # buttons that are offered at once
LONGEST = 60  # characters of an answer that a button gives as well
STORY = 500  # and of one to a question


class Act(NamedTuple):
    """What words may mean: `name` finds those that do ("" for any words), the button is `action`.
    Where its form is to have the words themselves, it takes them."""

    name: str
    label: str
    action: Action
    takes_words: bool = False


class Waiting(NamedTuple):
    """Something that waits for this person: what it is about, and what they may answer."""

    title: str
    acts: tuple[Act, ...]


Look = Callable[[Session, int, Words], Iterable[Waiting]]

_LOOKS: dict[str, Look] = {}


def waits(name: str) -> Callable[[Look], Look]:
    """Register what of one kind waits for somebody: rows of their own, as the doors of its buttons
    give them."""

    def register(look: Look) -> Look:
        assert name not in _LOOKS, name
        _LOOKS[name] = look
        return look

    return register


class Meant(NamedTuple):
    """What somebody may have meant, and about what."""

    title: str
    act: Act


def waiting(session: Session, person_id: int, words: Words) -> list[Meant]:
    """All that somebody may answer now."""
    return [
        Meant(each.title, act) for each in _waiting(session, person_id, words) for act in each.acts
    ]


def _waiting(session: Session, person_id: int, words: Words) -> list[Waiting]:
    return [each for look in _LOOKS.values() for each in look(session, person_id, words)]


def label(meant: Meant, words: Words) -> str:
    """A button that says the act and about what."""
    return words("typed-button", act=meant.act.label, title=meant.title)


def meant(
    session: Session, person_id: int, said: str, replies_to: tuple[str, ...], words: Words
) -> list[Meant]:
    """The buttons that somebody's words may mean, the likeliest first, then what else they may
    answer about the same; none for words about nothing that waits for them. Of a reply only what
    the message with these buttons is about counts, whatever the words are."""
    found = _waiting(session, person_id, words)
    answered = [each for each in found if _is_about(each, replies_to)]
    named = [each for each in found if _names(each, said)]
    for some in (answered, named, found):
        if understood := _understood(some, said, words):
            return understood[:MOST]
    return of_reply(session, person_id, replies_to, words)[:MOST]


def of_reply(
    session: Session, person_id: int, replies_to: tuple[str, ...], words: Words
) -> list[Meant]:
    """What may be answered about the row that the message with these buttons is about."""
    mine = _waiting(session, person_id, words) if replies_to else []
    about = [each for each in mine if _is_about(each, replies_to)]
    return [Meant(each.title, act) for each in about for act in each.acts]


def _is_about(waiting: Waiting, buttons: tuple[str, ...]) -> bool:
    """Whether the message that was replied to has a button of the same row."""
    read = filter(None, map(actions.read, buttons))
    rows = {(action.verb.partition(".")[0], action.id) for action in read}
    return bool(rows & {_row(act) for act in waiting.acts})


def _row(act: Act) -> tuple[str, int]:
    return act.action.verb.partition(".")[0], act.action.id


def _names(waiting: Waiting, text: str) -> bool:
    """Whether two letters in a row are of its title."""
    title = "".join(waiting.title.split())
    return any(title[at : at + 2] in text for at in range(len(title) - 1))


def _shares(waiting: Waiting, text: str) -> int:
    """How many letters are of its title: 「锅」 is the pot before the lamp."""
    return len({each for each in waiting.title if each.isalpha()}.intersection(text))


def _understood(some: list[Waiting], text: str, words: Words) -> list[Meant]:
    names = {act.name for each in some for act in each.acts}
    says = meanings(text, names, words)
    found = [
        Meant(each.title, act)
        for name in says
        for each in sorted(some, key=lambda each: -_shares(each, text))
        for act in each.acts
        if act.name == name
    ]
    if len({_row(each.act) for each in found}) == 1:  # one thing: what else may be said of it
        of = next(each for each in some if found[0].act in each.acts)
        found += [Meant(of.title, act) for act in of.acts if act.name not in says]
    return found


def meanings(text: str, names: Iterable[str], words: Words) -> list[str]:
    """Which of these acts words mean; "" is any sentence, where they mean none of the others."""
    said = unicodedata.normalize("NFKC", text).casefold().strip()
    known = [expressions(each) for each in sorted(LANGUAGES, key=words.language.__ne__)]
    bare = said.strip(" .,!?~。")
    is_nothing = any(each["nothing"].means.fullmatch(bare) for each in known)
    if len(text) > STORY or is_nothing or not re.search(r"\w", said):
        return []
    mine, any_words = sorted(filter(None, names)), [""] if "" in names else []
    for language in known:
        if found := [each for each in mine if _says(language[each], said)]:
            return [each for each in found if not language[each].is_faint] or [*any_words, *found]
    return any_words


def _says(act: "Expression", said: str) -> bool:
    return len(said) <= LONGEST and bool(act.means.search(said)) and not act.but.search(said)


def is_faint(meant: Meant) -> bool:
    """Whether words mean this only where they mean nothing else."""
    known = (expressions(each)[meant.act.name] for each in LANGUAGES)
    return bool(meant.act.name) and any(each.is_faint for each in known)


class Expression(NamedTuple):
    """What words mean an act, and beside which they do not. One that is faint counts where no other
    does."""

    means: re.Pattern[str]
    but: re.Pattern[str]
    is_faint: bool


@cache
def expressions(language: str) -> dict[str, Expression]:
    """Of all subjects, by the name of the act (`typed.toml` among their texts)."""
    found: dict[str, Expression] = {}
    for path in (FOLDER / language).glob("**/typed.toml"):
        for name, each in tomllib.loads(path.read_text("utf-8")).items():
            assert name not in found, name
            means, but = re.compile(each["means"]), re.compile(each["but"] or "(?!)")
            found[name] = Expression(means, but, each.get("faint", False))
    return found
