"""Request numbers for people: month, six random digits, and an ISO 7064 MOD 11,10 check digit."""

from __future__ import annotations

from datetime import datetime, tzinfo

from tickets.ports import Ids, Requests

LENGTH = 11
RANDOM_DIGITS = 6
MOST_TRIES = 200


class NumbersExhaustedError(RuntimeError):
    """No free request number was found; more than a million requests in one month."""


def new_number(requests: Requests, ids: Ids, now: datetime, zone: tzinfo) -> str:
    """Return a free request number, 11 digits.

    Raises:
        NumbersExhaustedError: none was free in 200 tries.
    """
    month = now.astimezone(zone).strftime("%y%m")
    for _ in range(MOST_TRIES):
        body = month + ids.digits(RANDOM_DIGITS)
        number = body + check_digit(body)
        if requests.find_by_number(number) is None:
            return number
    raise NumbersExhaustedError(month)


def check_digit(body: str) -> str:
    """Return the check digit of a run of decimal digits (ISO 7064 MOD 11,10)."""
    product = 10
    for digit in body:
        total = (product + int(digit)) % 10 or 10
        product = total * 2 % 11
    return str((11 - product) % 10)


def is_number(text: str) -> bool:
    """Tell whether a text is a request number with the right check digit, spaces aside."""
    digits = bare_number(text)
    return (
        len(digits) == LENGTH
        and digits.isascii()
        and digits.isdecimal()
        and check_digit(digits[:-1]) == digits[-1]
    )


def bare_number(text: str) -> str:
    """Return a typed number without its spaces and dashes."""
    return "".join(text.split()).replace("-", "")


def grouped_number(number: str) -> str:
    """Return a number as people read it: ``2611 482 0137``."""
    return f"{number[:4]} {number[4:7]} {number[7:]}"
