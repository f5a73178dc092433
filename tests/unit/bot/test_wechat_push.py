"""Messages to followers: within their windows, in whole characters, with files; and refusals."""

from __future__ import annotations

import asyncio
import io
from collections.abc import AsyncIterator, Callable
from datetime import timedelta
from threading import Event

import pytest
import pytest_asyncio
from PIL import Image

from bot.push import (
    Outcome,
    Rejected,
    RetryLater,
    Sent,
    Unknown,
    Unreachable,
    WindowClosed,
)
from bot.transaction import Transaction
from bot.wechat_windows import WindowKind
from bot.wiring import Application
from handlers.message import ShownChoice, ShownMedia, TicketTag
from tests.support.clock import HandClock
from tests.support.fake_wechat import LONGEST_TEXT, Said
from tests.support.photos import jpeg
from tests.support.talker import Photo
from tests.support.wechat_account import SOMEBODY, Desk, open_desk

MINUTE = timedelta(minutes=1)
CUSTOM = "custom/send"


@pytest_asyncio.fixture
async def desk(application: Application) -> AsyncIterator[Desk]:
    """Return an account's way to a fake of WeChat."""
    async with open_desk(application, template=True) as opened:
        yield opened


async def test_after_a_message_five_are_sent_and_the_sixth_is_not_tried(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    outcomes = [await desk.send(f"{number}", "reply") for number in range(6)]
    assert outcomes == [*[Sent()] * 5, WindowClosed()]
    assert desk.texts == ["0", "1", "2", "3", "4"]
    assert desk.fake.calls[CUSTOM] == 5


async def test_progress_waits_for_the_next_answer(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    assert await desk.send("已接单", "progress") == WindowClosed()
    assert not desk.said


async def test_after_48_hours_nothing_is_tried(desk: Desk, clock: HandClock) -> None:
    desk.does(WindowKind.WORDS)
    clock.forward(timedelta(hours=47, minutes=59))
    assert await desk.send("late") == Sent()
    clock.forward(2 * MINUTE)
    assert await desk.send("too late", "reply") == WindowClosed()
    assert desk.texts == ["late"]


async def test_a_tap_allows_three_within_a_minute(desk: Desk, clock: HandClock) -> None:
    desk.does(WindowKind.TAP)
    assert [await desk.send(text) for text in "ab"] == [Sent()] * 2
    clock.forward(MINUTE)
    assert await desk.send("c", "reply") == WindowClosed()
    desk.does(WindowKind.TAP)
    outcomes = [await desk.send(text, "reply") for text in "defg"]
    assert outcomes == [*[Sent()] * 3, WindowClosed()]


async def test_a_tap_and_a_message_add_up(desk: Desk) -> None:
    desk.does(WindowKind.TAP)
    desk.does(WindowKind.WORDS)
    outcomes = [await desk.send(f"{number}", "reply") for number in range(9)]
    assert outcomes == [*[Sent()] * 8, WindowClosed()]
    assert not desk.fake.refused


@pytest.mark.parametrize("code", [45015, 45047])
async def test_where_wechat_counts_otherwise_its_word_counts(desk: Desk, code: int) -> None:
    desk.does(WindowKind.WORDS)
    desk.fake.faults[CUSTOM].append(code)
    for text in "ab":
        assert await desk.send(text, "reply") == WindowClosed()
    assert desk.fake.calls[CUSTOM] == 1
    desk.does(WindowKind.WORDS)
    assert await desk.send("c") == Sent()


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (43004, Unreachable("not following")),
        (40003, Unreachable("unknown")),
        (43019, Unreachable("refused us")),
        (-1, RetryLater()),
        (45011, RetryLater(60.0, whole_account=True)),
        (45009, RetryLater(3600.0, whole_account=True)),
        (40164, RetryLater(60.0, whole_account=True)),
        (48001, WindowClosed()),
        (45002, Rejected("wechat 45002")),
        (99999, Rejected("wechat 99999")),
        ("500", RetryLater()),
        ("html", Unknown()),
        ("drop", Unknown()),
        ("lost", Unknown()),
    ],
)
async def test_each_refusal_means_something(desk: Desk, fault: int | str, outcome: Outcome) -> None:
    desk.does(WindowKind.WORDS)
    desk.fake.faults[CUSTOM].append(fault)
    assert await desk.send("words") == outcome
    assert desk.texts == (["words"] if fault == "lost" else [])


