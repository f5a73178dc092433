"""Reasons of events."""

from __future__ import annotations

from tickets.events import PAUSE_REASONS, RETURN_REASONS, Reason


def test_a_reason_to_pause_is_no_reason_to_return() -> None:
    assert not set(PAUSE_REASONS) & set(RETURN_REASONS)


def test_waiting_for_the_resident_is_the_first_reason_to_pause() -> None:
    assert PAUSE_REASONS[0] is Reason.WAITS_FOR_RESIDENT
