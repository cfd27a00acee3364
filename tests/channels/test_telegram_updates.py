"""What Telegram's updates mean to us."""

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from telegram import Update

from bot.channels.telegram.updates import UnreadableError, read_raw
from bot.messages import Heard, Incoming, Sender, Tap
from tests.channels.test_telegram_double import BOT, GROUP, HOME, PERSON, message, tap

ME = Sender(str(BOT["id"]), "Wishlight", "LightBot", is_bot=True)
NOW = datetime(2026, 3, 1, 8, tzinfo=UTC)
# Made up after the pages of the Bot API, people and numbers too; old shapes and some of tomorrow.
FILES = sorted((Path(__file__).parents[1] / "samples" / "updates").glob("*.json"))

OTHER_KINDS = {
    "audio-private": "audio",
    "dice-dart-private": "dice",
    "document-many-nulls": "document",
    "giveaway-sparse-chat": "giveaway",
    "paid_media-preview-photo-video": "paid_media",
    "poll-members_only": "poll",
    "sticker-video-webm": "sticker",
    "video_note": "video_note",
}
NAMED = {  # what a sample's name begins with (after its number) → what it is heard as
    "message-text": Heard.TEXT,
    "message-photo": Heard.PHOTO,
    "message-location": Heard.LOCATION,
    "message-venue": Heard.LOCATION,
    "message-contact": Heard.CONTACT,
    "message-voice": Heard.VOICE,
    "message-command-at-other": Heard.NOTHING,
    "message-command-not": Heard.TEXT,
    "message-command": Heard.COMMAND,
    "message-start": Heard.COMMAND,
    "message-left_chat": Heard.LEFT,
    "message-new_chat_members": Heard.JOINED,
    "message-new_chat_title": Heard.RENAMED,
    "message-migrate_to": Heard.MIGRATED,
    "message-migrate_from": Heard.NOTHING,
    "message-anonymous-admin": Heard.TEXT,
    "message-forward": Heard.TEXT,
    "message-forum_topic": Heard.NOTHING,
    "message-unknown": Heard.NOTHING,
    "message-rich_message-private": Heard.OTHER,
    "message-live_photo-private": Heard.OTHER,
    "message-community_chat": Heard.NOTHING,
    "my_chat_member-administrator-of-10.3": Heard.BOT_PROMOTED,
    "message-group_chat_created": Heard.NOTHING,
    "message-successful_payment": Heard.NOTHING,
    "edited_message": Heard.EDITED,
    "callback_query-inaccessible-with-nulls-no-data": Heard.NOTHING,
    "callback_query": Heard.TAP,
    "my_chat_member-added": Heard.BOT_JOINED,
    "my_chat_member-administrator-kicked": Heard.BOT_LEFT,
    "my_chat_member-blocked": Heard.BLOCKED,
    "chat_member-kicked": Heard.LEFT,
} | dict.fromkeys(
    (
        *("channel_post", "edited_channel_post", "business", "edited_business", "deleted_business"),
        *("message_reaction", "inline_query", "chosen_inline", "shipping", "pre_checkout", "poll"),
        *("purchased", "chat_join", "chat_boost", "removed_chat_boost", "unknown"),
        *("stopped_message_generation", "subscription"),
    ),
    Heard.NOTHING,
)


def heard(raw: dict[str, Any]) -> Incoming:
    return read_raw(raw, ME, NOW)


def said(text: str | None = None, **more: Any) -> Incoming:
    return heard({"update_id": 1, "message": message(text, **more)})


def _prefix(name: str) -> str:
    """What of NAMED a sample's name begins with: the longest."""
    return max((each for each in NAMED if name.startswith(each)), key=len, default="")


def test_the_samples_are_all_here() -> None:
    """Each sample is of another sort, and there is one at least of all that is named above."""
    names = [path.stem.partition("-")[2] for path in FILES]
    assert len(names) == len(set(names)) > 60
    assert {_prefix(name) for name in names} - {""} == set(NAMED)
    assert {f"message-{each}" for each in OTHER_KINDS} <= set(names)


def test_every_sample_is_heard_or_refused_by_the_library_alone() -> None:
    """Whatever de_json takes we understand, as the sample's name says; the rest is unreadable."""
    for path in FILES:
        _is_heard_or_refused(path)


def is_refused(path: Path) -> bool:
    """The library itself makes nothing of it, though everybody in it has a name."""
    if "without-first_name" in path.stem:
        return False
    try:
        Update.de_json(json.loads(path.read_bytes()), None)
    except (TypeError, KeyError):
        return True
    return False


