"""Tests of the one codec of messages."""

from __future__ import annotations

from handlers.message import (
    Message,
    ShownChoice,
    ShownMedia,
    TicketTag,
    decode_message,
    encode_message,
)


def test_a_message_is_read_as_it_was_written() -> None:
    message = Message(
        "已登记",
        (ShownChoice("list.1", "补充"),),
        (ShownMedia("m1", "photo"),),
        TicketTag("2611 482 0137", "accepted"),
        "card",
    )
    assert decode_message(encode_message(message)) == message


def test_a_plain_text_is_read_as_it_was_written() -> None:
    assert decode_message(encode_message(Message("好"))) == Message("好")
