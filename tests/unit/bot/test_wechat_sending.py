"""What a failed call means for a message."""

from __future__ import annotations

import msgspec
import pytest
from sqlalchemy.exc import OperationalError
from structlog.testing import capture_logs

from bot.access_tokens import TokenUnavailableError
from bot.push import Outcome, Rejected, RetryLater, Sent, Unknown, Unreachable
from bot.wechat_api import ApiRefusedError, NoAnswerError, NotReachedError
from bot.wechat_sending import FilePart, Refusals, TextPart
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


def test_the_parts_are_written_as_the_platforms_name_them() -> None:
    assert msgspec.json.encode(TextPart("水")) == '{"content":"水"}'.encode()
    assert msgspec.json.encode(FilePart("m")) == b'{"media_id":"m"}'
