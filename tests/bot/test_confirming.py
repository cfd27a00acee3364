"""What a worker noted from the telephone: buttons that come too late."""

from bot.messages import Action
from bot.texts import words
from tests.harness.make import Make
from tests.harness.talking import Talking


def test_too_late_to_take_back(make: Make, talking: Talking) -> None:
    """王阿姨 tapped 收到了 herself: a worker's old button says that it stays."""
    claim = make.claim_on(make.confirmed_wish())
    said = talking.taps(make.chen, Action("claim.unconfirm", claim.key))
    assert words("zh")("refused-not-taken-back") in said
