"""Many tap 「收到」 at once: the card follows with few edits, and the last figure is right."""

from datetime import timedelta

from sqlmodel import Session

from storage.community import posted_cards
from storage.community.groups import Purpose
from storage.engine import clock
from storage.messaging import outbox
from storage.messaging.outbox import OutboxState, Told
from storage.notices import acknowledgements, notices, submission
from storage.notices.notices import NewNotice, Notice, Wanted
from tests.harness.make import Make

A_SECOND = timedelta(seconds=1)
EDITS = 20  # that the messenger takes in a minute


def test_a_minute_of_taps_is_twenty_edits(make: Make) -> None:
    """Two tap in every second of a minute, and the card is looked at in every second: it is edited
    at most twenty times, and in the end it says 120."""
    room = make.group(Purpose.NOTICES).key
    people = [make.person(f"邻居{n}").id for n in range(120)]
    said = make.act(make.chen, submission.write, NewNotice(make.home, "停水", seen=Wanted.EACH))
    shown: list[int] = []

    def edits(session: Session) -> None:
        """What delivery does: the promise that is due is kept, with what is so now."""
        [waits] = make.rows(Told, kind="notice.card", state=OutboxState.READY)
        told = session.get_one(Told, waits.key)
        if told.due_at > clock.now():
            return
        outbox.begin(session, told)
        shown.append(acknowledgements.count(session, session.get_one(Notice, said.key)))
        home = make.home
        posted_cards.note(session, home, room, notices.CARD, said.key, "c1", len(shown))
        outbox.sent(session, told)

    make.do(edits)
    for second in range(60):
        for person in people[second * 2 : second * 2 + 2]:
            make.do(acknowledgements.say, person, said)
            make.do(acknowledgements.show_count, said, room)
        make.do(edits)
        clock.travel(A_SECOND)
    clock.travel(posted_cards.BETWEEN_EDITS)
    make.do(edits)
    assert shown[-1] == 120
    assert 10 < len(shown) - 2 <= EDITS  # between the first that said it and the last
