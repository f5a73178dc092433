"""Polling, the webhook and the menus are kept as they should be."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Sequence

import msgspec
import pytest

from bot import telegram_keeping
from bot.channel import Shell
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.settings import Settings
from bot.telegram_api import (
    AwayError,
    CallRefusedError,
    PolledElsewhereError,
    TokenRefusedError,
)
from bot.telegram_handling import Handling
from bot.telegram_keeping import keep_receiving, set_commands
from bot.wiring import Application
from tests.support.telegram_scripted import ScriptedApi, ScriptEndedError


@pytest.fixture(autouse=True)
def _quickly(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for nothing."""
    for name in ("FIRST_PAUSE", "LONGEST_PAUSE", "CONFLICT_PAUSE", "CALL_PAUSE"):
        monkeypatch.setattr(telegram_keeping, name, 0.0)


def message(number: int) -> dict[str, object]:
    return {"update_id": number, "poll": {}}


async def receive(application: Application, api: ScriptedApi) -> list[bool]:
    """Receive until the script ends; return what was told of whether it works."""
    metrics = Metrics()
    shell = Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)
    told: list[bool] = []
    with pytest.raises(ScriptEndedError):
        await keep_receiving(api, application, "secret", Handling(shell, api), told.append)
    return told


def polling(*batches: Sequence[object] | Exception) -> ScriptedApi:
    return ScriptedApi(batches=list(batches))


async def test_a_batch_is_confirmed_by_the_next_call(application: Application) -> None:
    api = polling([message(5), message(7)], [], [message(9)])
    await receive(application, api)
    assert api.offsets == [None, 8, 8, 10]


async def test_a_failure_confirms_nothing_and_is_over_with_the_next_success(
    application: Application,
) -> None:
    api = polling([message(5)], AwayError(), [message(6)])
    assert await receive(application, api) == [True, False, True]
    assert api.offsets[-1] == 7


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (PolledElsewhereError(), "telegram_polled_elsewhere"),
        (TokenRefusedError("Not Found"), "telegram_token_refused"),
        (AwayError(0.0), "telegram_call_failed"),
        (CallRefusedError("Bad Request"), "Bad Request"),
    ],
)
async def test_the_operator_reads_what_is_wrong(
    application: Application, error: Exception, said: str, log: io.StringIO
) -> None:
    await receive(application, polling(error))
    assert said in log.getvalue()


async def test_one_that_polls_takes_away_a_webhook(application: Application) -> None:
    api = polling()
    api.url = "https://old.example/"
    await receive(application, api)
    assert api.hooks == [("", "")]


def hooked(application: Application) -> Settings:
    return msgspec.structs.replace(
        application.settings, telegram_mode="webhook", public_url="https://bot.example/"
    )


async def set_hook(application: Application, api: ScriptedApi, secret: str) -> None:
    metrics = Metrics()
    shell = Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)
    works = asyncio.Event()
    task = asyncio.create_task(
        keep_receiving(api, application, secret, Handling(shell, api), lambda _: works.set())
    )
    async with asyncio.timeout(5):
        await works.wait()
    task.cancel()
    await asyncio.wait({task})


async def test_a_webhook_is_set_once_and_again_when_it_changed(application: Application) -> None:
    application.settings = hooked(application)
    api = ScriptedApi()
    for secret in ("one", "one", "two"):
        await set_hook(application, api, secret)
    url = "https://bot.example/telegram/webhook"
    assert api.hooks == [(url, "one"), (url, "two")]
    api.url = "https://somebody.else/"
    await set_hook(application, api, "two")
    assert len(api.hooks) == 3


async def test_a_webhook_that_somebody_else_set_is_left_alone(
    application: Application, log: io.StringIO
) -> None:
    application.settings = msgspec.structs.replace(hooked(application), public_url="")
    api = ScriptedApi()
    await set_hook(application, api, "one")
    assert api.hooks == []
    assert "telegram_webhook_left_alone" in log.getvalue()


async def test_menus_are_set_once(application: Application) -> None:
    api = ScriptedApi()
    await set_commands(api, application)
    count = len(api.menus)
    assert count >= 3
    await set_commands(api, application)
    assert len(api.menus) == count


async def test_a_menu_that_telegram_refuses_is_left_at_that(application: Application) -> None:
    api = ScriptedApi(refused_menus={"all:en": CallRefusedError("chat not found")})
    await set_commands(api, application)
    assert {one.scope for one in api.menus} >= {"all:", "all:zh"}
    await set_commands(api, application)
    assert len(api.menus) == len({one.scope for one in api.menus})


async def test_what_was_set_before_a_failure_is_not_set_again(application: Application) -> None:
    api = ScriptedApi(refused_menus={"all:zh": AwayError(1)})
    with pytest.raises(AwayError):
        await set_commands(api, application)
    api.refused_menus.clear()
    await set_commands(api, application)
    assert [one.scope for one in api.menus].count("all:") == 1
