"""The channel: on where its settings are there, up while it runs, its names registered."""

from __future__ import annotations

import asyncio
from pathlib import Path

import msgspec
import pytest

from bot.app import running
from bot.channel import Shell
from bot.channels.wechat import open_wechat
from bot.inbox import Inbox
from bot.metrics import Metrics
from bot.outbox import Mailboxes
from bot.settings import Settings, SettingsError
from bot.wiring import Application, open_application
from tests.support.clock import HandClock
from tests.support.driver_wechat import wechat_settings
from tests.support.fake_wechat import APP_ID, FakeWechat
from tests.support.fake_wechat_phone import Mode

NOWHERE = "http://127.0.0.1:9"


def shell(application: Application, settings: Settings) -> Shell:
    metrics = Metrics()
    application.settings = settings
    return Shell(application, Inbox(application, metrics), Mailboxes(application), metrics)


def settings(**changes: str) -> Settings:
    found = wechat_settings(Path("unused"), NOWHERE, Mode.SAFE)
    return msgspec.structs.replace(found, **changes)


@pytest.mark.parametrize("missing", ["wechat_app_id", "wechat_app_secret", "wechat_token"])
async def test_it_is_off_where_a_setting_is_missing(application: Application, missing: str) -> None:
    assert open_wechat(shell(application, settings(**{missing: ""}))) is None


async def test_it_is_a_source_of_files_that_cannot_be_had_before_it_runs(
    application: Application,
) -> None:
    opened = shell(application, settings())
    channel = open_wechat(opened)
    assert channel is not None
    assert not channel.is_up
    assert opened.sources[f"wechat:{APP_ID}"] is channel
    with pytest.raises(ConnectionError):
        await channel.fetch_media("m1")


@pytest.mark.parametrize(
    "wrong",
    [
        {"wechat_aes_key": "short"},
        {"wechat_template_id": "t", "wechat_template_fields": "nonsense"},
    ],
)
async def test_settings_that_cannot_be_used_are_named(
    application: Application, wrong: dict[str, str]
) -> None:
    with pytest.raises(SettingsError, match="HUYING_WECHAT_"):
        open_wechat(shell(application, settings(**wrong)))


async def test_it_comes_up_with_the_server_and_sets_its_menu(
    clock: HandClock, tmp_path: Path
) -> None:
    fake = FakeWechat(clock)
    await fake.start()
    here = open_application(wechat_settings(tmp_path, fake.url, Mode.SAFE), clock)
    async with running(here), asyncio.timeout(30):
        await fake.has_menu.wait()
    here.close()
    await fake.stop()
