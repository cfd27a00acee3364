"""How an open question looks: its words, its buttons, the ways out of it."""

from dataclasses import replace
from datetime import date

from bot.forms import added
from bot.forms.answers import Amount, Confirm, MoreToCome, Photos, Wrong, amount, wanted
from bot.forms.documents import Sent
from bot.forms.engine import BESIDE, Ask, Question
from bot.forms.last_look import LastLook
from bot.messages import Action, Button, Message, fact
from bot.register.forms import said_as
from bot.texts import Words, dates
from storage.messaging import conversations
from storage.messaging.conversations import Conversation


def asked(talk: Conversation, question: Question, words: Words, opening: str = "") -> Message:
    """A question with its buttons, below `opening`; a last look shows what it is about."""
    flow = said_as(talk.flow)
    lead = words(f"{flow}-{question.key}", **question.shown)
    if question.count:
        lead = words("answer-photo-more")
    if opening:
        lead = f"{opening}\n{lead}"
    if more := added.line(talk, words):
        lead = f"{more}\n{lead}"
    rows = (*added.row(talk, words), *_rows(talk, question, words))
    preview = question.kind.preview if isinstance(question.kind, Confirm) else None
    if preview is None:
        return Message(lead=lead, rows=rows)
    shown = preview(words)
    return Message(
        title=shown.title,
        lead=shown.lead,
        spans=shown.spans,
        facts=shown.facts,
        quote=shown.quote,
        note=lead,
        photos=shown.photos,
        rows=rows,
    )


def _rows(talk: Conversation, question: Question, words: Words) -> tuple[tuple[Button, ...], ...]:
    key = question.key
    options = question.kind.options(words, said_as(talk.flow), key)
    if isinstance(question.kind, Photos) and question.count:
        buttons = [_button(talk, words("answer-photo-done"), f"{key}=_done")]
    else:
        buttons = [_button(talk, option.label, f"{key}={option.raw}") for option in options]
    wide = question.kind.columns
    rows = [tuple(buttons[at : at + wide]) for at in range(0, len(buttons), wide)]
    if isinstance(question.kind, LastLook):
        rows += _changes(talk, question.kind, words)
    elif isinstance(question.kind, Confirm) and question.kind.edits:
        rows.append((_button(talk, words("talk-edit"), "_edits"),))
    return (*rows, _way_out(talk, question, words))


def _changes(talk: Conversation, look: LastLook, words: Words) -> list[tuple[Button, ...]]:
    """What was read and may be wrong, and a list of all else."""
    wrong = [_button(talk, words("talk-read", value=v), f"_edit={key}") for key, v in look.reads]
    shows = (_button(talk, words("talk-samples"), "_samples"),) if look.samples else ()
    return [tuple(wrong), (_button(talk, words("talk-add"), "_adds"), *shows)]


def _way_out(talk: Conversation, question: Question, words: Words) -> tuple[Button, ...]:
    cancel = _button(talk, words("talk-cancel"), "_cancel")
    if isinstance(question.kind, LastLook) and question.offers:
        return (_button(talk, words("talk-led"), "_led"), cancel)
    if isinstance(question.kind, Confirm) and not question.kind.only:
        return () if not question.kind.edits else (cancel,)
    given = len(conversations.answers(talk).keys() - BESIDE)
    if not given:
        return (cancel,)  # nothing was answered before
    back = _button(talk, words("talk-back"), "_back")
    others = (_button(talk, words("talk-edit-before"), "_edits"),) if given > 1 else ()
    return (back, *others, cancel)


def _button(talk: Conversation, label: str, arg: str) -> Button:
    return Button(label, Action("form.answer", talk.key, arg))


def wanted_instead(talk: Conversation, question: Question, wrong: Wrong, words: Words) -> Message:
    """What was wrong, then an example, then the question again with its buttons."""
    said = wanted(words, wrong)
    example = f"{said_as(talk.flow)}-{question.key}-example"
    if words.has(example):
        said = f"{said}\n{words('answer-example', example=words(example))}"
    has_more = conversations.answers(talk).keys() - BESIDE
    note = words("talk-kept") if has_more else ""
    return Message(lead=said, note=note, rows=_rows(talk, question, words))


def to_change(talk: Conversation, ask: Ask, words: Words) -> Message:
    """Which of the answers is to be another one?"""
    back = _button(talk, words("talk-nothing-to-change"), "_show")
    rows = _named(talk, ask, [*ask.answered, *_read(ask)], words)
    return Message(lead=words("talk-what-to-change"), rows=(*rows, (back,)))


