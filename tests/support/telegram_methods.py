"""What the Bot API's methods take, as far as the bot may call them; anything else is refused."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tests.support.telegram_entities import EntitiesInvalidError, Parsed, parse_html

LONGEST_TEXT = 4096
LONGEST_CAPTION = 1024
LARGEST_PHOTO = 10 * 1024 * 1024
LARGEST_FILE = 50 * 1024 * 1024
KNOWN_UPDATES = frozenset(
    {"message", "edited_message", "callback_query", "my_chat_member", "channel_post", "poll"}
)
SCOPES = {"default": 0, "all_private_chats": 0, "all_group_chats": 0, "chat": 1}


class BadCallError(Exception):
    """The server answers 400; the message is its description."""


Check = Callable[[str], object]


@dataclass(frozen=True, slots=True)
class Method:
    """A method's parameters by name, the required ones first."""

    required: Mapping[str, Check]
    optional: Mapping[str, Check]
    files: tuple[str, ...] = ()


def check_call(name: str, fields: Mapping[str, str], files: Mapping[str, bytes]) -> None:
    """Check a call's parameters.

    Raises:
        BadCallError: one is missing, unknown or wrong.
    """
    method = METHODS.get(name)
    if method is None:
        raise BadCallError(f"method {name} not found")
    for wanted in method.required:
        if wanted not in fields and wanted not in files:
            raise BadCallError(f'parameter "{wanted}" is required')
    known = {**method.required, **method.optional}
    for field, value in fields.items():
        check = known.get(field)
        if check is None:
            raise BadCallError(f"unknown parameter {field} of {name}")
        check(value)
    if files and not method.files:
        raise BadCallError(f"{name} takes no files")
    for content in files.values():
        _check_size(content, LARGEST_PHOTO if "photo" in method.files else LARGEST_FILE)


def parsed_text(fields: Mapping[str, str], field: str) -> Parsed:
    """Return a text without its marks."""
    text = fields.get(field, "")
    try:
        return parse_html(text) if fields.get("parse_mode") == "HTML" else Parsed(text.strip())
    except EntitiesInvalidError as error:
        raise BadCallError(f"can't parse entities: {error}") from error


def buttons_in(markup: str) -> list[list[tuple[str, str]]]:
    """Return the rows of an inline keyboard as (label, data).

    Raises:
        BadCallError: it is none, or a button is wrong.
    """
    keyboard = _json(markup)
    if not isinstance(keyboard, dict) or set(keyboard) != {"inline_keyboard"}:
        raise BadCallError("object expected as reply markup")
    rows = [[_button(button) for button in row] for row in keyboard["inline_keyboard"]]
    if sum(map(len, rows)) > 100 or not all(rows):
        raise BadCallError("REPLY_MARKUP_TOO_LONG")
    return rows


def _button(button: object) -> tuple[str, str]:
    if not isinstance(button, dict) or set(button) != {"text", "callback_data"}:
        raise BadCallError("can't parse inline keyboard button")
    label, data = button["text"], button["callback_data"]
    if not isinstance(label, str) or not label.strip():
        raise BadCallError("text buttons must not be empty")
    if not isinstance(data, str) or not 1 <= len(data.encode()) <= 64:
        raise BadCallError("BUTTON_DATA_INVALID")
    return label, data


def _check_size(content: bytes, most: int) -> None:
    if not content:
        raise BadCallError("file must be non-empty")
    if len(content) > most:
        raise BadCallError("Request Entity Too Large")


def _json(value: str) -> object:
    try:
        found: object = json.loads(value)
    except ValueError as error:
        raise BadCallError("can't parse JSON") from error
    return found


def _integer(value: str) -> None:
    if re.fullmatch(r"-?\d{1,18}", value) is None:
        raise BadCallError(f"integer expected, not {value!r}")


def _boolean(value: str) -> None:
    if value not in {"true", "false"}:
        raise BadCallError(f"boolean expected, not {value!r}")


def _text(value: str) -> None:
    if not value:
        raise BadCallError("text is empty")


def _html(value: str) -> None:
    if value != "HTML":
        raise BadCallError("unsupported parse_mode")


def _keys(*names: str) -> Check:
    def check(value: str) -> None:
        found = _json(value)
        if not isinstance(found, dict) or not set(found) <= set(names):
            raise BadCallError(f"one of {names} expected, not {value!r}")

    return check


