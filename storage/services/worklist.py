"""What waits for a worker about the service directory."""

from sqlmodel import col, select

from storage.engine.worklist import part
from storage.services.entries import EntryState, ServiceEntry
from storage.services.questions import AskedQuestion, QuestionState

ASKED = part(
    "question.answer",
    26,
    AskedQuestion,
    lambda _: select(AskedQuestion).filter_by(state=QuestionState.WAITING),
)

# not looked over for a quarter: nobody waits for it this very morning
UNCHECKED = part(
    "service.check",
    60,
    ServiceEntry,
    lambda today: select(ServiceEntry).where(
        col(ServiceEntry.state) == EntryState.LIVE, col(ServiceEntry.check_by) <= today
    ),
    rests=True,
)
