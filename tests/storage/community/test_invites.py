"""Links that outlive a key, and do not outlive a role."""

import pytest

from storage.community import invites, memberships
from storage.community.invites import InviteSpent
from storage.community.memberships import Role
from storage.engine import vault
from storage.engine.vault import Vault
from tests.conftest import SECRET
from tests.harness.make import Make


def test_a_link_outlives_a_key_rotation(make: Make) -> None:
    token = make.do(invites.make, make.home, Role.VOLUNTEER)
    vault.use(Vault("another-secret-that-only-the-tests-know", (SECRET,)))
    assert make.do(invites.use, make.wang.id, token).role is Role.VOLUNTEER


def test_an_old_link_says_nothing_of_a_lost_role(make: Make) -> None:
    """Opened again it changes nothing; after the role was taken back it is spent."""
    token = make.do(invites.make, make.home, Role.WORKER)
    make.do(invites.use, make.wang.id, token)
    assert make.do(invites.use, make.wang.id, token).role is Role.WORKER
    make.do(memberships.revoke, make.home, make.wang.id, Role.WORKER, make.chen.id)
    with pytest.raises(InviteSpent):
        make.do(invites.use, make.wang.id, token)
