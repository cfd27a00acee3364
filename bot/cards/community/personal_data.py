"""What is kept about somebody as a neighbour, in the copy for them."""

from itertools import groupby
from operator import attrgetter

from bot.cards.community.roles import label
from bot.register.copies import DEEDS, Reader, copied
from bot.texts import Words
from storage.community import communities, organisations
from storage.community.accounts import Account
from storage.community.history import Entry
from storage.community.invites import Invite, InviteUse
from storage.community.memberships import Grant
from storage.community.people import Person
from storage.community.put_out import PutOut


@copied("you")
def _person(reader: Reader, person: Person) -> list[str]:
    words, since = reader.words, reader.day(person.created_at)
    lines = [words("mine-name", name=person.name), words("mine-since", day=since)]
    if person.language:
        lines.append(words("mine-language", name=words("language-name")))
    return [*lines, words("mine-is-quiet")] if person.is_quiet else lines


@copied("accounts")
def _account(reader: Reader, account: Account) -> list[str]:
    called = f"@{account.username}" if account.username else ""
    shown = {"channel": account.channel.title(), "id": account.external_id, "called": called}
    lines = [reader.words("mine-account", **shown).strip()]
    for key, at in (("opened", account.opened_at), ("blocked", account.blocked_at)):
        lines += [reader.words(f"mine-account-{key}", day=reader.day(at))] if at else []
    return lines


@copied("roles")
def _role(reader: Reader, grant: Grant) -> list[str]:
    words, session = reader.words, reader.session
    line = words(
        "mine-role",
        community=communities.get(session, grant.community_id).name,
        role=label(grant.role, words),
        day=reader.day(grant.granted_at),
    )
    behind = session.get(organisations.Organisation, grant.organisation_id or 0)
    line += words("mine-role-behind", name=behind.name) if behind else ""
    over = grant.revoked_at
    return [line + (words("mine-role-over", day=reader.day(over)) if over else "")]


@copied("removed")
def _out(reader: Reader, out: PutOut) -> list[str]:
    name = communities.get(reader.session, out.community_id).name
    return [reader.words("mine-was-put-out", community=name, day=reader.day(out.at))]


@copied("links")
def _link(reader: Reader, use: InviteUse) -> list[str]:
    role = reader.session.get_one(Invite, use.invite_id).role
    named = label(role, reader.words)
    return [reader.words("mine-link", role=named, day=reader.day(use.used_at))]


@copied("invited")
def _invite(reader: Reader, invite: Invite) -> list[str]:
    named, day = label(invite.role, reader.words), reader.day(invite.expires_at)
    return [reader.words("mine-invite", role=named, day=day, left=invite.uses_left)]


@copied("helped", at_once=True)
@copied("done", at_once=True)
def _deeds(reader: Reader, entries: list[Entry]) -> list[str]:
    """What was done, each kind in one line: how often, from when to when."""
    kind = attrgetter("noun", "what")
    lines = []
    for _, same in groupby(sorted(entries, key=kind), key=kind):
        each = sorted(same, key=lambda entry: entry.at)
        first, last = reader.day(each[0].at), reader.day(each[-1].at)
        what = _deed(reader.words, each[0])
        lines.append(reader.words("mine-deed", what=what, count=len(each), first=first, last=last))
    return lines


def _deed(words: Words, entry: Entry) -> str:
    if told := DEEDS.get(entry.noun):
        return told(words, entry.what)
    key = f"did-{entry.noun}-{entry.what}"
    return words(key) if words.has(key) else words("did-else")
