"""The templates of a community, in a list; what can be done with one."""

from bot.cards.notices.notices import pictures
from bot.cards.notices.pages import last_page, turns
from bot.messages import Action, Button, Message
from bot.register.confirm_first import ASK, sure_or_keep
from bot.texts import Words
from storage.kit import spans
from storage.notices.templates import Template

PAGE = 6
Row = tuple[Button, ...]


def listing(found: list[Template], community_id: int, page: int, words: Words) -> Message:
    """A page of them: a tap on a name begins a notice with it."""
    if not found:
        return Message(lead=words("templates-none"))
    last = last_page(len(found), PAGE)
    at = min(page, last)
    names = tuple(_named(each, words) for each in found[at * PAGE : (at + 1) * PAGE])
    ways = turns("template.page", community_id, at, last, words)
    rows = (*names, *((ways,) if ways else ()))
    return Message(
        title=words("templates-title", count=len(found)), lead=words("templates-lead"), rows=rows
    )


def _named(template: Template, words: Words) -> Row:
    use = Button(template.name, Action("template.use", template.key))
    return use, Button(words("template-show-button"), Action("template.show", template.key))


def way(community_id: int, words: Words) -> Row:
    """To the list."""
    return (_to_list("templates-button", community_id, words),)


def _to_list(key: str, community_id: int, words: Words) -> Button:
    return Button(words(key), Action("template.page", community_id, "0"))


def whole(template: Template, words: Words) -> Message:
    """All that stands in it, and what to do with it."""
    use = Button(words("template-use-button"), Action("template.use", template.key))
    name = Button(words("template-rename-button"), Action("template.rename", template.key))
    drop = Button(words("template-drop-button"), Action("template.drop", template.key, ASK))
    back = _to_list("template-back", template.community_id, words)
    return Message(
        title=template.name,
        lead=template.text,
        spans=spans.read(template.looks),
        photos=pictures(template),
        rows=((use,), (name, drop), (back,)),
    )


def drop_first(template: Template, words: Words) -> Message:
    """Really?"""
    labels = words("template-drop-sure"), words("template-drop-keep")
    rows = (sure_or_keep(Action("template.drop", template.key), *labels),)
    return Message(lead=words("template-drop-question", name=template.name), rows=rows)


def used(template: Template, changing: list[str], words: Words) -> Message:
    """What of it is another each time."""
    if not changing:
        return Message(lead=words("template-used", name=template.name))
    days = words.listed(changing)
    return Message(lead=words("template-used-days", name=template.name, days=days))
