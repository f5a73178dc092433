"""What sending to WeChat and to WeCom shares: parts of messages, and what refusals mean."""

from __future__ import annotations

from collections.abc import Awaitable, Mapping
from dataclasses import dataclass

import msgspec
import structlog
from sqlalchemy.exc import SQLAlchemyError

from bot.access_tokens import TokenUnavailableError
from bot.push import Outcome, Rejected, RetryLater, Unknown, Unreachable
from bot.wechat_api import ApiRefusedError, NoAnswerError, NotReachedError
from storage.errors import BusyError

FAILURES = (ApiRefusedError, NotReachedError, NoAnswerError, TokenUnavailableError)
"""How a call can fail."""
OPERATOR_SECONDS = 60.0

_log = structlog.stdlib.get_logger(__name__)


class TextPart(msgspec.Struct, frozen=True):
    """The words of a message."""

    content: str


class FilePart(msgspec.Struct, frozen=True):
    """A file that was given to the platform, by its name there."""

    media_id: str


@dataclass(frozen=True, slots=True)
class Refusals:
    """What a platform's error codes mean for a message; any other code refuses it for good.

    ``gone`` says why the person cannot be reached, ``wait`` for how long nothing is sent;
    ``operator`` is what only the operator can change.
    """

    channel: str
    gone: Mapping[int, str]
    wait: Mapping[int, RetryLater]
    operator: frozenset[int]

    async def explain(self, sending: Awaitable[Outcome]) -> Outcome:
        """Wait for a message to be sent; return what becomes of it where that fails."""
        try:
            return await sending
        except ApiRefusedError as error:
            return self._refused(error.code)
        except TokenUnavailableError as error:
            return self._without_token(error.code)
        except (NotReachedError, BusyError, SQLAlchemyError) as error:
            _log.warning(f"{self.channel}_not_reached", error=type(error).__name__)
            return RetryLater()
        except NoAnswerError:
            return Unknown()

    def _refused(self, code: int) -> Outcome:
        if code in self.gone:
            return Unreachable(self.gone[code])
        if code in self.wait:
            return self.wait[code]
        if code in self.operator:
            return self._needs_the_operator(code)
        return Rejected(f"{self.channel} {code}")

    def _without_token(self, code: int) -> Outcome:
        if code:
            return self._needs_the_operator(code)
        return RetryLater(whole_account=True)

    def _needs_the_operator(self, code: int) -> Outcome:
        _log.error(f"{self.channel}_needs_the_operator", code=code)
        return RetryLater(OPERATOR_SECONDS, whole_account=True)
