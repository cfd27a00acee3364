"""What people wrote never stands in a database's error, and so in no log."""

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError
from sqlmodel import Session

from storage.engine.database import Database

pytestmark = pytest.mark.both

PRIVATE = "13812345678"
WRONG = "INSERT INTO nowhere (phone) VALUES (:phone)"


def _fails(session: Session) -> None:
    session.execute(text(WRONG), {"phone": PRIVATE})


async def test_an_error_does_not_quote_its_values(database: Database) -> None:
    """Neither where it writes nor where it reads."""
    for does in (database.transact, database.read):
        with pytest.raises(DBAPIError) as failure:
            await does(_fails)
        assert PRIVATE not in str(failure.value)
        assert PRIVATE not in repr(failure.value)
        assert "parameters hidden" in str(failure.value)
