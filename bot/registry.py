"""All channels of the server, how the doctor looks at them, and what door posters lead to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from bot.channel import OpenChannel
from bot.channels.telegram import examine_telegram, open_telegram, telegram_links
from bot.channels.webchat import open_webchat
from bot.channels.wechat import open_wechat
from bot.channels.wecom import open_wecom
from bot.doctor import Finding
from bot.door_links import LinksTo, web_links
from bot.settings import Settings
from bot.wechat_check import examine_wechat
from bot.wechat_doors import wechat_links
from bot.wecom_account import examine_wecom

CHANNELS: tuple[OpenChannel, ...] = (
    open_webchat,
    open_telegram,
    open_wechat,
    open_wecom,
)

CHECKS: tuple[Callable[[Settings], Iterable[Finding]], ...] = (
    examine_telegram,
    examine_wechat,
    examine_wecom,
)
"""Each asks its platform; nothing is found where the channel is off."""

DOOR_LINKS: Mapping[str, LinksTo] = {
    "wechat": wechat_links,
    "web": web_links,
    "telegram": telegram_links,
}
"""By the name of the text ``poster-scan-<name>``; a poster has room for the first three."""
