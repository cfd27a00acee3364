"""What is shared is short enough to be read, and leads back whatever stands in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cards.community import shares
from bot.cards.community.shares import NoFont
from bot.pictures import fonts
from bot.pictures.sheet import Sheet
from bot.texts import words

LINK = "https://t.me/some_long_bot_name_here_bot?start=wish-look_2147483647"
SHEET = Sheet("幸福里的心愿", "一袋大米", (("需要", "一袋"),), LINK, "扫一扫", "3月5日")


@settings(max_examples=60)
@given(st.text(max_size=900), st.lists(st.text(max_size=900), max_size=6))
def test_a_text_of_any_words_is_short_and_leads_back(head: str, lines: list[str]) -> None:
    said = shares.text(head, lines, "想帮忙点这里：", LINK)
    assert len(said) <= shares.LIMIT
    assert said.endswith(f"想帮忙点这里：\n{LINK}")


def test_what_is_cut_says_so() -> None:
    said = shares.text("一袋大米", ["说" * 900], "点这里：", LINK)
    assert "说……\n点这里：" in said
    assert said.startswith("一袋大米\n说")


def test_on_a_machine_without_chinese_letters(monkeypatch: pytest.MonkeyPatch) -> None:
    """The text is there, without a picture; paper is refused."""
    monkeypatch.setattr(fonts, "face", lambda: None)
    text, how = shares.to_paste(SHEET, "点这里：", words("zh"))
    assert (text.draws, how.rows) == (None, ())
    assert "一袋大米" in text.lead
    with pytest.raises(NoFont):
        shares.poster(SHEET, words("zh"))
