"""Ids: time-ordered, never twice, and digits of a fixed length."""

from __future__ import annotations

from bot.ids import ProcessIds

IDS = ProcessIds()


def test_later_ids_sort_behind_earlier_ones() -> None:
    made = [IDS.new() for _ in range(1000)]
    assert made == sorted(made)
    assert len(set(made)) == 1000


def test_an_id_is_plain_enough_for_addresses_and_files() -> None:
    made = IDS.new()
    assert len(made) == 32
    assert made.isalnum()


def test_digits_keep_their_leading_zeros() -> None:
    made = [IDS.digits(6) for _ in range(500)]
    assert all(len(digits) == 6 and digits.isdecimal() for digits in made)
    assert len(set(made)) > 450
