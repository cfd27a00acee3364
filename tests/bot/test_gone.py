"""What is said of whoever asked to be forgotten: never without a title, and no call to make."""

from storage.records import personal_data
from storage.wishes import claiming, releases
from storage.wishes.claims import ReleaseReason
from tests.harness.make import Make
from tests.harness.saying import Saying
from tests.harness.wire import Wire


async def test_nothing_is_told_without_a_title(make: Make, saying: Saying, wire: Wire) -> None:
    """李明 hears that it ended, of a wish whose title has gone with its owner; 张老板
    could not reach her, and no worker is asked to call now."""
    make.claimed_wish(by=make.li)
    claim = make.act(make.zhang, claiming.claim, make.open_wish(title="一把伞").key)
    make.act(make.zhang, releases.release, claim.key, ReleaseReason.NO_CONTACT)
    assert "claim.no-contact" in make.kinds(make.chen)
    make.act(make.wang, personal_data.forget)
    await saying.goes_on(minutes=1)
    assert any("「一件小事」" in heard for heard in wire.heard_by(make.li))
    everybody = [*wire.heard_by(make.li), *wire.heard_by(make.zhang), *wire.heard_by(make.chen)]
    assert not any("「」" in heard or "没联系上" in heard for heard in everybody)


async def test_thanks_for_what_was_brought(make: Make, saying: Saying, wire: Wire) -> None:
    """李明 need not wait for an answer that nobody can give."""
    make.delivered_wish()
    make.act(make.wang, personal_data.forget)
    await saying.goes_on(minutes=1)
    assert any("照样算您办成的" in heard for heard in wire.heard_by(make.li))
