"""The workers' telephone list: who is to be called about a notice, one after the other."""

from sqlmodel import Session

from bot.cards.community.shares import slips as printed
from bot.cards.notices.notices import heading, short
from bot.messages import Action, Button, Message
from bot.pictures.sheet import Sheet
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words
from storage.community import communities
from storage.notices import calls, worklist
from storage.notices.calls import Callee, Slip
from storage.notices.copies import Copy
from storage.notices.notices import Notice


@worklist_card(worklist.CALL)
def to_call(to: Looking, notice: Notice) -> Message:
    """In the queue: how many are left, and the way to the first."""
    return overview(to.session, notice, to.words)


def overview(session: Session, notice: Notice, words: Words) -> Message:
    """How many are left; nobody is named before a worker takes up the telephone."""
    left = calls.left(session, notice)
    if not left:
        return Message(lead=words("ring-over"))
    first = Button(words("ring-first-button"), Action("ring.look", left[0].key))
    needing = calls.needing(session, notice)
    slips = ((_slips(notice, words),),) if needing else ()
    return Message(
        title=words("ring-title", count=len(left)),
        lead=_lead(left, notice, words),
        note=words("ring-needing", count=len(needing)) if needing else "",
        rows=((first,), *slips),
    )


def _lead(left: list[Copy], notice: Notice, words: Words) -> str:
    """What was done before, and only that."""
    done = calls.tried(left)
    told = {"kind": heading(words, notice.kind), "title": short(notice.text)}
    was = {(True, True): "both", (True, False): "reminded", (False, True): "knocked"}
    return words("ring-lead", **told, tried=was.get(done, "nothing"))


def person(called: Callee, notice: Notice, words: Words) -> Message:
    """One of them, with the number, and what can become of the call."""
    unknown = words("ring-unknown")
    facts = [
        (words("ring-number"), called.number or words("ring-no-number")),
        (words("ring-address"), called.address or unknown),
    ]
    if called.proxies:
        facts.append((words("ring-proxies"), words.listed(called.proxies)))
    note = "ring-silent" if called.has_chat else "ring-no-chat"
    return Message(
        above=words("ring-left", count=called.left),
        title=called.name,
        facts=tuple(facts),
        quote=notice.text,
        note=words(note),
        rows=_rows(called, notice, words),
    )


def _rows(called: Callee, notice: Notice, words: Words) -> tuple[tuple[Button, ...], ...]:
    at = called.copy.key
    knows = Button(words("ring-knows-button"), Action("ring.knows", at))
    nobody = Button(words("ring-nobody-button"), Action("ring.nobody", at))
    proxy = Button(words("ring-proxy-button"), Action("ring.proxy", at))
    said = Button(words("ring-words-button"), Action("ring.words", at))
    other = Button(words("ring-next-button"), Action("ring.next", at))
    slips = () if called.number else (_slips(notice, words),)
    ways = ((other,) if called.left > 1 else ()) + slips
    return tuple(filter(None, ((knows, nobody), (proxy, said), ways)))


def _slips(notice: Notice, words: Words) -> Button:
    return Button(words("ring-slips-button"), Action("ring.slips", notice.key))


def slips(
    session: Session, found: list[Slip], notice: Notice, link: str, outside: Words, words: Words
) -> Message:
    """To print and put on doors; whose they are stands small at the foot, to fold away."""
    return printed([_slip(session, each, notice, link, outside) for each in found], words)


def _slip(session: Session, slip: Slip, notice: Notice, link: str, words: Words) -> Sheet:
    community = communities.get(session, notice.community_id).name
    return Sheet(
        heading=words("ring-slip-heading", community=community),
        title=heading(words, notice.kind),
        lines=(("", notice.text),),
        link=link,
        scan=words("ring-slip-scan"),
        foot=slip.address,
    )
