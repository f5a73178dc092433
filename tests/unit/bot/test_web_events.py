"""From frames to events: whose they are, and what they are."""

from __future__ import annotations

from datetime import UTC, datetime

from bot.web_events import event_of
from bot.web_frames import (
    ChoiceFrame,
    LocationFrame,
    MediaFrame,
    SaidFrame,
    StartFrame,
    TextFrame,
)
from bot.web_tokens import Visitor, account_of, new_token
from handlers.incoming import Incoming, Kind, SharedLocation

NOW = datetime(2026, 11, 2, tzinfo=UTC)
VISITOR = Visitor(new_token())


def event(frame: SaidFrame) -> Incoming:
    """Return what the visitor said."""
    return event_of(frame, VISITOR, "en", NOW)


def test_a_frames_id_counts_only_among_the_visitors_own() -> None:
    other = event_of(TextFrame("1", "a"), Visitor(new_token()), "en", NOW)
    assert event(TextFrame("1", "a")).event_id != other.event_id
    assert event(TextFrame("1", "a")).event_id == event(TextFrame("1", "b")).event_id


def test_the_token_itself_is_nowhere_in_the_event() -> None:
    said = event(TextFrame("1", "a"))
    assert VISITOR.token not in repr(said)
    assert said.sender == account_of(VISITOR.token).external_id
    assert (said.channel, said.account, said.language) == ("webchat", "web", "en")


def test_each_frame_becomes_its_kind_of_event() -> None:
    assert (event(TextFrame("1", "a")).kind, event(TextFrame("1", "a")).text) == (Kind.TEXT, "a")
    assert (event(ChoiceFrame("1", "c.1")).kind, event(ChoiceFrame("1", "c.1")).choice) == (
        Kind.CHOICE,
        "c.1",
    )
    place = event(LocationFrame("1", 37.5, 121.4))
    assert (place.kind, place.location) == (Kind.LOCATION, SharedLocation(37.5, 121.4))
    files = event(MediaFrame("1", ("f", "g"), "look"))
    assert (files.kind, files.text) == (Kind.MEDIA, "look")
    assert [ref.id for ref in files.media] == ["f", "g"]
    scanned = event(StartFrame("1", "door"))
    assert (scanned.kind, scanned.start_token) == (Kind.START, "door")
