import pytest
@pytest.mark.parametrize("n", range(20))
def test_x(database, n): 
    from sqlalchemy import text
    database.transact_now(lambda s: s.execute(text("insert into pace values ('a','2020-01-01')")))
