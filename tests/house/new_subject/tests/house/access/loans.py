"""What neighbours lend each other."""

from storage.loans import loans
from storage.loans.loans import NewLoan
from tests.harness.make import Make
from tests.house.access.declared import (
    ALL,
    STAFF,
    Life,
    breaks,
    buttons,
    commands,
    doors,
    lives,
    told,
)

buttons(ALL, "loan.borrow")
buttons(STAFF, "loan.settle")
commands(ALL, "lend")
doors("loan", loans.for_reader, loans.for_staff)
breaks(
    "something is lent to nobody, or to its owner",
    "UPDATE loan SET borrower_id = owner_id WHERE state = 'lent'",
)
told("OwnThing", "AlreadyLent")


@lives
def lends(make: Make, life: Life) -> None:
    """One thing that may be borrowed, and one that a neighbour has."""
    new = NewLoan(life.home, f"{life.name}的电钻", f"{life.name}3号楼")
    offered, lent = (make.act(life.owner, loans.offer, new) for _ in range(2))
    make.act(life.claimer, lambda s, by: loans.borrow(s, by, s.get_one(loans.Loan, lent.key)))
    life.rows["loan"] = [offered, lent]
