"""Telegram's types."""

from __future__ import annotations

import msgspec

from bot.telegram_types import Message, Update


def test_fields_that_nobody_here_knows_are_let_go() -> None:
    update = msgspec.json.decode(b'{"update_id": 1, "new_thing": {"x": [1]}}', type=Update)
    assert update == Update(1)


def test_the_sender_is_what_telegram_calls_from() -> None:
    text = b'{"message_id":1,"date":2,"chat":{"id":3,"type":"private"},"from":{"id":4}}'
    message = msgspec.json.decode(text, type=Message)
    assert message.sender is not None
    assert message.sender.id == 4
