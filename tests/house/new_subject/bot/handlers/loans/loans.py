"""Loans: offering something, borrowing it, noting that it is back."""

from bot.forms import dialogue
from bot.messages import Message, Reply, Toast
from bot.register.buttons import button
from bot.register.commands import command, member
from bot.register.event import Event, home, said
from bot.register.forms import form
from storage.loans import loans
from storage.loans.loans import Loan, NewLoan


@command("lend", who=member)
def lend(event: Event) -> Reply:
    """Something that a neighbour may borrow."""
    return dialogue.begin(event, "loan.offer", community=home(event))


@form("loan.offer")
def offered(event: Event, new: NewLoan) -> Reply:
    loan = loans.offer(event.session, event.person_id, new)
    return said(Message(lead=event.words("loan-offer-done", title=loan.title)))


@button("loan.borrow", door=loans.for_reader, group=True)
def borrow(event: Event, loan: Loan) -> Reply:
    """One tap; where to fetch it comes in private."""
    loans.borrow(event.session, event.person_id, loan)
    return Reply(toast=Toast(event.words("loan-borrowed")))


@button("loan.settle", door=loans.for_staff, group=True)
def settle(event: Event, loan: Loan) -> Reply:
    done = loans.settle(event.session, event.person_id, loan.key)
    return Reply(edit=Message(lead=event.words("loan-settled", title=done.title)), toast=Toast(""))