def _updates(value: str) -> None:
    names = _json(value)
    if not isinstance(names, list) or not set(names) <= KNOWN_UPDATES:
        raise BadCallError("can't parse allowed updates")


def _range(low: int, high: int) -> Check:
    def check(value: str) -> None:
        _integer(value)
        if not low <= int(value) <= high:
            raise BadCallError(f"{value} is not within {low} and {high}")

    return check


def _commands(value: str) -> None:
    commands = _json(value)
    if not isinstance(commands, list) or not 1 <= len(commands) <= 100:
        raise BadCallError("BOT_COMMANDS_TOO_MUCH")
    for one in commands:
        if not isinstance(one, dict) or set(one) != {"command", "description"}:
            raise BadCallError("can't parse BotCommand")
        if re.fullmatch(r"[a-z0-9_]{1,32}", one["command"]) is None:
            raise BadCallError("BOT_COMMAND_INVALID")
        if not 1 <= len(one["description"]) <= 256:
            raise BadCallError("BOT_COMMAND_DESCRIPTION_INVALID")


def _scope(value: str) -> None:
    scope = _json(value)
    if not isinstance(scope, dict) or scope.get("type") not in SCOPES:
        raise BadCallError("can't parse BotCommandScope")
    if ("chat_id" in scope) != bool(SCOPES[scope["type"]]):
        raise BadCallError("chat_id of a scope")


def _secret(value: str) -> None:
    if re.fullmatch(r"[A-Za-z0-9_-]{1,256}", value) is None:
        raise BadCallError("secret token contains unallowed characters")


def _language(value: str) -> None:
    if re.fullmatch(r"[a-z]{2}", value) is None:
        raise BadCallError("language code is invalid")


_HOW: Mapping[str, Check] = {
    "disable_notification": _boolean,
    "reply_markup": buttons_in,
    "parse_mode": _html,
}
_CAPTION: Mapping[str, Check] = {"caption": _text, **_HOW}
_CHAT: Mapping[str, Check] = {"chat_id": _integer}
_PLACE: Mapping[str, Check] = {"chat_id": _integer, "message_id": _integer}
_PREVIEW: Mapping[str, Check] = {"link_preview_options": _keys("is_disabled")}
_REPLY: Mapping[str, Check] = {
    "reply_parameters": _keys("message_id", "allow_sending_without_reply")
}

METHODS: Mapping[str, Method] = {
    "getMe": Method({}, {}),
    "getUpdates": Method(
        {},
        {
            "offset": _integer,
            "limit": _range(1, 100),
            "timeout": _range(0, 50),
            "allowed_updates": _updates,
        },
    ),
    "getWebhookInfo": Method({}, {}),
    "setWebhook": Method(
        {"url": _text},
        {
            "secret_token": _secret,
            "allowed_updates": _updates,
            "max_connections": _range(1, 100),
        },
    ),
    "deleteWebhook": Method({}, {"drop_pending_updates": _boolean}),
    "setMyCommands": Method({"commands": _commands}, {"scope": _scope, "language_code": _language}),
    "deleteMyCommands": Method({}, {"scope": _scope, "language_code": _language}),
    "sendMessage": Method({**_CHAT, "text": _text}, {**_HOW, **_PREVIEW, **_REPLY}),
    "sendPhoto": Method({**_CHAT, "photo": _text}, _CAPTION, ("photo",)),
    "sendVideo": Method({**_CHAT, "video": _text}, _CAPTION, ("video",)),
    "sendVoice": Method({**_CHAT, "voice": _text}, _CAPTION, ("voice",)),
    "sendDocument": Method({**_CHAT, "document": _text}, _CAPTION, ("document",)),
    "sendMediaGroup": Method(
        {**_CHAT, "media": _json}, {"disable_notification": _boolean}, ("photo", "video")
    ),
    "editMessageText": Method(
        {**_PLACE, "text": _text},
        {"parse_mode": _html, "reply_markup": buttons_in, **_PREVIEW},
    ),
    "editMessageCaption": Method(
        _PLACE, {"caption": _text, "parse_mode": _html, "reply_markup": buttons_in}
    ),
    "answerCallbackQuery": Method(
        {"callback_query_id": _text}, {"text": _text, "show_alert": _boolean}
    ),
    "getFile": Method({"file_id": _text}, {}),
}
