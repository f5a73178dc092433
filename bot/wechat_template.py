"""The template or subscription message that rings where WeChat takes no other."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

import msgspec

from bot.wechat_api import Answer, Call, WechatApi
from handlers.message import Message

SEND = "cgi-bin/message/template/send"
SEND_SUBSCRIBED = "cgi-bin/message/subscribe/bizsend"
SUBSCRIPTION = "subscription:"
"""Before the id of a template that people subscribe to (订阅通知)."""
RINGING = frozenset({"urgent", "task", "notice"})
LONGEST = MappingProxyType({"character_string": 32, "phrase": 5, "thing": 20})
"""How many characters WeChat takes in a field of a kind."""


class _Value(msgspec.Struct, frozen=True):
    value: str


class _Body(msgspec.Struct, frozen=True, omit_defaults=True):
    touser: str
    template_id: str
    data: dict[str, _Value]
    url: str = ""
    miniprogram_state: str = ""
    lang: str = ""


class TemplateInvalidError(ValueError):
    """The fields of a template cannot be read; the message says how they must look."""


@dataclass(frozen=True, slots=True)
class Template:
    """A template of the account, and which of its fields gets what.

    ``fields`` is like ``number=character_string1 text=thing3``: the request's number, and how
    the message begins.
    """

    id: str
    fields: tuple[tuple[str, str], ...]
    url: str = ""
    is_subscribed: bool = False

    async def ring(self, api: WechatApi, to: str, message: Message) -> None:
        """Send it for a message.

        Raises:
            ApiRefusedError, NotReachedError, NoAnswerError, TokenUnavailableError.
        """
        number = message.ticket.number if message.ticket is not None else ""
        texts = {"number": number or "-", "text": message.text.strip().partition("\n")[0]}
        data = {field: _Value(_fitting(field, texts[what])) for what, field in self.fields}
        if self.is_subscribed:
            body = _Body(to, self.id, data, miniprogram_state="formal", lang="zh_CN")
            await api.answer(Call(SEND_SUBSCRIBED, body), Answer)
        else:
            await api.answer(Call(SEND, _Body(to, self.id, data, self.url)), Answer)


def read_template(template_id: str, fields: str, url: str) -> Template | None:
    """Return the template that is set, None if there is none.

    Raises:
        TemplateInvalidError: its fields cannot be read.
    """
    if not template_id:
        return None
    pairs = [part.partition("=") for part in fields.split()]
    if any(what not in {"number", "text"} or not field for what, _, field in pairs):
        raise TemplateInvalidError(
            "HUYING_WECHAT_TEMPLATE_FIELDS must be like: number=character_string1 text=thing3."
        )
    named = tuple((what, field) for what, _, field in pairs)
    bare = template_id.removeprefix(SUBSCRIPTION)
    return Template(bare, named, url, is_subscribed=bare != template_id)


def _fitting(field: str, text: str) -> str:
    kind = field.rstrip("0123456789")
    if kind == "character_string":  # digits, letters and signs
        text = "".join(sign for sign in text if "!" <= sign <= "~") or "-"
    longest = LONGEST.get(kind, 20)
    return text if len(text) <= longest else f"{text[: longest - 1]}…"
