"""From a method's name to what it does: strictness, faults, and the table of what is played."""

import asyncio
from collections.abc import Callable
from typing import Any

from bot.practice import knowing, polling, sending, strict
from bot.practice.core import Server
from bot.practice.errors import ApiError
from bot.practice.strict import Call, Upload

Play = Callable[[Server, Call], Any]  # a result, or something to await for it

PLAYED: dict[str, Play] = {
    "getMe": knowing.get_me,
    "getUpdates": polling.get_updates,
    "setWebhook": polling.set_webhook,
    "deleteWebhook": polling.delete_webhook,
    "getWebhookInfo": polling.get_webhook_info,
    "sendMessage": sending.send_message,
    "sendPhoto": sending.send_photo,
    "sendMediaGroup": sending.send_media_group,
    "sendLocation": sending.send_location,
    "sendDocument": sending.send_document,
    "sendVoice": sending.send_voice,
    "editMessageText": sending.edit_message_text,
    "editMessageCaption": sending.edit_message_caption,
    "editMessageMedia": sending.edit_message_media,
    "editMessageReplyMarkup": sending.edit_message_reply_markup,
    "editEphemeralMessageText": sending.edit_message_text,
    "editEphemeralMessageCaption": sending.edit_message_caption,
    "editEphemeralMessageReplyMarkup": sending.edit_message_reply_markup,
    "deleteMessage": sending.delete_message,
    "deleteEphemeralMessage": sending.delete_message,
    "pinChatMessage": sending.pin_chat_message,
    "unpinChatMessage": sending.unpin_chat_message,
    "sendChatAction": sending.send_chat_action,
    "leaveChat": sending.leave_chat,
    "answerCallbackQuery": knowing.answer_callback_query,
    "getChat": knowing.get_chat,
    "getChatMember": knowing.get_chat_member,
    "getChatAdministrators": knowing.get_chat_administrators,
    "getChatMemberCount": knowing.get_chat_member_count,
    "getFile": knowing.get_file,
    "setMyCommands": knowing.set_my_commands,
    "getMyCommands": knowing.get_my_commands,
    "deleteMyCommands": knowing.delete_my_commands,
    "setMyName": knowing.set_profile,
    "setMyDescription": knowing.set_profile,
    "setMyShortDescription": knowing.set_profile,
    "getMyName": knowing.get_profile,
    "getMyDescription": knowing.get_profile,
    "getMyShortDescription": knowing.get_profile,
    "setChatMenuButton": knowing.set_chat_menu_button,
    "logOut": knowing.log_out,
    "close": knowing.log_out,
}
_BY_NAME = {name.lower(): play for name, play in PLAYED.items()}


async def execute(
    server: Server, method: str, params: dict[str, Any], uploads: dict[str, Upload] | None = None
) -> Any:
    """Do what a bot asks for; the result. Raises ApiError, or Cut where a fault says so."""
    play = _play(method)
    call = strict.check(method, params, uploads or {}, is_strict=server.is_strict)
    server.calls.append((call.method, call.params))
    cut = await server.faults.before(call.method, call.get("chat_id"))
    result = play(server, call)
    if asyncio.iscoroutine(result):
        result = await result
    if cut:
        raise cut
    return result


def _play(method: str) -> Play:
    known = strict.find(method)
    if played := _BY_NAME.get(method.lower()):
        return played
    raise ApiError(501, f"Not Implemented: the practice room does not play {known.name}")