def _is_heard_or_refused(path: Path) -> None:
    raw = json.loads(path.read_bytes())
    if is_refused(path):
        with pytest.raises(UnreadableError):
            heard(raw)
        return
    incoming = read_raw(raw, ME._replace(username="test_bot"), NOW)
    name = path.stem.partition("-")[2]
    assert incoming.event_id == str(raw["update_id"]), name
    assert incoming.heard is NAMED.get(_prefix(name), incoming.heard), name
    kind = OTHER_KINDS.get(name.removeprefix("message-"))
    assert kind is None or (incoming.heard, incoming.text) == (Heard.OTHER, kind), name


def test_content_that_is_newer_than_the_library() -> None:
    """In private it is heard as something; in a group, and beside news of a chat, as nothing."""
    group = {"id": -100200, "type": "supergroup", "title": "Group"}
    assert (said(rich_message={}).heard, said(rich_message={}).text) == (Heard.OTHER, "unknown")
    assert said(rich_message={}, chat=group).heard is Heard.NOTHING
    assert said(tomorrow={}, write_access_allowed={}).heard is Heard.NOTHING


def test_an_account_without_a_first_name() -> None:
    """It is heard as any other; who it is stands in its number."""
    nobody = {"id": 10, "is_bot": False}
    incoming = said("hello", **{"from": nobody})
    assert (incoming.heard, incoming.sender) == (Heard.TEXT, Sender("10", ""))
    for name in (None, ""):
        assert said("hello", **{"from": nobody | {"first_name": name}}).sender == incoming.sender


@pytest.mark.parametrize("raw", [None, 7, [], "x", {}, {"update_id": 1, "message": {"date": "x"}}])
def test_what_is_no_update_is_unreadable(raw: object) -> None:
    """Any JSON that is no update is refused in one way."""
    with pytest.raises(UnreadableError):
        read_raw(raw, ME, NOW)


@pytest.mark.parametrize(
    ("text", "command", "rest"),
    [
        ("/wish", "wish", ""),
        ("/Wish@lightbot  a lamp\nplease ", "wish", "a lamp\nplease"),
        ("/wish灯泡", "wish", "灯泡"),
        ("/start wish_42", "start", "wish_42"),
    ],
)
def test_a_command_is_heard_with_its_words(text: str, command: str, rest: str) -> None:
    """Commands to us are heard in any spelling, also with words right behind them."""
    incoming = said(text)
    assert (incoming.heard, incoming.command, incoming.text) == (Heard.COMMAND, command, rest)


@pytest.mark.parametrize("text", ["/", "/ wish", "/etc/passwd", "/灯泡", "/" + "a" * 33, "a /wish"])
def test_a_stroke_alone_makes_no_command(text: str) -> None:
    """What Telegram would not underline as a command is text."""
    assert (said(text).heard, said(text).text) == (Heard.TEXT, text)


def test_a_command_to_another_bot_is_nothing_to_us() -> None:
    """In a group with two bots each hears its own."""
    assert said("/wish@OtherBot lamp").heard is Heard.NOTHING


def test_a_message_tells_who_where_and_when() -> None:
    """Person, group, topic and time of a message are kept."""
    incoming = said("hi", chat=GROUP, message_thread_id=33, is_topic_message=True)
    assert incoming.sender == Sender("10", "Wang", "wang")
    assert incoming.place == ("-100200", False, "Lotus Garden", "33")
    assert incoming.at == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)
    assert (incoming.channel, incoming.event_id, incoming.message_id) == ("telegram", "1", "5")


def test_a_chain_of_replies_is_no_topic() -> None:
    """Replies in a plain group carry a thread number that nobody can write to."""
    place = said("hi", chat=GROUP, message_thread_id=33).place
    assert place is not None
    assert place.thread == ""


@pytest.mark.parametrize("author", [GROUP, {"id": -1009, "type": "channel", "title": "News"}])
def test_an_anonymous_admin_or_channel_is_nobody(author: dict[str, Any]) -> None:
    """Who writes in a chat's name is not taken for the placeholder account behind it."""
    incoming = said("/bind", chat=GROUP, sender_chat=author)
    assert (incoming.heard, incoming.sender) == (Heard.COMMAND, None)
    assert incoming.is_anonymous is (author is GROUP)  # and may be asked to show who they are


def test_words_through_an_inline_bot_are_a_bots() -> None:
    """What an inline bot wrote does not count as the person's own words."""
    sender = said("x", via_bot=BOT | {"id": 3}).sender
    assert sender is not None
    assert (sender.id, sender.is_bot) == ("10", True)


def test_a_forwarded_message_is_known_as_such() -> None:
    """Somebody else's words are marked."""
    origin = {"type": "hidden_user", "date": 1, "sender_user_name": "x"}
    assert said("x", forward_origin=origin).is_forwarded
    assert not said("x").is_forwarded


