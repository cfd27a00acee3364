"""How a loan looks: in the group, to its owner, to the borrower, to a worker."""

from bot.messages import Action, Button, Message
from bot.register.cards import card
from bot.register.notifications import Telling, notification
from bot.register.worklist import Looking, worklist_card
from bot.texts import Words, dates
from storage.community import people
from storage.engine import columns
from storage.loans import loans, worklist
from storage.loans.loans import Loan, LoanState

STATES = {
    LoanState.OFFERED: "loan-is-offered",
    LoanState.LENT: "loan-is-lent",
    LoanState.OVER: "loan-is-over",
}


@card(loans.CARD, taps=("loan.borrow",))
def loan_card(telling: Telling) -> Message:
    """What the group sees: what it is, and whether it is there. Nobody's name, no place."""
    loan, words = _read(telling), telling.words
    borrow = Button(words("loan-borrow"), Action("loan.borrow", loan.key))
    return Message(
        title=words("loan-heading"),
        lead=loan.title,
        facts=((words("card-state"), words(STATES[loan.state])),),
        rows=((borrow,),) if loan.state is LoanState.OFFERED else (),
    )


@notification(loans.LENT)
def lent(telling: Telling) -> Message | None:
    """To its owner: who comes for it."""
    return _told(telling, "told-loan-lent")


@notification(loans.FETCH)
def fetch(telling: Telling) -> Message | None:
    """To the borrower: where it is."""
    return _told(telling, "told-loan-fetch")


@notification(loans.DUE)
def due(telling: Telling) -> Message | None:
    """To the borrower: tomorrow."""
    return _told(telling, "told-loan-due")


def _told(telling: Telling, key: str) -> Message | None:
    loan = _read(telling)
    if loan.state is not LoanState.LENT or loan.borrower_id is None or loan.back_on is None:
        return None
    shown = {"title": loan.title, "day": dates.said(loan.back_on, telling.words)}
    name = people.get(telling.session, loan.borrower_id).name
    place = columns.opened(loan, "place")
    return Message(lead=telling.words(key, name=name, place=place, **shown))


def _read(telling: Telling) -> Loan:
    return telling.session.get_one(Loan, telling.told.row_id)


@worklist_card(worklist.LATE)
def late(to: Looking, loan: Loan) -> Message:
    """To a worker: who has it, and since when it should be back."""
    return _late(loan, people.get(to.session, loan.borrower_id or 0).name, to.words)


def _late(loan: Loan, name: str, words: Words) -> Message:
    assert loan.back_on is not None, "it is lent"
    day = dates.said(loan.back_on, words)
    settle = Button(words("loan-settle"), Action("loan.settle", loan.key))
    lead = words("queue-loan-is-late", name=name, title=loan.title, day=day)
    return Message(lead=lead, rows=((settle,),))
