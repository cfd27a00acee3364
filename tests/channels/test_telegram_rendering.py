"""How a Message looks on Telegram."""

from html.parser import HTMLParser
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.telegram.calls import answered, as_json, edited, said
from bot.channels.telegram.html import clean, cut, html, keyboard, seen, units
from bot.messages import Action, Address, Button, Gone, Message, Rejected, Tap, Toast
from tests.channels.test_telegram_double import sign

WILD = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("<>&\"';/ \n…👩\u200d\u202e\u200f\u0301\ud83d🇨"),
    ),
    max_size=60,
)
MESSAGES = st.builds(
    Message,
    title=WILD | st.just("<b>bold</b>"),
    lead=WILD,
    facts=st.lists(st.tuples(WILD, WILD), max_size=3).map(tuple),
    quote=WILD,
    note=WILD,
)


class Strict(HTMLParser):
    """Refuses what Telegram refuses; gathers what is seen."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.feed(text)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"b", "i", "blockquote"}
        assert not attrs
        self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.text += data

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(data)

    handle_comment = handle_decl = handle_pi = unknown_decl


@given(MESSAGES, st.integers(1, 200))
def test_any_words_make_valid_html_within_the_limit(message: Message, limit: int) -> None:
    """Nothing people type can break the mark-up or pass the limit, and what is cut says so."""
    whole, shown = seen(message), Strict(html(message, limit)).text
    assert units(shown) <= limit
    assert shown == whole if units(whole) <= limit else shown.endswith("…")
    assert whole.startswith(shown.removesuffix("…"))
    shown.encode()  # no half characters


@given(WILD, st.integers(1, 40))
def test_a_cut_never_goes_through_a_character(text: str, limit: int) -> None:
    """Cut text is a beginning of the whole, with an ellipsis."""
    short = cut(text, limit)
    assert units(short) <= limit
    assert clean(text) == short or clean(text).startswith(short.removesuffix("…"))


def test_a_message_looks_like_a_card() -> None:
    """Title bold, facts as lines, somebody's words quoted, small print in italics."""
    message = Message("A <lamp>", "lead", (("What", "1 & 2"), ("", "x")), '"so"', "note")
    assert html(message, 4096) == (
        "<b>A &lt;lamp&gt;</b>\n\nlead\n\nWhat: 1 &amp; 2\nx"
        '\n\n<blockquote>"so"</blockquote>\n\n<i>note</i>'
    )
    assert seen(message) == message.plain()


def test_length_is_counted_as_telegram_counts() -> None:
    """An emoji counts two, an escaped sign one."""
    assert html(Message(lead="😀" * 2048), 4096) == "😀" * 2048
    assert html(Message(lead="😀" * 2049), 4096) == "😀" * 2047 + "…"
    assert html(Message(lead="&" * 4096), 4096) == "&amp;" * 4096


HERE = Address("-100200", "33")
WISH = Action("wish.claim", 7, "r1")


def test_buttons_become_rows_of_actions_and_links() -> None:
    """Labels are cut, long rows broken, buttons that do nothing left out."""
    rows = (
        (Button("Take it", WISH), Button("Open", link="https://t.me/x")),
        (Button("nothing"),),
        (Button("x" * 100, WISH),) * 9,
    )
    markup = keyboard(Message("t", rows=rows), sign)
    assert markup is not None
    made = markup.inline_keyboard
    assert [len(row) for row in made] == [2, 8, 1]
    assert (made[0][0].callback_data, made[0][1].url) == ("wish.claim.7.r1.mac", "https://t.me/x")
    assert units(made[1][0].text) == 64
    assert keyboard(Message("t"), sign) is None


def test_no_more_buttons_than_telegram_takes() -> None:
    """Rows over the hundredth button are left out whole."""
    markup = keyboard(Message("t", rows=((Button("x", WISH),) * 8,) * 20), sign)
    assert markup is not None
    assert sum(map(len, markup.inline_keyboard)) == 96


@pytest.mark.parametrize("data", ["", "x" * 65, "签"])
def test_an_action_that_does_not_fit_is_refused(data: str) -> None:
    """64 ASCII bytes and not one more are sent as callback data."""
    with pytest.raises(Rejected):
        keyboard(Message("t", rows=((Button("x", WISH),),)), lambda _: data)


def test_words_go_into_their_topic_without_link_previews() -> None:
    """A text call carries number, topic, mark-up and switched-off previews."""
    (call,) = said(HERE, Message("Hi"), sign)
    assert as_json(call) == {
        "method": "sendMessage",
        "chat_id": -100200,
        "message_thread_id": 33,
        "text": "<b>Hi</b>",
        "link_preview_options": {"is_disabled": True},
        "parse_mode": "HTML",
    }


@pytest.mark.parametrize(
    ("photos", "length", "methods"),
    [
        (1, 1024, ["send_photo"]),
        (1, 1025, ["send_photo", "send_message"]),
        (2, 5, ["send_media_group", "send_message"]),
        (11, 5, ["send_media_group", "send_photo", "send_message"]),
        (1, 0, ["send_photo"]),
        (2, 0, ["send_media_group"]),
    ],
)
def test_photos_come_with_or_before_their_words(
    photos: int, length: int, methods: list[str]
) -> None:
    """One photo carries a short text as its caption; else photos first, then text and buttons."""
    rows = ((Button("Take it", WISH),),)
    message = Message(lead="x" * length, rows=rows, photos=("f",) * photos)
    calls = said(HERE, message, sign)
    assert [call.method for call in calls] == methods
    assert not any("reply_markup" in call.arguments for call in calls[:-1])
    assert all(call.arguments["chat_id"] == -100200 for call in calls)
    for first, _ in pairwise(calls):
        assert "caption" not in first.arguments


def test_a_message_without_a_word_is_refused() -> None:
    """Telegram takes no empty text, so we do not send one."""
    with pytest.raises(Rejected):
        said(HERE, Message(" ", note="\n"), sign)


def test_an_edit_goes_to_the_text_or_the_caption() -> None:
    """The id tells which of both a message has; no buttons takes the old ones away."""
    message = Message(lead="x" * 2000)
    text, caption = edited(HERE, "12", message, sign), edited(HERE, "p12", message, sign)
    assert (text.method, text.arguments["message_id"]) == ("edit_message_text", 12)
    assert len(text.arguments["text"]) == 2000
    assert (caption.method, caption.arguments["message_id"]) == ("edit_message_caption", 12)
    assert len(caption.arguments["caption"]) == 1024
    with pytest.raises(Gone):
        edited(HERE, "", message, sign)


def test_a_toast_is_cut_and_may_open_a_chat() -> None:
    """Two hundred characters, as an alert if wanted, with a link if there is one."""
    call = answered(Tap("q", "d"), Toast("x" * 300, True, "https://t.me/b?start=a"))
    assert as_json(call) == {
        "method": "answerCallbackQuery",
        "callback_query_id": "q",
        "text": "x" * 199 + "…",
        "show_alert": True,
        "url": "https://t.me/b?start=a",
    }
    assert as_json(answered(Tap("q", "d"), Toast(""))) == {
        "method": "answerCallbackQuery",
        "callback_query_id": "q",
    }
