"""How an open question looks: its words, its buttons, the ways out of it."""

from bot.forms.answers import Confirm, Photos, Wrong, wanted
from bot.forms.engine import BESIDE, Question
from bot.messages import Action, Button, Message
from bot.register.forms import said_as
from bot.texts import Words
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
    rows = _rows(talk, question, words)
    preview = question.kind.preview if isinstance(question.kind, Confirm) else None
    if preview is None:
        return Message(lead=lead, rows=rows)
    shown = preview(words)
    return Message(
        title=shown.title,
        lead=shown.lead,
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
    if isinstance(question.kind, Confirm) and question.kind.edits:
        rows.append((_button(talk, words("talk-edit"), "_edits"),))
    return (*rows, _way_out(talk, question, words))


def _way_out(talk: Conversation, question: Question, words: Words) -> tuple[Button, ...]:
    cancel = _button(talk, words("talk-cancel"), "_cancel")
    if isinstance(question.kind, Confirm) and not question.kind.only:
        return () if not question.kind.edits else (cancel,)
    if not conversations.answers(talk).keys() - BESIDE:
        return (cancel,)  # nothing was answered before
    return (_button(talk, words("talk-back"), "_back"), cancel)


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


def to_change(talk: Conversation, keys: list[str], words: Words) -> Message:
    """Which of these answers is to be another one?"""
    flow = said_as(talk.flow)
    named = [key for key in keys if words.has(f"{flow}-{key}-label")]
    buttons = [_button(talk, words(f"{flow}-{key}-label"), f"_edit={key}") for key in named]
    rows = tuple(tuple(buttons[at : at + 2]) for at in range(0, len(buttons), 2))
    back = Button(words("talk-nothing-to-change"), Action("form.answer", talk.key, "_show"))
    return Message(lead=words("talk-what-to-change"), rows=(*rows, (back,)))
