"""Request numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.support.ledger import LedgerOfRequests
from tests.support.town import MONDAY, ZONE, CountingIds, Town
from tickets.numbers import (
    NumbersExhaustedError,
    bare_number,
    check_digit,
    grouped_number,
    is_number,
    new_number,
)

BODIES = st.text("0123456789", min_size=10, max_size=10)


def numbered(body: str) -> str:
    return body + check_digit(body)


@given(BODIES)
def test_a_number_with_its_check_digit_is_one(body: str) -> None:
    assert is_number(numbered(body))


@given(BODIES, st.integers(0, 10), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(body: str, position: int, shift: int) -> None:
    digits = list(numbered(body))
    digits[position] = str((int(digits[position]) + shift) % 10)
    assert not is_number("".join(digits))


def test_most_swapped_neighbours_are_noticed() -> None:
    noticed = total = 0
    for value in range(0, 10**10, 7_654_321):
        number = numbered(f"{value:010d}")
        for i in range(10):
            if number[i] != number[i + 1]:
                swapped = number[:i] + number[i + 1] + number[i] + number[i + 2 :]
                total += 1
                noticed += not is_number(swapped)
    assert noticed / total > 0.97


@given(BODIES)
def test_a_number_reads_the_same_in_groups(body: str) -> None:
    grouped = grouped_number(numbered(body))
    assert [len(group) for group in grouped.split(" ")] == [4, 3, 4]
    assert bare_number(grouped) == numbered(body)
    assert is_number(grouped)


@pytest.mark.parametrize(
    "text", ["", "2611", "2611 482 013", "261148201377", "２６１１４８２０１３７", "abc"]
)
def test_other_texts_are_no_numbers(text: str) -> None:
    assert not is_number(text)


def test_a_new_number_begins_with_the_month_of_the_citys_zone() -> None:
    number = new_number(LedgerOfRequests(), CountingIds(), MONDAY, ZONE)
    assert number.startswith("2611")
    assert is_number(number)


def test_a_taken_number_is_not_given_again(town: Town) -> None:
    numbers = {town.reports(f"resident-{n}").request.number for n in range(20)}
    assert len(numbers) == 20


def test_a_month_without_free_numbers_is_said() -> None:
    class SameDigits(CountingIds):
        def digits(self, count: int) -> str:
            return "0" * count

    town = Town(ids=SameDigits())
    town.reports("resident", matter=None, area="east-1")
    with pytest.raises(NumbersExhaustedError):
        town.reports("resident-2", matter=None, area="east-1")
