"""What must always hold, asked of the database itself: each invariant is one small query."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice

from sqlalchemy import text
from sqlmodel import Session, col, select

from storage.engine import clock, columns
from storage.engine.columns import SealedField
from storage.engine.vault import CannotOpen
from storage.messaging.outbox import OutboxState, Told

NAMED = 20  # rows that a sentence names at most
SAMPLE = 100  # rows of each sealed field that are opened
STUCK = timedelta(hours=1)  # far longer than a lease and the look for lost ones

# Each finds the ids of the rows that break the rule.
RULES = {
    "somebody promised the same wish twice": """
        SELECT wish_id FROM claim WHERE state = 'claimed'
        GROUP BY wish_id, person_id HAVING count(*) > 1""",
    "a claim stands for a wish that is not in the group": """
        SELECT claim.id FROM claim JOIN wish ON wish.id = claim.wish_id
        WHERE claim.state IN ('claimed', 'delivered', 'confirmed')
        AND wish.state NOT IN ('open', 'claimed', 'delivered', 'confirmed')""",
    "a wish's state is not what its figures make": """
        SELECT id FROM wish WHERE state IN ('open', 'claimed', 'delivered', 'confirmed')
        AND state <> CASE WHEN confirmed >= wanted THEN 'confirmed'
            WHEN delivered >= wanted THEN 'delivered'
            WHEN claimed + offered >= wanted THEN 'claimed' ELSE 'open' END""",
    "a wish counts more than it wants, or less than nothing": """
        SELECT id FROM wish WHERE wanted < 1 OR wanted > asked OR claimed + offered > wanted
        OR offered < 0 OR delivered > claimed OR confirmed > delivered OR confirmed < 0""",
    "a wish's offers are not the sums of its waiting list": """
        SELECT wish.id FROM wish LEFT JOIN waiting
        ON waiting.wish_id = wish.id AND waiting.state = 'offered'
        GROUP BY wish.id, wish.offered
        HAVING wish.offered <> coalesce(sum(waiting.quantity), 0)""",
    "somebody waits for a wish that has closed": """
        SELECT waiting.id FROM waiting JOIN wish ON wish.id = waiting.wish_id
        WHERE waiting.state IN ('waiting', 'offered')
        AND wish.state NOT IN ('open', 'claimed', 'delivered')""",
    "somebody waits twice for the same wish": """
        SELECT min(id) FROM waiting WHERE state IN ('waiting', 'offered')
        GROUP BY wish_id, person_id HAVING count(*) > 1""",
    "an offer has no end, or no pieces": """
        SELECT id FROM waiting WHERE state = 'offered' AND (until IS NULL OR quantity < 1)""",
    "somebody holds their own wish, or waits for it": """
        SELECT wish.id FROM wish WHERE EXISTS (SELECT 1 FROM claim WHERE claim.wish_id = wish.id
            AND claim.person_id = wish.owner_id AND claim.state IN ('claimed', 'delivered'))
        OR EXISTS (SELECT 1 FROM waiting WHERE waiting.wish_id = wish.id
            AND waiting.person_id = wish.owner_id AND waiting.state IN ('waiting', 'offered'))""",
    "a claim has no pieces": "SELECT id FROM claim WHERE quantity < 1",
    "somebody is asked to go on with what nobody holds": """
        SELECT handover.id FROM handover JOIN claim ON claim.id = handover.claim_id
        WHERE handover.state = 'asked' AND claim.state <> 'claimed'""",
    "a change is proposed to nobody": """
        SELECT id FROM wish_change WHERE state = 'asked' AND NOT EXISTS (SELECT 1 FROM claim
            WHERE claim.wish_id = wish_change.wish_id AND claim.state = 'claimed')""",
    "the words of a change outlived it": """
        SELECT id FROM wish_change WHERE state NOT IN ('review', 'asked') AND proposed <> ''""",
    "a change is looked at of a wish that is over": """
        SELECT wish_change.id FROM wish_change JOIN wish ON wish.id = wish_change.wish_id
        WHERE wish_change.state = 'review'
        AND wish.state NOT IN ('open', 'claimed', 'delivered')""",
    "a place on a list is of another community than its wish": """
        SELECT waiting.id FROM waiting JOIN wish ON wish.id = waiting.wish_id
        WHERE waiting.community_id <> wish.community_id""",
    "a handover is of another community than its claim": """
        SELECT handover.id FROM handover JOIN claim ON claim.id = handover.claim_id
        WHERE handover.community_id <> claim.community_id""",
    "a change is of another community than its wish": """
        SELECT wish_change.id FROM wish_change JOIN wish ON wish.id = wish_change.wish_id
        WHERE wish_change.community_id <> wish.community_id""",
    "a wish's figures are not the sums of its claims": """
        SELECT wish.id FROM wish LEFT JOIN claim ON claim.wish_id = wish.id
        GROUP BY wish.id, wish.claimed, wish.delivered, wish.confirmed
        HAVING wish.claimed <> coalesce(sum(CASE WHEN claim.state
            IN ('claimed', 'delivered', 'confirmed') THEN claim.quantity END), 0)
        OR wish.delivered <> coalesce(sum(CASE WHEN claim.state
            IN ('delivered', 'confirmed') THEN claim.quantity END), 0)
        OR wish.confirmed <> coalesce(sum(CASE WHEN claim.state
            = 'confirmed' THEN claim.quantity END), 0)""",
    "a closed wish has no closing time, or an open one has": """
        SELECT id FROM wish WHERE (closed_at IS NOT NULL)
        <> (state IN ('confirmed', 'refused', 'withdrawn', 'helped',
                      'closed', 'expired'))""",
    "a wish in the group was never published": """
        SELECT id FROM wish WHERE published_at IS NULL
        AND state IN ('open', 'claimed', 'delivered', 'confirmed')""",
    "two wishes have the same code": """
        SELECT min(id) FROM wish GROUP BY community_id, year, number HAVING count(*) > 1""",
    "a wish's number was never given out": """
        SELECT wish.id FROM wish LEFT JOIN counter ON counter.noun = 'wish'
        AND counter.community_id = wish.community_id AND counter.year = wish.year
        WHERE counter.last IS NULL OR wish.number > counter.last OR wish.number < 1""",
    "a claim is of another community than its wish": """
        SELECT claim.id FROM claim JOIN wish ON wish.id = claim.wish_id
        WHERE claim.community_id <> wish.community_id""",
    "a consent is of another community than its wish": """
        SELECT consent.id FROM consent JOIN wish ON wish.id = consent.wish_id
        WHERE consent.community_id <> wish.community_id""",
    "a claim stands for an organisation of another community": """
        SELECT claim.id FROM claim JOIN organisation ON organisation.id = claim.organisation_id
        WHERE claim.community_id <> organisation.community_id""",
    "a role stands for an organisation of another community": """
        SELECT role_grant.id FROM role_grant
        JOIN organisation ON organisation.id = role_grant.organisation_id
        WHERE role_grant.community_id <> organisation.community_id""",
    "somebody holds the same role twice": """
        SELECT min(id) FROM role_grant WHERE revoked_at IS NULL
        GROUP BY community_id, person_id, role HAVING count(*) > 1""",
    "somebody who was forgotten still holds a role": """
        SELECT role_grant.id FROM role_grant JOIN person ON person.id = role_grant.person_id
        WHERE person.forgotten_at IS NOT NULL AND role_grant.revoked_at IS NULL""",
    "something is to be told to nobody, or to two at once": """
        SELECT id FROM outbox WHERE (person_id IS NULL) = (group_id IS NULL)""",
    "something waits to be told to another community's group": """
        SELECT outbox.id FROM outbox JOIN chat_group ON chat_group.id = outbox.group_id
        WHERE outbox.state = 'ready' AND outbox.community_id <> chat_group.community_id""",
}


def breaches(session: Session) -> list[str]:
    """A sentence for each invariant that does not hold, with the ids of the rows; none is good."""
    found = [(rule, _ids(session, query)) for rule, query in RULES.items()]
    found.append(("a message has been in sending for more than an hour", _stuck(session)))
    found.append(("a sealed field does not open with this secret", _closed(session)))
    return [f"{rule}: {', '.join(ids)}" for rule, ids in found if ids]


def _ids(session: Session, query: str) -> list[str]:
    limited = text(f"{query} ORDER BY 1 LIMIT {NAMED}")
    return [str(each) for each in session.execute(limited).scalars()]


def _stuck(session: Session) -> list[str]:
    since = clock.now() - STUCK
    lease = col(Told.leased_until)
    stuck = select(Told.id).where(lease.is_(None) | (lease < since))
    found = session.exec(
        stuck.filter_by(state=OutboxState.SENDING).order_by(col(Told.id)).limit(NAMED)
    )
    return [str(each) for each in found]


def _closed(session: Session) -> list[str]:
    """Where sealed fields stand that don't open; of each the newest are tried."""
    shut = (place for field in columns.sealed_fields() for place in _shut(session, field))
    return list(islice(shut, NAMED))


def _shut(session: Session, field: SealedField) -> Iterator[str]:
    table, name = field
    kept = select(table).where(getattr(table, name) != "").order_by(table.id.desc())
    for row in session.exec(kept.limit(SAMPLE)):
        try:
            columns.opened(row, name)
        except CannotOpen as closed:
            yield closed.place
