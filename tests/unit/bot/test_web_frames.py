"""The WebSocket's frames: every field present, everything unreadable refused with its id."""

from __future__ import annotations

import json
from datetime import UTC, datetime

import pytest

from bot.outbox import Letter
from bot.web_frames import (
    LONGEST_TEXT,
    AckFrame,
    ChoiceFrame,
    ErrorFrame,
    FrameInvalidError,
    HelloFrame,
    LocationFrame,
    MediaFrame,
    TextFrame,
    WelcomeFrame,
    decode_frame,
    encode_frame,
    message_frame,
)
from handlers.message import Message, ShownChoice, ShownMedia, TicketTag


@pytest.mark.parametrize(
    ("data", "frame"),
    [
        ('{"type":"hello","token":null,"language":"en","after":3}', HelloFrame(None, "en", 3)),
        ('{"type":"hello"}', HelloFrame()),
        ('{"type":"text","id":"1","text":"路灯"}', TextFrame("1", "路灯")),
        ('{"type":"choice","id":"1","choice":"abc.2"}', ChoiceFrame("1", "abc.2")),
        ('{"type":"location","id":"1","lat":37.5,"lon":121}', LocationFrame("1", 37.5, 121)),
        ('{"type":"media","id":"1","media":["a"],"text":"b"}', MediaFrame("1", ("a",), "b")),
        ('{"type":"text","id":"1","text":"","more":1}', TextFrame("1", "")),
        ('{"type":"text","id":"1","text":"half \\ud83d"}', TextFrame("1", "half ?")),
    ],
)
def test_frames_are_read(data: str, frame: object) -> None:
    assert decode_frame(data) == frame


@pytest.mark.parametrize(
    ("data", "frame_id"),
    [
        ("", None),
        ("hello", None),
        ("[]", None),
        ("null", None),
        ("[" * 100_000, None),
        ('{"type":"text"}', None),
        ('{"type":"text","id":"7","text":1}', "7"),
        ('{"type":"dance","id":"7"}', "7"),
        ('{"type":"text","id":7,"text":""}', None),
        ('{"type":"text","id":"","text":""}', None),
        ('{"type":"text","id":"a\\u0000","text":""}', None),
        (json.dumps({"type": "text", "id": "x" * 65, "text": ""}), None),
        ('{"type":"location","id":"7","lat":1e999,"lon":0}', "7"),
        ('{"type":"location","id":"7","lat":NaN,"lon":0}', "7"),
        ('{"type":"media","id":"7","media":[],"text":""}', "7"),
        (json.dumps({"type": "media", "id": "7", "media": ["a"] * 10}), "7"),
        ('{"type":"hello","after":-1}', None),
        ('{"type":"choice","id":"7","choice":"a b"}', "7"),
    ],
)
def test_what_cannot_be_read_is_refused(data: str, frame_id: str | None) -> None:
    with pytest.raises(FrameInvalidError) as refused:
        decode_frame(data)
    assert (refused.value.reason, refused.value.frame_id) == ("bad-frame", frame_id)


def test_a_text_may_be_long_but_not_endless() -> None:
    frame = {"type": "text", "id": "7", "text": "字" * LONGEST_TEXT}
    assert decode_frame(json.dumps(frame)) == TextFrame("7", "字" * LONGEST_TEXT)
    frame["text"] += "字"
    with pytest.raises(FrameInvalidError) as refused:
        decode_frame(json.dumps(frame))
    assert (refused.value.reason, refused.value.frame_id) == ("too-long", "7")


def test_every_field_of_a_message_is_always_there() -> None:
    at = datetime(2026, 11, 2, 3, 4, 5, tzinfo=UTC)
    bare = message_frame(Letter(1, "m", at, Message("text")))
    assert json.loads(encode_frame(bare)) == {
        "type": "message",
        "seq": 1,
        "id": "m",
        "replaces": None,
        "at": "2026-11-02T03:04:05Z",
        "text": "text",
        "choices": [],
        "media": [],
        "ticket": None,
    }


def test_a_card_shows_its_choices_files_and_ticket() -> None:
    said = Message(
        "text",
        (ShownChoice("c.1", "yes"),),
        (ShownMedia("f", "photo"),),
        TicketTag("2611 482 0137", "dispatched"),
        "earlier",
    )
    shown = json.loads(encode_frame(message_frame(Letter(2, "m", datetime.now(UTC), said))))
    assert shown["choices"] == [{"id": "c.1", "label": "yes"}]
    assert shown["media"] == [{"id": "f", "kind": "photo"}]
    assert shown["ticket"] == {"number": "2611 482 0137", "status": "dispatched"}
    assert shown["replaces"] == "earlier"


def test_the_other_frames_of_the_server() -> None:
    frames = (WelcomeFrame("t", ("worker",)), AckFrame("1"), ErrorFrame(None, "bad-frame"))
    assert [json.loads(encode_frame(frame)) for frame in frames] == [
        {"type": "welcome", "token": "t", "roles": ["worker"]},
        {"type": "ack", "id": "1"},
        {"type": "error", "id": None, "reason": "bad-frame"},
    ]
