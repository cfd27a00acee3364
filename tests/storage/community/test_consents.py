"""Who agreed to what, since when and until when: taken back once, it stays at that moment."""

from datetime import timedelta

from storage.community import consents
from storage.community.consents import Consent, ConsentKind
from storage.engine import clock
from storage.records import personal_data
from tests.harness.make import Make


def test_what_was_taken_back_keeps_its_moment(make: Make) -> None:
    """王阿姨 takes her address back, and a day later all the rest: the first was a day before."""
    wish = make.open_wish()
    place, phone = ConsentKind.SHARE_PLACE, ConsentKind.SHARE_PHONE
    assert make.do(consents.withdraw, wish.key, place) == 1
    (first,) = make.rows(Consent, wish_id=wish.key, kind=place)
    assert place not in make.do(consents.given, wish.key)
    assert phone in make.do(consents.given, wish.key)
    clock.travel(timedelta(days=1))
    make.do(consents.withdraw, wish.key)
    assert make.do(consents.given, wish.key) == frozenset()
    assert make.again(first).withdrawn_at == first.withdrawn_at
    assert make.rows(Consent, kind=phone)[0].withdrawn_at > first.withdrawn_at


def test_who_is_forgotten_takes_back_their_own(make: Make) -> None:
    """What other neighbours agreed to stands, and so does the moment of what was taken back."""
    hers, his = make.open_wish(), make.open_wish(by=make.zhang)
    make.do(consents.withdraw, hers.key, ConsentKind.SHARE_PLACE)
    (first,) = make.rows(Consent, wish_id=hers.key, kind=ConsentKind.SHARE_PLACE)
    clock.travel(timedelta(days=1))
    given = make.do(consents.given, his.key)
    make.do(personal_data.forget, make.wang.id)
    assert make.do(consents.given, hers.key) == frozenset()
    assert make.do(consents.given, his.key) == given
    assert make.again(first).withdrawn_at == first.withdrawn_at
