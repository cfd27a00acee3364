"""What stands in new_subject/ is no test of this house: it becomes one in a copy
(test_new_subject.py). One world in which everything has happened is for all who look at it."""

from collections.abc import Iterator
from datetime import timedelta

import pytest

from storage.engine import clock, vault
from storage.engine.database import Database
from storage.engine.vault import Vault
from tests.conftest import BEGIN, SECRET
from tests.faults.ways import MOSTLY
from tests.house.access import declared
from tests.house.two_communities import Matrix

collect_ignore = ["new_subject"]


# Who may what is decided above the database, whose own tests run on both.
@pytest.fixture(scope="module", params=MOSTLY)
def matrix(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Matrix]:
    """One world for all: whatever is pressed is undone. It is a minute old when a test begins."""
    declared.load()
    clock.begin_at(BEGIN - timedelta(minutes=1))
    vault.use(Vault(SECRET))
    name = "sqlite_template" if request.param == "sqlite" else "postgres"
    source = request.getfixturevalue(name)
    given = (tmp_path_factory.mktemp("matrix"),) if request.param == "sqlite" else ()
    with source.fresh(*given) as url:
        everybody = Matrix(Database(url))
        yield everybody
        everybody.close()
    vault.use(None)