def test_the_largest_size_of_a_photo_is_kept_with_album_and_caption() -> None:
    """A photo is one id, whatever order its sizes come in."""
    sizes = [
        {"file_id": name, "file_unique_id": name, "width": side, "height": side}
        for name, side in (("s", 90), ("l", 800), ("m", 320))
    ]
    incoming = said(photo=sizes, caption="done", media_group_id="77")
    assert (incoming.heard, incoming.media) == (Heard.PHOTO, ("l",))
    assert (incoming.text, incoming.album) == ("done", "77")


def test_a_moving_location_is_told_from_a_still_one() -> None:
    """The text of a live location is "live"; its later moves are edits."""
    spot = {"latitude": 31.2, "longitude": 121.5}
    assert said(location=spot).text == ""
    live = said(location=spot | {"live_period": 600})
    assert (live.heard, live.text, live.latitude) == (Heard.LOCATION, "live", 31.2)
    moved = {"update_id": 1, "edited_message": message(location=spot | {"live_period": 600})}
    assert heard(moved).heard is Heard.EDITED


def test_a_contact_tells_whose_it_is() -> None:
    """One's own contact can be told from a friend's by its id."""
    contact = {"phone_number": "138", "first_name": "Wang", "user_id": 10}
    incoming = said(contact=contact)
    assert (incoming.heard, incoming.phone, incoming.contact_id) == (Heard.CONTACT, "138", "10")


def test_an_edit_is_dated_when_it_was_first_said_and_runs_no_command() -> None:
    """An old message changed into a command stays an edit."""
    raw = {"update_id": 1, "edited_message": message("/wish", edit_date=1700000100)}
    assert (heard(raw).heard, heard(raw).command, heard(raw).text) == (Heard.EDITED, "", "/wish")
    assert heard(raw).at.timestamp() == message("/wish")["date"]


def test_halves_of_characters_and_nul_are_taken_out() -> None:
    """No text that a database refuses gets in."""
    raw = json.loads('{"text": "a\\ud83db\\u0000c"}')
    incoming = said(raw["text"], **{"from": PERSON | {"first_name": raw["text"]}})
    assert incoming.text == "a�bc"
    assert incoming.sender is not None
    assert incoming.sender.name == "a�bc"


def test_those_who_join_and_leave_are_named_but_never_we() -> None:
    """Our own coming and going is left to my_chat_member."""
    friend = PERSON | {"id": 11, "first_name": "Li"}
    both = said(chat=GROUP, new_chat_members=[BOT, friend])
    assert (both.heard, [other.id for other in both.others]) == (Heard.JOINED, ["11"])
    assert said(chat=GROUP, new_chat_members=[BOT]).heard is Heard.NOTHING
    assert said(chat=GROUP, left_chat_member=BOT).heard is Heard.NOTHING
    assert said(chat=GROUP, left_chat_member=friend).heard is Heard.LEFT


def test_a_group_that_moves_or_is_renamed_tells_its_new_address_or_title() -> None:
    """Address and title of a group are followed."""
    moved = said(chat=GROUP | {"id": -5, "type": "group"}, migrate_to_chat_id=-100200)
    assert (moved.heard, moved.text) == (Heard.MIGRATED, "-100200")
    assert moved.place is not None
    assert moved.place.id == "-5"
    assert said(chat=GROUP, migrate_from_chat_id=-5).heard is Heard.NOTHING
    place = said(chat=GROUP, new_chat_title="New").place
    assert place is not None
    assert place.title == "New"


def _member(status: str, user: dict[str, Any]) -> dict[str, Any]:
    rights = (
        *("send_messages", "send_audios", "send_documents", "send_photos", "send_videos"),
        *("send_video_notes", "send_voice_notes", "send_polls", "send_other_messages"),
        *("add_web_page_previews", "change_info", "invite_users", "pin_messages", "manage_topics"),
        *("edit_tag", "react_to_messages"),
    )
    restricted = {f"can_{right}": True for right in rights} | {"until_date": 0}
    more: dict[str, Any] = {
        "kicked": {"until_date": 0},
        "restricted": restricted | {"is_member": True},
        "gone": restricted | {"is_member": False},
    }.get(status, {})
    return {"user": user, "status": status.replace("gone", "restricted")} | more


def _change(kind: str, chat: dict[str, Any], old: str, new: str, user: Any = BOT) -> Incoming:
    change = {"chat": chat, "from": PERSON, "date": 1700000000}
    members = {"old_chat_member": _member(old, user), "new_chat_member": _member(new, user)}
    return heard({"update_id": 1, kind: change | members})


