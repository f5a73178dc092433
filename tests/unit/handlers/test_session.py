"""Tests of what a conversation remembers."""

from __future__ import annotations

from handlers.session import Draft, Session, decode_session, encode_session, nothing_asked
from tests.unit.handlers.stage import MONDAY
from tickets.model import Origin
from tickets.people import Place, Point

DRAFT = Draft(
    id="d1",
    started_at=MONDAY,
    text="灯坏了",
    place=Place("east-1", "city/east-1/", point=Point(37.5, 121.4)),
    origin=Origin.DUTY,
)
FULL = Session(waiting="request.added", args=("r1",), asked_at=MONDAY, draft=DRAFT)


def test_a_session_is_read_as_it_was_written() -> None:
    assert decode_session(encode_session(FULL)) == FULL


def test_a_conversation_that_has_no_state_yet_is_new() -> None:
    assert decode_session(None) == Session()


def test_when_nothing_is_asked_any_more_the_draft_stays() -> None:
    assert nothing_asked(FULL) == Session(draft=DRAFT)
