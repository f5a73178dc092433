"""All channels of the server, and what door posters lead to, where their settings are there."""

from __future__ import annotations

from collections.abc import Mapping

from bot.channel import OpenChannel
from bot.channels.telegram import open_telegram, telegram_links
from bot.channels.webchat import open_webchat
from bot.channels.wechat import open_wechat
from bot.channels.wecom import open_wecom
from bot.door_links import LinksTo, web_links
from bot.wechat_doors import wechat_links

CHANNELS: tuple[OpenChannel, ...] = (
    open_webchat,
    open_telegram,
    open_wechat,
    open_wecom,
)

DOOR_LINKS: Mapping[str, LinksTo] = {
    "wechat": wechat_links,
    "web": web_links,
    "telegram": telegram_links,
}
"""By the name of the text ``poster-scan-<name>``; a poster has room for the first three."""
