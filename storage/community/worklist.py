"""What waits for a worker about groups: those that take no word from us; and about homes: who says
that they live there."""

from datetime import timedelta
from typing import Any

from sqlalchemy import and_, exists, literal_column
from sqlalchemy.orm import aliased
from sqlmodel import col, select

from storage.community.groups import Group
from storage.community.households import HouseholdMember
from storage.engine import clock
from storage.engine.worklist import part
from storage.messaging.outbox import Told

# said as they are: a partial index serves no parameter
_PARKED: Any = literal_column("'parked'")
_READY: Any = literal_column("'ready'")
_IN_GROUP = (col(Told.group_id) == col(Group.id)) & col(Group.is_present)
_IS_PARKED = exists().where(_IN_GROUP, col(Told.state) == _PARKED)
_IS_REFUSED = exists().where(_IN_GROUP, col(Told.state) == _READY, col(Told.attempts) > 0)
_WAITS = _IS_PARKED | _IS_REFUSED
_OTHER = aliased(Group)
_SAME = (col(_OTHER.community_id) == col(Group.community_id)) & (
    col(_OTHER.purpose) == col(Group.purpose)
)
# we were put out, and no other group reads what this one did
_IS_MISSED = and_(
    col(Group.community_id).is_not(None),
    ~col(Group.is_present),
    ~exists().where(_SAME, col(_OTHER.is_present)),
)

# what was to be said there waits, with the reason in `Group.trouble`
STUCK = part("group.mend", 5, Group, lambda _: select(Group).where(_WAITS | _IS_MISSED))

PATIENCE = timedelta(days=1)  # for those of the home, who were asked


def _undecided() -> Any:
    live = select(HouseholdMember).where(
        col(HouseholdMember.until).is_(None),
        col(HouseholdMember.lives_here),
        col(HouseholdMember.decided_at).is_(None),
    )
    return live.where(col(HouseholdMember.since) < clock.now() - PATIENCE)


# somebody says that they live where others do, and nobody of these has said whether it is so
UNDECIDED = part("household.joined", 33, HouseholdMember, lambda _: _undecided())
