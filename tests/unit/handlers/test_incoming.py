"""Tests of what comes in."""

from __future__ import annotations

from dataclasses import replace

from handlers.incoming import Incoming, Kind
from tests.unit.handlers.stage import MONDAY

TYPED = Incoming("webchat", "web", "e1", "anna", "room", Kind.TEXT, MONDAY, text="1")


def test_an_events_key_names_channel_account_and_event() -> None:
    assert TYPED.key == "webchat:web:e1"


def test_two_people_in_one_room_have_sessions_of_their_own() -> None:
    assert TYPED.conversation_key != replace(TYPED, sender="bert").conversation_key


def test_a_typed_answer_becomes_the_press_of_a_choice_of_the_same_event() -> None:
    pressed = TYPED.as_choice("list.1")
    assert (pressed.kind, pressed.choice, pressed.key) == (Kind.CHOICE, "list.1", TYPED.key)
