"""How far messages came that are tried again is remembered, for the last of them."""

from __future__ import annotations

from bot.arrived import MOST_REMEMBERED, Arrived


def test_a_message_goes_on_where_it_was_cut_short() -> None:
    arrived = Arrived()
    assert arrived.count("m1") == 0
    arrived.note("m1", 2)
    arrived.note("m1", 3)
    assert arrived.count("m1") == 3
    assert arrived.count("m2") == 0


def test_a_message_that_was_sent_is_forgotten() -> None:
    arrived = Arrived()
    arrived.note("m1", 2)
    arrived.forget("m1")
    arrived.forget("m1")
    assert arrived.count("m1") == 0


def test_of_many_messages_those_that_were_tried_last_are_remembered() -> None:
    arrived = Arrived()
    for number in range(MOST_REMEMBERED):
        arrived.note(f"{number}", 1)
    arrived.note("0", 2)
    arrived.note("one more", 1)
    arrived.note("nothing arrived", 0)
    assert [arrived.count(name) for name in ("0", "1", "2", "one more")] == [2, 0, 1, 1]
