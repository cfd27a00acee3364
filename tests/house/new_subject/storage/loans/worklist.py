"""What waits for a worker about loans."""

from sqlmodel import col, select

from storage.engine.worklist import part
from storage.loans.loans import Loan, LoanState

# lent, and its day has passed
LATE = part(
    "loan.late",
    400,
    Loan,
    lambda today: select(Loan).where(col(Loan.state) == LoanState.LENT, col(Loan.back_on) < today),
)
