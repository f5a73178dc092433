"""Tests of what a conversation remembers."""

from __future__ import annotations

from handlers.incoming import Incoming, Kind, MediaKind, MediaRef, SharedLocation
from handlers.session import Draft, Said, Session, decode_session, encode_session, nothing_asked
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
ALBUM = Incoming(
    channel="telegram",
    account="7000",
    event_id="5",
    sender="42",
    conversation="42",
    kind=Kind.MEDIA,
    sent_at=MONDAY,
    media=(MediaRef(MediaKind.PHOTO, "file", "m1"),),
    location=SharedLocation(37.5, 121.4),
    album="album-1",
)


def test_a_session_is_read_as_it_was_written() -> None:
    assert decode_session(encode_session(FULL)) == FULL


def test_an_album_that_is_not_whole_and_words_that_may_change_are_kept() -> None:
    session = Session(album=ALBUM, said=(Said(ref="42:9", text="灯坏了", request="r1"),))
    assert decode_session(encode_session(session)) == session


def test_a_conversation_that_has_no_state_yet_is_new() -> None:
    assert decode_session(None) == Session()


def test_when_nothing_is_asked_any_more_the_draft_stays() -> None:
    assert nothing_asked(FULL) == Session(draft=DRAFT)
