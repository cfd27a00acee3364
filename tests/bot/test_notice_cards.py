"""A notice, as each of those who meet it reads it."""

from bot.cards.notices import notices as card
from bot.cards.notices import versions as versions_card
from bot.channels.telegram.html import html
from bot.texts import words
from storage.kit.spans import Style, Styled
from storage.notices import audience, submission, versions
from storage.notices.notices import NewNotice
from tests.harness.make import Make

BOLD = (Styled(Style.BOLD, 0, 2),)
ZH = words("zh")


def test_bold_words_are_bold_wherever_a_notice_is_read(make: Make) -> None:
    """Before it is sent, to the second worker, in private, among its versions; its short name has
    no style."""
    assert make.wang
    new = NewNotice(make.home, "周二停水", looks=BOLD)
    said = make.act(make.chen, submission.write, new)
    reach = make.do(audience.reach, make.home, new.audience, make.chen.id)
    version = make.do(versions.at, said, 1)
    shown = [
        card.preview(new, reach, "全体邻居", "Asia/Shanghai", ZH),
        make.do(card.second, said, ZH),
        make.do(
            lambda session: card.private(session, said, ZH, is_seen=False, reader=make.wang.id)
        ),
        make.do(versions_card.shown, said, version, ZH),
    ]
    assert all("<b>周二</b>停水" in html(each, 4096) for each in shown)
    assert all("周二停水" in each.plain() for each in shown)
    assert card.short(said.text) == "周二停水"


def test_a_day_that_will_be_another_is_pointed_out() -> None:
    """「明天」 is read the day after as well: the writer hears so before it goes."""
    reach = audience.Reached(1, 0, 0, 0, 1, 0, 0, 0)
    for text, is_told in (("明天停水", True), ("3月6日停水", False)):
        shown = card.preview(NewNotice(1, text), reach, "全体邻居", "Asia/Shanghai", ZH)
        assert ("过一天再看就不准了" in shown.plain()) is is_told
