"""All channels of the server; each is on where its settings are there."""

from __future__ import annotations

from bot.channel import OpenChannel
from bot.channels.webchat import open_webchat

CHANNELS: tuple[OpenChannel, ...] = (open_webchat,)
