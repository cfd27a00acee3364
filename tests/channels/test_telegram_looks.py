"""How a worker's words look: read from what Telegram says, said to it again."""

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.calls import edited, said
from bot.channels.telegram.html import html, seen, units
from bot.channels.telegram.updates import read_raw
from bot.flows.notices.write_notice import Said
from bot.forms import formatted
from bot.forms.answers import Wrong
from bot.forms.documents import Document, Sent
from bot.messages import Address, Heard, Incoming, Message, Sender
from bot.texts import words
from storage.community import screening
from storage.kit import spans
from storage.kit.spans import Style, Styled
from tests.channels.test_telegram_double import BOT, message, sign
from tests.channels.test_telegram_rendering import WILD, Strict

ME = Sender(str(BOT["id"]), "Wishlight", "LightBot", is_bot=True)
NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
SPANS = st.lists(
    st.builds(
        lambda style, begin, length: Styled(
            style, begin, begin + length, "https://x.cn/?a=1&b" * (style is Style.LINK)
        ),
        st.sampled_from(Style),
        st.integers(0, 60),
        st.integers(1, 60),
    ),
    max_size=6,
).map(tuple)


class StyledHtml(Strict):
    """Takes the tags of styles as well, a link with nothing but its address."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"a", "b", "i", "u", "s"}
        assert [name for name, _ in attrs] == ["href"] * (tag == "a")
        self.open.append(tag)


def heard(text: str, *entities: tuple[str, int, int], **more: Any) -> Incoming:
    marks = [{"type": kind, "offset": at, "length": count} for kind, at, count in entities]
    return read_raw({"update_id": 1, "message": message(text, entities=marks, **more)}, ME, NOW)


def again(incoming: Incoming) -> str:
    """What is typed, kept as an answer, and said."""
    raw = Said(3000).hear(incoming, "", words("zh"))
    text = Said(3000).read(raw)
    kept = formatted._kept(raw) if raw.startswith("~") else {}
    return html(Message(lead=text, spans=spans.read(kept)), 4096)


@given(WILD, SPANS, st.integers(1, 80))
def test_any_styles_make_valid_html_within_the_limit(
    text: str, styles: tuple[Styled, ...], limit: int
) -> None:
    """Whatever overlaps: all is closed, nothing is lost of the words, what is cut says so."""
    whole = Message(lead=text, spans=styles)
    shown = StyledHtml(html(whole, limit)).text
    assert units(shown) <= limit
    assert shown == seen(whole) if units(seen(whole)) <= limit else shown.endswith("…")


def test_what_is_typed_comes_out_as_it_was() -> None:
    """Bold within underlined after an emoji, which Telegram counts twice; signs stay signs."""
    incoming = heard("😀 周二<停水>&1 2", ("underline", 3, 6), ("bold", 5, 4))
    assert again(incoming) == "😀 <u>周二</u><b><u>&lt;停水&gt;</u></b>&amp;1 2"


def test_overlapping_styles_are_both_seen() -> None:
    incoming = heard("一二三四", ("bold", 0, 3), ("italic", 1, 3))
    assert again(incoming) == "<b>一<i>二三</i></b><i>四</i>"


def test_a_link_keeps_its_address_and_leads_nowhere_odd() -> None:
    def linked(url: str) -> str:
        mark = {"type": "text_link", "offset": 0, "length": 2, "url": url}
        raw = {"update_id": 1, "message": message("报名在此", entities=[mark])}
        return again(read_raw(raw, ME, NOW))

    assert linked('https://x.cn/?a=1&b="') == (
        '<a href="https://x.cn/?a=1&amp;b=&quot;">报名</a>在此'
    )
    assert linked("tg://user?id=1") == "报名在此"
    assert linked("javascript:alert(1)") == "报名在此"


def test_behind_a_command_and_under_a_picture() -> None:
    """/notice, then words with a bold part that begins before them; a caption is words as well."""
    command = heard("/notice  周二停水", ("bot_command", 0, 7), ("bold", 0, 11), ("italic", 11, 2))
    assert (command.heard, command.text) == (Heard.COMMAND, "周二停水")
    assert command.spans == (Styled(Style.BOLD, 0, 2), Styled(Style.ITALIC, 2, 4))
    photo = [{"file_id": "p", "file_unique_id": "u", "width": 9, "height": 9}]
    mark = [{"type": "bold", "offset": 2, "length": 2}]
    raw = message(None, caption="周二停水", caption_entities=mark, photo=photo)
    pictured = read_raw({"update_id": 1, "message": raw}, ME, NOW)
    assert pictured.spans == (Styled(Style.BOLD, 2, 4),)


@pytest.mark.parametrize("typed", ["<b>停水</b>", "*停水*", '~{"text": "x"}', "\ue000停水\ue001"])
def test_words_cannot_pass_for_a_style(typed: str) -> None:
    """What reads like mark-up, or like what we keep, is said as it was typed."""
    assert StyledHtml(again(heard(typed))).text == typed
    assert "<" not in again(heard(typed))


def test_blanks_that_go_take_no_style_along() -> None:
    """What is tidied away moves the rest; the styles move with their words."""
    text = "  通知：\n\n\n\n周二   停水  "
    at = text.index("周")
    incoming = heard(text, ("bold", at, 5), ("italic", at + 5, 4), ("strikethrough", 0, 2))
    assert again(incoming) == "通知：\n\n<b>周二</b> <i>停水</i>"


@given(WILD, SPANS)
def test_styles_are_of_the_words_they_were_of(text: str, styles: tuple[Styled, ...]) -> None:
    kept = screening.clean(text)
    for each in spans.fitted(styles, text, kept, screening.clean):
        assert 0 <= each.begin < each.end <= len(kept)
        assert not kept[each.begin].isspace()


def test_a_style_of_words_that_changed_is_not_kept() -> None:
    """A number was tucked away: where the styles stood nobody knows, and the words go plain."""
    raw = formatted.with_spans("周二停水", (Styled(Style.BOLD, 0, 2),))
    assert formatted.plain(raw) == "=周二停水"
    assert formatted.plain("=~{}") == "=~{}"


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("报名表.xlsx", "file:F|报名表.xlsx"),
        (f"{'长' * 80}.pdf", f"file:F|{'长' * 55}….pdf"),
        ("a|b.pdf", "file:F|a|b.pdf"),
        ("装我.apk", ""),
        ("", ""),
    ],
)
def test_a_file_to_read_goes_with_a_notice(name: str, kept: str) -> None:
    """By its number and name; nothing that runs on a phone."""
    document = {"file_id": "F", "file_unique_id": "u", "file_name": name, "mime_type": "x/y"}
    raw = {"update_id": 1, "message": message(None, document=document)}
    incoming = read_raw(raw, ME, NOW)
    if not kept:
        with pytest.raises(Wrong):
            Document().hear(incoming, "", words("zh"))
        return
    assert Document().hear(incoming, "", words("zh")) == kept
    assert Document().read(kept) == Sent("file:F", kept.removeprefix("file:F|"))


def test_a_picture_and_a_file_are_said_before_the_words() -> None:
    """The words and their buttons are last, so that an edit of them leaves both."""
    both = Message(lead="停水", photos=("pic", "file:F"))
    assert [each.method for each in said(Address("1"), both, sign)] == [
        "send_photo",
        "send_document",
        "send_message",
    ]
    assert edited(Address("1"), "7", both, sign).method == "edit_message_text"
    alone = Message(lead="停水", photos=("file:F",))
    [call] = said(Address("1"), alone, sign)
    assert (call.method, call.arguments["document"]) == ("send_document", "F")
    assert edited(Address("1"), "p7", alone, sign).method == "edit_message_caption"
