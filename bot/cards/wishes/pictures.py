"""Pictures on their way into the group: to the worker who looks at them, to whoever they belong to,
to the group."""

from dataclasses import replace

from sqlmodel import Session

from bot.cards.community.names import named
from bot.cards.wishes.claims import read, title
from bot.cards.wishes.wishes import heading
from bot.messages import Action, Button, Message
from bot.register.notifications import Telling, notification
from bot.texts import Words
from storage.community import consents
from storage.community.consents import ConsentKind
from storage.wishes import pictures, wishes
from storage.wishes.claims import Claim, ClaimState
from storage.wishes.looks import Look
from storage.wishes.wishes import Wish

YES, NO = "yes", "no"


def to_look(session: Session, wish: Wish, words: Words, *, in_group: bool) -> Message:
    """A worker decides about the picture of a wish that is in the group."""
    name = named(session, wish.owner_id, words, in_group=in_group)
    lead = words("told-wish-photo-asked", name=name, title=wish.title)
    message = Message(title=heading(wish, words), lead=lead, photos=(wish.photo,))
    return _asked(message, wish, Action("wish.show-photo", wish.key), words)


def brought_to_look(session: Session, claim: Claim, words: Words) -> Message:
    """The same of what somebody brought."""
    wish = session.get_one(Wish, claim.wish_id)
    lead = words("told-claim-photos-asked", title=wish.title)
    message = Message(title=heading(wish, words), lead=lead, photos=tuple(claim.photos))
    return _asked(message, wish, Action("claim.show-photos", claim.key), words)


def _asked(message: Message, wish: Wish, do: Action, words: Words) -> Message:
    """Whoever is not shown the picture can only keep it out of the group."""
    yes = Button(words("photo-look-yes"), do._replace(arg=YES))
    no = Button(words("photo-look-no"), do._replace(arg=NO))
    unseen = words("photo-look-unseen", title=wish.title)
    instead = replace(message, lead=unseen, photos=(), rows=((no,),))
    return replace(message, rows=((no, yes),), instead=instead)


@notification(pictures.TO_LOOK)
def photo_asked(telling: Telling) -> Message | None:
    wish = telling.session.get_one(Wish, telling.told.row_id)
    if wish.photo_look is not Look.ASKED or wish.state not in wishes.PUBLIC:
        return None
    in_group = telling.told.group_id is not None
    return to_look(telling.session, wish, telling.words, in_group=in_group)


@notification(pictures.BROUGHT_TO_LOOK)
def photos_asked(telling: Telling) -> Message | None:
    claim, _ = read(telling)
    if claim.photos_look is not Look.ASKED:
        return None
    return brought_to_look(telling.session, claim, telling.words)


@notification(pictures.LOOKED)
def photo_looked(telling: Telling) -> Message | None:
    """To the owner: what became of it."""
    wish = telling.session.get_one(Wish, telling.told.row_id)
    return _looked(wish, wish.photo_look, telling.words)


@notification(pictures.BROUGHT_LOOKED)
def photos_looked(telling: Telling) -> Message | None:
    claim, wish = read(telling)
    return _looked(wish, claim.photos_look, telling.words)


def _looked(wish: Wish, look: Look, words: Words) -> Message | None:
    if look not in (Look.PASSED, Look.KEPT):
        return None
    key = "told-photo-passed" if look is Look.PASSED else "told-photo-kept"
    return Message(title=heading(wish, words), lead=words(key, title=wish.title))


@notification(pictures.BROUGHT)
def claim_photos(telling: Telling) -> Message | None:
    """To the group, after both sides agreed and a worker looked: the pictures and one neutral
    line."""
    claim, wish = read(telling)
    if not _may_be_seen(telling.session, claim):
        return None
    words = telling.words
    is_lit = wish.state is wishes.WishState.CONFIRMED
    key = "told-claim-photos" if is_lit else "told-claim-photos-in-part"
    head = words("lit-title", title=wish.title, code=wish.code) if is_lit else title(wish, words)
    shown = Message(title=head, lead=words(key, title=wish.title), photos=tuple(claim.photos))
    return replace(shown, instead=Message(title=head, lead=words("lit-without-photos")))


def _may_be_seen(session: Session, claim: Claim) -> bool:
    """Still: what it is about may have been taken back, or be gone."""
    is_passed = claim.photos_look is Look.PASSED and claim.state is ClaimState.CONFIRMED
    is_agreed = consents.stands(session, claim.wish_id, ConsentKind.SHOW_DELIVERY)
    return is_passed and is_agreed and bool(claim.photos)
