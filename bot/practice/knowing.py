"""The methods with which a bot asks, answers taps and arranges its menus."""

from typing import Any

from bot.practice import rules
from bot.practice.core import Server
from bot.practice.errors import bad
from bot.practice.sending import find_chat, hearing_chat
from bot.practice.strict import Call
from bot.practice.updates import TAP_LIFE
from bot.practice.world import Answer, Chat, Json, User, member_json
from storage.engine import clock

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
DOWNLOAD_MOST = 20 * 1024 * 1024
PROFILE_MOST = {"name": 64, "description": 512, "short_description": 120}
# https://core.telegram.org/bots/api#determining-list-of-commands
GROUP_SCOPES = ("all_chat_administrators", "all_group_chats", "default")


def get_me(server: Server, call: Call) -> Json:
    body = server.bot.to_json() | {"can_join_groups": True}
    body |= {"can_read_all_group_messages": not server.privacy, "supports_inline_queries": False}
    return body | {"can_connect_to_business": False, "has_main_web_app": False}


def answer_callback_query(server: Server, call: Call) -> bool:
    rules.answer(call.params, server.bot)
    query = server.world.queries.get(call["callback_query_id"])
    if query is None or query.answer or clock.now() - query.asked > TAP_LIFE:
        raise bad(TOO_OLD)
    alert = bool(call.get("show_alert"))
    query.answer = Answer(call.get("text") or "", alert, call.get("url"))
    server.happen("queries", query.message.chat)
    return True


def get_chat(server: Server, call: Call) -> Json:
    chat = _known_chat(server, call)
    gifts = dict.fromkeys(_GIFTS, False)
    body = chat.to_json() | {"accent_color_id": 0, "max_reaction_count": 11}
    body |= {"accepted_gift_types": gifts}
    if chat.pinned and (pinned := chat.messages.get(chat.pinned[-1])):
        body["pinned_message"] = pinned.to_json(with_reply=False)
    return body


_GIFTS = (
    "unlimited_gifts",
    "limited_gifts",
    "unique_gifts",
    "premium_subscription",
    "gifts_from_channels",
)


def _known_chat(server: Server, call: Call) -> Chat:
    """A chat that the bot may ask about: a person it has met, a group it is in."""
    chat = find_chat(server, call)
    if chat.user and not chat.user.has_started:
        raise bad("chat not found")
    return chat if chat.is_private else hearing_chat(server, call)


def get_chat_member(server: Server, call: Call) -> Json:
    chat = _known_chat(server, call)
    user = server.world.users.get(call["user_id"])
    if user is None:
        raise bad("user not found")
    return member_json(user, "member" if chat.is_private else chat.status(user))


def get_chat_administrators(server: Server, call: Call) -> list[Json]:
    chat = _known_chat(server, call)
    if chat.is_private:
        raise bad("there are no administrators in the private chat")
    leading = [(u, s) for u, s in _present(server, chat) if s in ("creator", "administrator")]
    return [member_json(user, status) for user, status in leading if user is not server.bot]


def _present(server: Server, chat: Chat) -> list[tuple[User, str]]:
    members = [(server.world.users[number], status) for number, status in chat.members.items()]
    return [(user, status) for user, status in members if chat.has(user)]


def get_chat_member_count(server: Server, call: Call) -> int:
    chat = _known_chat(server, call)
    return 2 if chat.is_private else len(_present(server, chat))


def get_file(server: Server, call: Call) -> Json:
    file = server.world.files.get(call["file_id"])
    if file is None:
        raise bad("wrong file_id or the file is temporarily unavailable")
    if len(file.content) > DOWNLOAD_MOST:
        raise bad("file is too big")
    return file.to_json() | {"file_path": file.path}


def set_my_commands(server: Server, call: Call) -> bool:
    rules.commands(call["commands"])
    menu = [one | {"command": one["command"].removeprefix("/")} for one in call["commands"]]
    server.menus[_scope(server, call)] = menu
    server.happen("commands")
    return True


def get_my_commands(server: Server, call: Call) -> list[Json]:
    return server.menus.get(_scope(server, call), [])


def delete_my_commands(server: Server, call: Call) -> bool:
    server.menus.pop(_scope(server, call), None)
    server.happen("commands")
    return True


def _scope(server: Server, call: Call) -> tuple[str, str]:
    scope, language = call.get("scope") or {"type": "default"}, _language(call)
    kind = scope["type"]
    if kind in (*GROUP_SCOPES, "all_private_chats"):
        return kind, language
    if kind not in ("chat", "chat_administrators", "chat_member") or "chat_id" not in scope:
        raise bad("can't parse BotCommandScope: unsupported type specified")
    chat = find_chat(server, Call(call.method, scope, {}))
    return f"{kind}:{chat.id}" + (f":{scope['user_id']}" if kind == "chat_member" else ""), language


def _language(call: Call) -> str:
    language: str = call.get("language_code") or ""
    if language and not (len(language) == 2 and language.isalpha() and language.islower()):
        raise bad("invalid language code specified")
    return language


def menu_for(server: Server, chat: Chat, user: User) -> list[Json]:
    """The commands that a person is shown in a chat: the narrowest scope that has any."""
    for scope in _scopes_for(chat, user):
        for language in (user.language[:2], ""):
            if menu := server.menus.get((scope, language)):
                return menu
    return []


def _scopes_for(chat: Chat, user: User) -> list[str]:
    if chat.is_private:
        return [f"chat:{chat.id}", "all_private_chats", "default"]
    leads = chat.status(user) in ("creator", "administrator")
    mine = [f"chat_member:{chat.id}:{user.id}"]
    mine += [f"chat_administrators:{chat.id}"] if leads else []
    wide = GROUP_SCOPES if leads else GROUP_SCOPES[1:]
    return [*mine, f"chat:{chat.id}", *wide]


def set_profile(server: Server, call: Call) -> bool:
    """setMyName, setMyDescription, setMyShortDescription."""
    field = _profile_field(call)
    text = call.get(field) or ""
    if len(text) > PROFILE_MOST[field]:
        raise bad(f"{field.replace('_', ' ')} is too long")
    server.profile[field, _language(call)] = text
    if field == "name" and text and not _language(call):
        server.bot.name = text
    return True


def get_profile(server: Server, call: Call) -> Json:
    """getMyName, getMyDescription, getMyShortDescription."""
    field = _profile_field(call)
    default = server.bot.name if field == "name" else ""
    found: Any = server.profile.get((field, _language(call))) or server.profile.get((field, ""))
    return {field: found or default}


def _profile_field(call: Call) -> str:
    last = call.method.lower().removeprefix("set").removeprefix("get").removeprefix("my")
    return {one.replace("_", ""): one for one in PROFILE_MOST}[last]


def set_chat_menu_button(server: Server, call: Call) -> bool:
    server.profile["menu_button", call.get("chat_id")] = call.get("menu_button")
    return True


def log_out(server: Server, call: Call) -> bool:
    """logOut and close: nothing lives anywhere else."""
    return True