async def test_without_a_token_the_whole_account_waits(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    desk.fake.faults["stable_token"] += [40125, "500"]
    assert await desk.send("words") == RetryLater(60.0, whole_account=True)
    assert await desk.send("words") == RetryLater(None, whole_account=True)
    assert await desk.send("words") == Sent()


async def test_who_does_not_follow_any_more_cannot_be_reached(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    desk.somebody.follows = False
    assert await desk.send("words") == Unreachable("not following")


async def test_choices_are_numbered_in_the_readers_language(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    await desk.send("好了吗？", choices=(ShownChoice("a.1", "好了"), ShownChoice("a.2", "没好")))
    assert desk.texts == ["好了吗？\n1. 好了\n2. 没好\n回复数字即可选择。"]


@pytest.mark.parametrize("words", ["水" * 2000, "水管漏水，请来看看。\n" * 150])
async def test_long_words_arrive_whole_in_several_messages(desk: Desk, words: str) -> None:
    desk.does(WindowKind.WORDS)
    assert await desk.send(words) == Sent()
    assert "".join(desk.texts).replace("\n", "") == words.replace("\n", "")
    assert all(len(text.encode()) <= LONGEST_TEXT for text in desk.texts)


@pytest.mark.parametrize("fault", [45047, 45011, "html"])
async def test_words_that_were_cut_short_go_on_where_they_ended(
    desk: Desk, fault: int | str
) -> None:
    desk.does(WindowKind.WORDS)
    desk.fake.faults[CUSTOM] += ["pass", fault]
    assert not isinstance(await desk.send("水" * 2000), Sent)
    desk.does(WindowKind.WORDS)
    assert await desk.send("水" * 2000) == Sent()
    assert "".join(desk.texts) == "水" * 2000


async def test_words_go_on_where_they_ended_after_a_call_that_was_broken_off(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    desk.fake.faults[CUSTOM] += ["pass", "slow"]
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await desk.send("水" * 2000)
    desk.does(WindowKind.WORDS)
    assert await desk.send("水" * 2000) == Sent()
    assert "".join(desk.texts) == "水" * 2000


class Watched(list[Said]):
    """What somebody was told; something happens when they are told something."""

    def __init__(self, happens: Callable[[], None]) -> None:
        super().__init__()
        self._happens = happens

    def append(self, said: Said) -> None:
        """Add to it."""
        super().append(said)
        self._happens()


async def test_what_wechat_took_is_sent_though_the_database_is_away(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    desk.somebody.said = Watched(desk.application.database.close)
    assert await desk.send("办好了") == Sent()
    assert desk.texts == ["办好了"]


async def test_a_message_does_not_wait_for_what_others_write(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    assert await desk.send("已登记") == Sent()
    told = Event()
    desk.somebody.said = Watched(told.set)
    writing = desk.application.write(lambda _: told.wait(5))
    assert await desk.send("办好了") == Sent()
    assert writing.result()


async def test_where_little_may_be_said_long_words_are_cut(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    for text in "abcd":
        await desk.send(text)
    assert await desk.send("水" * 2000) == Sent()
    assert desk.texts[-1].endswith("水…")
    assert len(desk.texts[-1].encode()) <= LONGEST_TEXT


async def test_a_photo_follows_its_words(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    photo = desk.photo_of("worker:03", jpeg())
    assert await desk.send("办好了", media=(photo,)) == Sent()
    assert [said.kind for said in desk.said] == ["text", "image"]
    assert desk.said[1].data.startswith(b"\xff\xd8\xff")
    assert [await desk.send(text, "reply") for text in "abcd"][-1] == WindowClosed()


async def test_where_little_may_be_said_words_go_before_photos(desk: Desk) -> None:
    desk.does(WindowKind.TAP)
    photos = tuple(desk.photo_of("worker:03", jpeg(width=48 + step)) for step in range(4))
    assert await desk.send("办好了", media=photos) == Sent()
    assert [said.kind for said in desk.said] == ["text", "image", "image"]


async def test_nobody_is_shown_their_own_photo_nor_one_for_the_second_time(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    await desk.send("我的理解", media=(desk.photo_of("resident:demo", jpeg(width=50)),))
    await desk.send(
        "已接单", media=(desk.photo_of("worker:03", jpeg(width=52)),), replaces="earlier"
    )
    assert [said.kind for said in desk.said] == ["text", "text"]


async def test_a_photo_in_a_form_that_wechat_does_not_take_is_sent_in_another(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    written = io.BytesIO()
    Image.new("RGB", (40, 30), "red").save(written, "webp")
    photo = desk.photo_of("worker:03", Photo(written.getvalue(), "photo.webp"))
    assert await desk.send("办好了", media=(photo,)) == Sent()
    assert desk.said[1].data.startswith(b"\xff\xd8\xff")


async def test_a_photo_that_is_being_fetched_is_waited_for_but_not_for_ever(
    desk: Desk, clock: HandClock
) -> None:
    desk.does(WindowKind.WORDS)

    def want(transaction: Transaction) -> None:
        person = transaction.context().work.people.find_by_identity("console", "local", "worker:03")
        assert person is not None
        media = transaction.context().media
        media.add_wanted("coming", person.id, "photo", "wechat:wx", "m1")

    desk.application.write(want).result()
    media = (ShownMedia("coming", "photo"),)
    assert await desk.send("办好了", media=media) == RetryLater(1.0)
    clock.forward(2 * MINUTE)
    assert await desk.send("办好了", media=media) == Sent()
    assert [said.kind for said in desk.said] == ["text"]


async def test_a_photo_that_wechat_does_not_take_is_left_out(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    photo = desk.photo_of("worker:03", jpeg())
    desk.fake.faults["media/upload"].append(40009)
    assert await desk.send("办好了", media=(photo,)) == Sent()
    assert [said.kind for said in desk.said] == ["text"]


async def test_a_photo_that_gets_lost_does_not_bring_the_words_again(desk: Desk) -> None:
    desk.does(WindowKind.WORDS)
    photo = desk.photo_of("worker:03", jpeg())
    desk.fake.faults[CUSTOM] += ["pass", 45047]
    assert await desk.send("办好了", media=(photo,)) == Sent()


@pytest.mark.parametrize("fault", [-1, "500", "drop"])
async def test_a_photo_that_cannot_be_given_now_is_given_later(
    desk: Desk, fault: int | str
) -> None:
    desk.does(WindowKind.WORDS)
    photo = desk.photo_of("worker:03", jpeg())
    desk.fake.faults["media/upload"].append(fault)
    assert await desk.send("办好了", media=(photo,)) == RetryLater()
    assert not desk.said
    assert await desk.send("办好了", media=(photo,)) == Sent()
    assert [said.kind for said in desk.said] == ["text", "image"]


async def test_a_photo_is_tried_again_after_its_words(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.wechat_push.REPEAT_SECONDS", 0.01)
    desk.does(WindowKind.WORDS)
    photo = desk.photo_of("worker:03", jpeg())
    desk.fake.faults[CUSTOM] += ["pass", -1, "500"]
    assert await desk.send("办好了", media=(photo,)) == Sent()
    assert [said.kind for said in desk.said] == ["text", "image"]


async def test_where_nothing_may_be_said_the_template_rings_for_what_matters(desk: Desk) -> None:
    assert SOMEBODY in desk.fake.people or desk.somebody
    tag = TicketTag("2611 482 0137", "resolved")
    for importance in ("notice", "progress", "reply"):
        assert await desk.send("水管：办好了。\n请看看", importance, ticket=tag) == WindowClosed()
    (rung,) = desk.said
    assert (rung.kind, rung.text) == ("template", "26114820137 水管：办好了。")


async def test_a_template_that_is_refused_changes_nothing(desk: Desk) -> None:
    desk.fake.faults["template/send"].append(43101)
    assert desk.somebody.follows
    assert await desk.send("办好了") == WindowClosed()
