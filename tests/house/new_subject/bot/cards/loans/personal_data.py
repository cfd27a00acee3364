"""What is kept about what somebody lent and borrowed, in the copy for them."""

from bot.messages import fact
from bot.register.copies import Reader, copied
from storage.engine import columns
from storage.loans.loans import Loan


@copied("loans")
def lent(reader: Reader, loan: Loan) -> list[str]:
    line = reader.words("mine-loan", title=loan.title, day=reader.day(loan.offered_at))
    return [line, fact(reader.words("mine-loan-place"), columns.opened(loan, "place"))]


@copied("borrowed")
def borrowed(reader: Reader, loan: Loan) -> list[str]:
    return [loan.title]