@pytest.mark.parametrize(
    ("chat", "old", "new", "expected"),
    [
        (HOME, "member", "kicked", Heard.BLOCKED),
        (HOME, "kicked", "member", Heard.UNBLOCKED),
        (GROUP, "left", "member", Heard.BOT_JOINED),
        (GROUP, "member", "restricted", Heard.BOT_PROMOTED),
        (GROUP, "restricted", "member", Heard.BOT_PROMOTED),
        (GROUP, "member", "left", Heard.BOT_LEFT),
        (GROUP, "restricted", "gone", Heard.BOT_LEFT),
        (GROUP, "left", "kicked", Heard.NOTHING),
        (GROUP | {"type": "channel"}, "left", "member", Heard.NOTHING),
    ],
)
def test_our_own_membership_is_followed(
    chat: dict[str, Any], old: str, new: str, expected: Heard
) -> None:
    """Added, removed, promoted, blocked and unblocked are told apart."""
    assert _change("my_chat_member", chat, old, new).heard is expected


def test_the_membership_of_others_is_followed() -> None:
    """Who joins or leaves is named, who made it so is the sender; of us nothing is said here."""
    friend = PERSON | {"id": 11, "first_name": "Li"}
    joined = _change("chat_member", GROUP, "left", "member", friend)
    assert (joined.heard, joined.others[0].id) == (Heard.JOINED, "11")
    assert joined.sender is not None
    assert joined.sender.id == "10"
    assert _change("chat_member", GROUP, "member", "kicked", friend).heard is Heard.LEFT
    assert _change("chat_member", GROUP, "member", "restricted", friend).heard is Heard.NOTHING
    assert _change("chat_member", GROUP, "left", "member", BOT).heard is Heard.NOTHING


def test_a_tap_carries_its_data_message_and_place() -> None:
    """A tap is dated by our clock: Telegram sends it no time."""
    incoming = heard(tap(3))
    assert incoming.tap == Tap("q3", "claim.1.0.mac", "5")
    assert incoming.place is not None
    assert (incoming.place.id, incoming.at) == ("-100200", NOW)


def test_a_tap_under_a_photo_knows_that_its_words_are_a_caption() -> None:
    """The id that comes with a tap is the one that `edit` takes."""
    size = {"file_id": "f", "file_unique_id": "u", "width": 9, "height": 9}
    incoming = heard(tap(3, message=message(photo=[size], caption="card")))
    assert incoming.message_id == "p5"


def test_a_tap_on_a_lost_message_still_knows_its_chat() -> None:
    """A message that Telegram does not show any more cannot be edited, yet the chat can be told."""
    gone = {"message_id": 5, "chat": HOME, "date": 0}
    incoming = heard(tap(3, message=gone))
    assert incoming.tap == Tap("q3", "claim.1.0.mac", "")
    assert incoming.place is not None
    assert incoming.place.is_private


def test_a_tap_without_message_or_data_happens_nowhere_or_not_at_all() -> None:
    """A button sent through inline mode has no place; a game's has no data and is nothing to us."""
    query = {"id": "q", "from": PERSON, "chat_instance": "1", "inline_message_id": "i"}
    inline = heard({"update_id": 1, "callback_query": query | {"data": "x"}})
    assert (inline.heard, inline.place, inline.tap) == (Heard.TAP, None, Tap("q", "x"))
    game = heard({"update_id": 1, "callback_query": query | {"game_short_name": "g"}})
    assert game.heard is Heard.NOTHING


def test_a_picture_may_come_as_a_file() -> None:
    """Sent in its full size it is a picture, too; any other file is none."""
    file = {"file_id": "BQ", "file_unique_id": "u", "file_name": "a", "mime_type": "image/jpeg"}
    raw = {"update_id": 1, "message": message(document=file, caption="here")}
    assert (heard(raw).heard, heard(raw).media) == (Heard.PHOTO, ("file:BQ",))
    raw["message"]["document"] = file | {"mime_type": "text/plain"}
    assert (heard(raw).heard, heard(raw).text) == (Heard.OTHER, "document")


def test_a_reply_says_which_buttons_it_answers() -> None:
    """The data of each button of ours; a link has none."""
    keys = [[{"text": "ok", "callback_data": "claim.confirm.1.0.mac"}, {"text": "x", "url": "u"}]]
    ours = message("card", reply_markup={"inline_keyboard": keys})
    raw = {"update_id": 1, "message": message("here", reply_to_message=ours)}
    assert heard(raw).replies_to == ("claim.confirm.1.0.mac",)
    assert heard({"update_id": 1, "message": message("here")}).replies_to == ()
