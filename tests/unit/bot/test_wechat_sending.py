"""What a failed call means for a message, and how far messages came that are tried again."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.access_tokens import TokenUnavailableError
from bot.push import Outcome, Rejected, RetryLater, Sent, Unknown, Unreachable
from bot.wechat_api import ApiRefusedError, NoAnswerError, NotReachedError
from bot.wechat_sending import MOST_REMEMBERED, Arrived, FilePart, Refusals, TextPart
from storage.errors import BusyError

REFUSALS = Refusals(
    "pigeon",
    gone={1: "flew away"},
    wait={2: RetryLater(5.0, whole_account=True)},
    operator=frozenset({3}),
)
OPERATOR = RetryLater(60.0, whole_account=True)


async def _fail(error: Exception) -> Outcome:
    raise error


async def _send() -> Outcome:
    return Sent("a name")


async def test_what_is_sent_needs_no_explanation() -> None:
    assert await REFUSALS.explain(_send()) == Sent("a name")


@pytest.mark.parametrize(
    ("error", "outcome", "logged"),
    [
        (ApiRefusedError(1), Unreachable("flew away"), []),
        (ApiRefusedError(2), RetryLater(5.0, whole_account=True), []),
        (ApiRefusedError(3), OPERATOR, ["pigeon_needs_the_operator"]),
        (ApiRefusedError(4), Rejected("pigeon 4"), []),
        (TokenUnavailableError(40125), OPERATOR, ["pigeon_needs_the_operator"]),
        (TokenUnavailableError(), RetryLater(None, whole_account=True), []),
        (NotReachedError(), RetryLater(), ["pigeon_not_reached"]),
        (BusyError(), RetryLater(), ["pigeon_not_reached"]),
        (OperationalError("", None, OSError()), RetryLater(), ["pigeon_not_reached"]),
        (NoAnswerError(), Unknown(), []),
    ],
    ids=repr,
)
async def test_each_failure_has_one_meaning(
    error: Exception, outcome: Outcome, logged: list[str]
) -> None:
    with capture_logs() as lines:
        assert await REFUSALS.explain(_fail(error)) == outcome
    assert [line["event"] for line in lines] == logged


async def test_a_mistake_of_our_own_is_no_refusal() -> None:
    with pytest.raises(LookupError):
        await REFUSALS.explain(_fail(LookupError()))


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
    assert arrived.forget("m1") == 2
    assert arrived.forget("m1") == arrived.count("m1") == 0


def test_of_many_messages_those_that_were_tried_last_are_remembered() -> None:
    arrived = Arrived()
    for number in range(MOST_REMEMBERED):
        arrived.note(f"{number}", 1)
    arrived.note("0", 2)
    arrived.note("one more", 1)
    arrived.note("nothing arrived", 0)
    assert [arrived.count(name) for name in ("0", "1", "2", "one more")] == [2, 0, 1, 1]


def test_the_parts_are_written_as_the_platforms_name_them() -> None:
    assert msgspec.json.encode(TextPart("水")) == '{"content":"水"}'.encode()
    assert msgspec.json.encode(FilePart("m")) == b'{"media_id":"m"}'