def to_add(talk: Conversation, ask: Ask, words: Words) -> Message:
    """What is to be added, or to be another one? A line will do, too, where the form takes one."""
    back = _button(talk, words("talk-nothing-to-add"), "_show")
    rows = _named(talk, ask, _listed(ask), words)
    own = f"{said_as(talk.flow)}-adds"
    usual = "talk-what-to-add" if _look(ask).takes else "talk-what-to-tap"
    return Message(lead=words(own if words.has(own) else usual), rows=(*rows, (back,)))


def _named(
    talk: Conversation, ask: Ask, keys: list[str], words: Words
) -> tuple[tuple[Button, ...], ...]:
    """A button for each of these questions, by what its answer is called."""
    there = _there(ask)
    named = [(key, label(talk, ask, key, words)) for key in keys]
    buttons = [
        _button(talk, words("talk-there", name=name) if key in there else name, f"_edit={key}")
        for key, name in named
        if name
    ]
    return tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))


# -- answered --------------------------------------------------------------------------------------

TICKS, SHORT = 4, 24  # lines, and characters of an answer: more would push the question away


def ticks(talk: Conversation, ask: Ask, words: Words) -> list[str]:
    """What was answered lately, a line each, where it has a name."""
    told = [(label(talk, ask, key, words), _told(talk, ask, key, words)) for key in ask.answered]
    lines = [fact(name, value) for name, value in told if name and value]
    return [words("talk-tick", what=line) for line in lines[-TICKS:]]


def closed(talk: Conversation, ask: Ask, words: Words) -> Message:
    """What stays of a form where its buttons were: its last look, or what was answered."""
    key = ask.asked[-1] if ask.asked else ""
    kind = ask.kinds.get(key)
    if not isinstance(kind, Confirm) or kind.preview is None:
        lines = ticks(talk, ask, words) or _chosen(talk, ask, words)
        return Message(lead="\n".join(lines) or words("talk-became-done"))
    done = words("talk-tick", what=_told(talk, ask, key, words))
    return replace(kind.preview(words), note=done)


def _chosen(talk: Conversation, ask: Ask, words: Words) -> list[str]:
    """The button that was the last answer, of a form whose answers have no names."""
    key = ask.asked[-1] if ask.asked else ""
    is_button = key in ask.answers and isinstance(ask.kinds.get(key), Confirm)
    told = _told(talk, ask, key, words) if is_button else ""
    return [words("talk-tick", what=told)] if told else []


def _told(talk: Conversation, ask: Ask, key: str, words: Words) -> str:
    """An answer as it reads; "" for one that says nothing any more."""
    kind, raw = ask.kinds[key], ask.answers[key]
    for option in kind.options(words, said_as(talk.flow), key):
        if option.raw == raw:
            return option.label
    try:
        read = kind.read(raw)
        text = _kept(len(read), words) if isinstance(kind, Photos) else _as_text(read, words)
    except (Wrong, MoreToCome, ValueError):
        return ""
    return text if len(text) <= SHORT else f"{text[:SHORT]}…"


def _kept(pictures: int, words: Words) -> str:
    return words("answer-photo-kept", count=pictures) if pictures else ""


def _as_text(value: object, words: Words) -> str:
    match value:
        case Amount():
            return amount(*value)
        case date():
            return dates.said(value, words)
        case tuple() if all(isinstance(each, str) for each in value):
            return words.listed(map(str, value))
        case Sent():
            return value.name
        case str() | int():
            return " ".join(str(value).split())
    return ""


def label(talk: Conversation, ask: Ask, key: str, words: Words) -> str:
    """What the answer to a question is called; "" for one that needs no name."""
    name = f"{said_as(talk.flow)}-{key}-label"
    return words(name, **ask.shown.get(key, {})) if words.has(name) else ""


def _look(ask: Ask) -> LastLook:
    return ask.last if isinstance(ask.last, LastLook) else LastLook()


def _listed(ask: Ask) -> list[str]:
    """All of a last look that has no button of its own: what may be added first."""
    look, known = _look(ask), [*ask.answered, *ask.offers]
    beside = {*look.adds, *dict(look.reads)}
    return [*(each for each in look.adds if each in known), *(k for k in known if k not in beside)]


def _there(ask: Ask) -> set[str]:
    """What has been added already."""
    look = _look(ask)
    return {each for each in look.adds if each in look.there or ask.has(each)}


def _read(ask: Ask) -> list[str]:
    """At the last look, what was read from the words and can be another; what may be added has a
    list of its own."""
    if not isinstance(ask.last, LastLook):
        return []
    return [key for key in ask.offers if key not in ask.last.adds]
