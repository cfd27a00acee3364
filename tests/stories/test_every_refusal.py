"""Whether every way to be refused has its story."""

from storage.engine.errors import Refused
from tests.house.access import declared

TOLD = {
    "AlreadyClaimed",
    "AlreadyConfirmed",
    "AlreadyDone",
    "AlreadyReviewed",
    "AlreadyThanked",
    "AlreadyYours",
    "HoldingTooMany",
    "InviteSpent",
    "NoHome",
    "NotANeighbour",  # this and the next in tests/stories/community/test_put_out.py
    "StaffStays",
    "NotAllowed",
    "NotEditable",
    "NotFound",
    "NotHeld",
    "NotOpen",
    "NotWithdrawable",
    "OldButton",  # in test_bad_input.py
    "OnlyInGroups",
    "OwnDelivery",
    "OwnWish",
    "Stale",
    "TalkOver",
    "TooLongOver",  # in test_time.py
    "AlreadyAsked",  # this and the next eight in test_turned_down.py
    "BeingOffered",
    "DayTooFar",
    "PastChanging",
    "NotForThem",
    "NotWaiting",
    "NothingNew",
    "StillOpen",
    "TooLate",
    "AlreadyWaiting",  # this and the next five in test_turns.py and test_parts.py
    "ChangeOver",
    "HandoverOver",
    "NotYetOpen",
    "NothingAsked",
    "OfferOver",
    "AlreadyOver",  # in test_alarm_ends.py
    "AlreadySeenTo",  # in test_danger.py
    "Anonymous",  # in test_anonymous.py
    "ForAdmins",  # in tests/bot/test_in_charge.py
    "LastAdmin",  # in test_people_roles.py
    "NameTaken",  # this and the next two in test_settings.py
    "OutOfOrder",
    "SetMeanwhile",
    "LastDayOver",  # in tests/storage/wishes/test_last_day.py
    "DayGone",  # in tests/bot/test_more_time.py
    "RestTaken",  # in test_parts.py
    "BetterInPerson",  # in tests/bot/test_changes.py
    "NotTakenBack",  # in tests/bot/test_confirming.py
    "NothingToPassOn",  # in test_shares.py
    "NothingToShare",  # in test_sharing.py
    "TooManyOpen",
    "WhichHome",  # in test_two_communities.py
    "BeingLookedAt",  # this and the next eight in tests/storage/wishes/test_relay.py
    "BetterToAWorker",
    "CarriedNoMore",
    "HourDeclined",
    "HourOver",
    "HourSettled",
    "NoWayThere",
    "OwnWords",
    "SaidEnough",
    "ArrangedByOther",  # this and the next in tests/storage/wishes/test_arranging.py
    "WorkerKnows",
    "OwnToReview",  # in tests/storage/wishes/test_review.py
}
OUT_OF_REACH = {
    "NoFont": "of a machine without fonts: in tests/bot/test_shares.py",
    "DatabaseNewer": "said on the operator's console",
    "OutOfBounds": "said on the operator's console",
    "NotDialled": "said on the operator's console",
    "NoSuchZone": "the question is asked again before the form can be handed in",
    "NotAName": "the question is asked again, but for a name of one character: in "
    "tests/storage/community/test_settings.py",
    "NoSuchNumber": "said on the operator's console",
    "DayPassed": "the question is asked again before the form can be handed in",
    "NotSoMany": "the question knows how many are left, but in a race of one moment: in "
    "test_turned_down.py by chance, in tests/storage/wishes/test_waiting_list.py for certain",
    "OutOfReach": "only who can be written to is offered; in tests/storage/wishes/test_reach.py",
    "NobodyReached": "the list is offered only where somebody waits; in "
    "tests/storage/wishes/test_reach.py",
    "NobodyWaits": "the list is offered only where somebody waits; in "
    "tests/storage/wishes/test_handing_down.py",
    "NotThatMany": "the question knows how many are promised, but in a race of one moment: in "
    "tests/storage/wishes/test_change_review.py",
    "LastDayOver": "the flow ends before it is asked; in tests/storage/wishes/test_last_day.py",
    "NotForTheGroup": "such a wish has no button to approve it, and older buttons are stale",
}

NOT_IN_CHATS = (
    "tests.",
    "storage.records.backup",
    "storage.records.export",
    "storage.community.organisations",
)


def test_every_refusal_has_its_story() -> None:
    """A new way to be refused needs a story that meets it, or a reason why nobody can."""
    declared.load()
    assert {each.__name__ for each in kinds(Refused)} == TOLD | declared.TOLD | OUT_OF_REACH.keys()


def kinds(refusal: type[Refused]) -> set[type[Refused]]:
    every = refusal.__subclasses__()
    ours = {each for each in every if not each.__module__.startswith(NOT_IN_CHATS)}
    return ours.union(*(kinds(each) for each in ours))
