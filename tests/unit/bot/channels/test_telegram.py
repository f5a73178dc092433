"""Telegram, on a server that plays it: what comes in, what goes out, what is kept up."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import msgspec
import pytest
import pytest_asyncio
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    TelegramError,
    TimedOut,
)

from bot.channels.telegram import BotApi, examine_telegram, outcome_of
from bot.doctor import State
from bot.push import Outcome, Rejected, RetryLater, Sent, Unknown, Unreachable
from bot.settings import Settings
from bot.telegram_api import Call, Upload
from bot.telegram_rendering import Form
from tests.support.city import copy_city
from tests.support.driver_telegram import telegram_settings
from tests.support.fake_telegram import USERNAME, FakeTelegram
from tests.support.photos import jpeg
from tests.support.telegram_bot import Bot, bot_on, telegram_server
from tests.support.telegram_faults import Fault
from tests.support.telegram_people import say_in_group

CABLE = "幸福小区3号楼2单元有人飞线充电，电线从三楼窗户拉下来"
COMMAND = {"text": "/help", "entities": [{"type": "bot_command", "offset": 0, "length": 5}]}


@pytest_asyncio.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    """Run a Telegram of its own; at the end it has nothing to complain of."""
    async with telegram_server() as server:
        yield server
        assert server.complaints == []


@pytest_asyncio.fixture(params=["polling", "webhook"])
async def bot(
    request: pytest.FixtureRequest, telegram: FakeTelegram, city: Path, tmp_path: Path
) -> AsyncIterator[Bot]:
    """Run a bot by each way in."""
    copy_city(city, tmp_path)
    async with bot_on(tmp_path, telegram, request.param) as running_bot:
        yield running_bot


async def test_a_message_is_answered(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    resident.types(CABLE)
    await bot.shown(resident, "我的理解", "飞线充电")


async def test_every_pressed_button_stops_to_turn(bot: Bot) -> None:
    resident, other = bot.person("resident:demo"), bot.person("resident:other")
    resident.types(CABLE)
    await bot.shown(resident, "我的理解")
    data = resident.phone.seen[-1].buttons[0][1]
    other.types("你好")
    other.presses(data)
    await bot.shown(other, "这不是给您的选项")
    resident.presses(data)
    await bot.shown(resident, "已登记")
    resident.presses(data)
    await bot.shown(resident, "已经点过了")
    resident.presses("of-long-ago.1")
    await bot.shown(resident, "已经过期")
    await bot.until(lambda: not bot.telegram.open_queries)


async def test_a_card_is_changed_in_place(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    resident.types(CABLE)
    await bot.shown(resident, "我的理解")
    before = len(resident.phone.chat)
    resident.types("晚上也在充")
    await bot.shown(resident, "我的理解", "晚上也在充")
    assert len(resident.phone.chat) == before
    assert resident.phone.seen[-1].is_edited


async def test_a_card_that_is_gone_is_sent_anew(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    resident.types(CABLE)
    await bot.shown(resident, "我的理解")
    resident.phone.chat.clear()
    resident.types("晚上也在充")
    await bot.shown(resident, "我的理解", "晚上也在充")
    assert not resident.phone.seen[-1].is_edited


async def test_an_album_is_one_message(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    resident.sends_album([jpeg(colour).content for colour in ("red", "green", "blue")], CABLE)
    await bot.shown(resident, "我的理解", "照片：3 张")
    # On a machine that does much else a part may come late; it joins the same card then.
    assert len({one.message_id for one in resident.phone.seen if "我的理解" in one.text}) == 1


async def test_words_can_be_changed_afterwards(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    resident.types("幸福小区3号楼2单元的路灯坏了")
    await bot.shown(resident, "我的理解", "3号楼")
    resident.edits(1, "幸福小区1号楼2单元的路灯坏了")
    assert "3号楼" not in await bot.shown(resident, "我的理解", "1号楼")


async def test_a_reply_to_a_task_is_noted_in_it(bot: Bot) -> None:
    resident, worker = bot.person("resident:demo"), bot.person("worker:03")
    resident.types(CABLE)
    await bot.shown(resident, "我的理解")
    resident.presses(resident.phone.seen[-1].buttons[0][1])
    await bot.shown(worker, "新任务")
    worker.types("明天上午去", reply_to=worker.phone.seen[-1].message_id)
    await bot.shown(worker, "已记到")


async def test_who_blocks_the_bot_is_left_alone_until_they_let_it_write(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    identity = ("telegram", "7000", str(resident.phone.user_id))

    def reachable() -> bool:
        person = bot.application.read(
            lambda transaction: transaction.people.find_by_identity(*identity)
        ).result()
        assert person is not None
        known = bot.application.read(
            lambda transaction: transaction.people.identities(person.id)
        ).result()
        return next(one.reachable for one in known if one.external_id == identity[2])

    resident.blocks()
    await bot.until(lambda: not reachable())
    resident.unblocks()
    await bot.until(reachable)
    assert resident.phone.seen == []


async def test_no_words_of_anybody_are_logged(
    log: io.StringIO, bot: Bot, capfd: pytest.CaptureFixture[str]
) -> None:
    resident = bot.person("resident:demo")
    bot.telegram.faults.coming = [Fault.NONSENSE, Fault.ERROR, Fault.LOST_BEFORE]
    for _ in range(5):
        resident.types(CABLE)
    resident.sends(document={"file_id": "nowhere", "file_unique_id": "x"})
    await bot.shown(resident, "没能从平台取到")
    written = log.getvalue() + "".join(capfd.readouterr())
    assert "media_lost" in written
    assert "飞线" not in written
    assert "AAtest" not in written
    assert str(resident.phone.user_id) not in written


async def test_in_a_group_only_a_hint_is_given(bot: Bot) -> None:
    phone = bot.phones.of("resident:demo")
    await bot.until(lambda: bot.telegram.made("getMe"))
    say_in_group(bot.telegram, phone, -5, text="路灯坏了")
    say_in_group(bot.telegram, phone, -5, **COMMAND)
    await bot.until(lambda: bot.telegram.groups[-5])
    (hint,) = bot.telegram.groups[-5]
    assert "私聊" in hint.text
    assert phone.seen == []


async def test_a_group_that_moved_gets_its_hint_where_it_is_now(bot: Bot) -> None:
    telegram, phone = bot.telegram, bot.phones.of("resident:demo")
    telegram.groups[-6] = []
    telegram.moved[-5] = -6
    say_in_group(telegram, phone, -5, **COMMAND)
    await bot.until(lambda: telegram.groups[-6])


async def test_a_file_that_is_too_large_or_gone_gets_its_sentence(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    resident.sends_file("video", b"0" * (21 * 1024 * 1024))
    await bot.shown(resident, "太大")
    resident.sends(document={"file_id": "nowhere", "file_unique_id": "x"})
    await bot.shown(resident, "没能从平台取到")


async def test_menus_are_by_language_and_by_role(bot: Bot) -> None:
    commands = bot.telegram.commands
    worker = bot.phones.of("worker:03").user_id

    def of_worker() -> list[str]:
        return next((names for (scope, _), names in commands.items() if str(worker) in scope), [])

    await bot.until(of_worker)
    assert "tasks" in of_worker()
    everybody = {
        language: names
        for (scope, language), names in commands.items()
        if "all_private_chats" in scope
    }
    assert everybody.keys() == {"", "zh", "en"}
    assert all("mine" in names and "tasks" not in names for names in everybody.values())


async def test_what_telegram_knows_already_is_not_told_again(
    telegram: FakeTelegram, city: Path, tmp_path: Path
) -> None:
    copy_city(city, tmp_path)
    settings = telegram_settings(tmp_path, telegram, "webhook")
    for _ in range(2):
        async with bot_on(tmp_path, telegram, "webhook", settings) as bot:
            resident = bot.person("resident:demo")
            await bot.until(lambda: len(telegram.commands) >= 9)
            resident.types("帮助")
            await bot.shown(resident, "不用记命令")
    assert len(telegram.made("setWebhook")) == 1
    assert len(telegram.made("setMyCommands")) == len(telegram.commands)


async def test_a_bot_that_polls_takes_its_webhook_away(
    telegram: FakeTelegram, city: Path, tmp_path: Path
) -> None:
    copy_city(city, tmp_path)
    telegram.pusher.url = "http://127.0.0.1:9/old"
    async with bot_on(tmp_path, telegram, "polling") as bot:
        resident = bot.person("resident:demo")
        resident.types("帮助")
        await bot.shown(resident, "不用记命令")


async def test_two_updates_of_a_batch_are_confirmed_after_both_are_stored(
    telegram: FakeTelegram, city: Path, tmp_path: Path
) -> None:
    copy_city(city, tmp_path)
    telegram.queue.twice = True
    async with bot_on(tmp_path, telegram, "polling") as bot:
        resident = bot.person("resident:demo")
        resident.types("帮助")
        resident.types("我的")
        await bot.shown(resident, "您还没有诉求")
        await bot.until(lambda: not telegram.queue.pending)
        await asyncio.sleep(0.3)
    texts = [one.text for one in resident.phone.seen]
    assert len([text for text in texts if "您还没有诉求" in text]) == 1


async def test_a_chat_that_had_enough_is_left_alone_as_long_as_it_asks(bot: Bot) -> None:
    resident = bot.person("resident:demo")
    resident.types("帮助")
    await bot.shown(resident, "不用记命令")
    bot.telegram.faults.coming = [Fault.TOO_MANY]
    resident.types("我的")
    await bot.shown(resident, "您还没有诉求")
    assert [fault for fault, _ in bot.telegram.faults.shown] == [Fault.TOO_MANY]


@pytest.mark.parametrize("fault", [Fault.ERROR, Fault.HTML])
async def test_what_failed_on_telegrams_side_is_sent_again(bot: Bot, fault: Fault) -> None:
    resident = bot.person("resident:demo")
    bot.telegram.faults.coming = [fault]
    resident.types("我的")
    await bot.shown(resident, "您还没有诉求")


@pytest.mark.parametrize("fault", [Fault.LOST_AFTER, Fault.NONSENSE])
async def test_an_answer_that_may_have_arrived_is_not_repeated(bot: Bot, fault: Fault) -> None:
    resident = bot.person("resident:demo")
    resident.types("帮助")
    await bot.shown(resident, "不用记命令")
    bot.telegram.faults.coming = [fault]
    resident.types("我的")
    await bot.until(lambda: bot.telegram.faults.shown)
    resident.types("帮助")
    await bot.until(lambda: len([m for m in resident.phone.seen if "不用记" in m.text]) == 2)
    assert len([m for m in resident.phone.seen if "您还没有诉求" in m.text]) <= 1


def because(error: TelegramError, cause: Exception) -> TelegramError:
    error.__cause__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "outcome"),
    [
        (Forbidden("Forbidden: bot was blocked by the user"), Unreachable),
        (Forbidden("Forbidden: user is deactivated"), Unreachable),
        (BadRequest("Chat not found"), Unreachable),
        (BadRequest("PEER_ID_INVALID"), Unreachable),
        (BadRequest("Button_data_invalid"), Rejected),
        (ChatMigrated(-100), Rejected),
        (InvalidToken("Unauthorized"), RetryLater),
        (because(TimedOut(), httpx.ConnectTimeout("")), RetryLater),
        (because(TimedOut(), httpx.PoolTimeout("")), RetryLater),
        (because(TimedOut(), httpx.ReadTimeout("")), Unknown),
        (because(NetworkError("x"), httpx.ConnectError("")), RetryLater),
        (because(NetworkError("x"), httpx.ReadError("")), Unknown),
        (because(NetworkError("x"), httpx.RemoteProtocolError("")), Unknown),
        (NetworkError("Internal Server Error (500)"), RetryLater),
        (because(NetworkError("Bad Gateway (502)"), TelegramError("no JSON")), RetryLater),
        (TelegramError("Invalid server response"), Unknown),
    ],
)
def test_an_error_says_what_became_of_the_message(
    error: TelegramError, outcome: type[Outcome]
) -> None:
    assert isinstance(outcome_of(error), outcome)


async def test_one_chat_that_had_enough_stops_itself_and_two_stop_all(bot: Bot) -> None:
    api = BotApi(bot.application.settings)
    one, other = bot.phones.of("worker:03").user_id, bot.phones.of("worker:04").user_id
    bot.telegram.faults.coming = [Fault.TOO_MANY, Fault.TOO_MANY, Fault.TOO_MANY]
    outcomes = [await api.send(Call(chat, "好")) for chat in (one, one, other)]
    await api.close()
    assert outcomes[1:] == [RetryLater(1.0), RetryLater(1.0, whole_account=True)]
    bot.telegram.complaints.clear()  # the second call came too early on purpose


async def test_voice_and_documents_go_as_what_they_are(bot: Bot) -> None:
    api = BotApi(bot.application.settings)
    user = bot.phones.of("worker:03").user_id
    forms = (Form.VOICE, Form.VIDEO, Form.DOCUMENT)
    sent = [await api.send(Call(user, "听", (), (Upload(f, "name", b"x"),))) for f in forms]
    await api.close()
    assert all(isinstance(one, Sent) for one in sent)
    assert {"sendVoice", "sendVideo", "sendDocument"} <= {c.method for c in bot.telegram.calls}


async def test_photos_go_as_an_album(bot: Bot) -> None:
    api = BotApi(bot.application.settings)
    photos = tuple(Upload(Form.PHOTO, "photo.jpg", jpeg().content) for _ in range(3))
    await api.send(Call(bot.phones.of("worker:03").user_id, files=photos))
    await api.close()
    assert len(bot.telegram.made("sendMediaGroup")) == 1


async def test_words_below_a_photo_are_changed_by_who_sent_them_and_by_who_did_not(
    bot: Bot,
) -> None:
    phone = bot.phones.of("worker:03")
    photo = Upload(Form.PHOTO, "photo.jpg", jpeg().content)
    sender, other = BotApi(bot.application.settings), BotApi(bot.application.settings)
    await sender.send(Call(phone.user_id, "旧", (), (photo,)))
    number = phone.seen[-1].message_id
    for api, words in ((sender, "新"), (other, "更新")):
        assert await api.edit(phone.user_id, number, Call(phone.user_id, words)) == Sent(
            f"{phone.user_id}:{number}"
        )
        assert (phone.seen[-1].text, phone.seen[-1].is_edited) == (words, True)
        too_long = Call(phone.user_id, "长" * 1100)
        assert await api.edit(phone.user_id, number, too_long) is None
        await api.close()


def test_the_doctor_tells_the_bots_name(tmp_path: Path) -> None:
    async def serve() -> list[str]:
        async with telegram_server() as server:
            settings = telegram_settings(tmp_path, server, "polling")
            found = await asyncio.to_thread(examine_telegram, settings)
            wrong = msgspec.structs.replace(settings, telegram_token=f"1{settings.telegram_token}")
            found += await asyncio.to_thread(examine_telegram, wrong)
        found += await asyncio.to_thread(examine_telegram, settings)
        assert [one.state for one in found] == [State.GOOD, State.BROKEN, State.BROKEN]
        return [one.sentence for one in found]

    known, unknown, away = asyncio.run(serve())
    assert USERNAME in known
    assert "HUYING_TELEGRAM_TOKEN" in unknown
    assert "reached" in away


def test_without_a_token_there_is_nothing_to_examine() -> None:
    assert examine_telegram(Settings()) == []
