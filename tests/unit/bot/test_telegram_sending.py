"""Messages leave in pieces, none of them twice."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from bot.push import Outcome, Outgoing, Rejected, RetryLater, Sent, Unknown
from bot.telegram_api import Call
from bot.telegram_rendering import Form
from bot.telegram_sending import FILE_PATIENCE, Sending
from bot.transaction import Transaction
from bot.wiring import Application
from handlers.message import Message, ShownChoice, ShownMedia
from tests.support.clock import HandClock
from tests.support.photos import jpeg
from tests.support.telegram_scripted import ScriptedApi
from tickets.people import Identity, Person

LONG = "灯" * 5000
READER, OTHER = "42", "43"


class SlowApi(ScriptedApi):
    """Takes the first call at once, and never answers to the second one."""

    is_slow = True

    async def send(self, call: Call) -> Outcome:
        """Note it."""
        outcome = await super().send(call)
        if self.is_slow and len(self.sent) == 2:
            await asyncio.Event().wait()
        return outcome


def out(
    text: str = "好", *media: str, replaces: str | None = None, importance: str = "reply"
) -> Outgoing:
    shown = tuple(ShownMedia(one, "photo") for one in media)
    message = Message(text, (ShownChoice("c.1", "知道了"),), shown)
    return Outgoing("m-1", READER, message, importance, replaces)


def person_of(transaction: Transaction, user: str) -> str:
    person = transaction.people.find_by_identity("telegram", "7000", user)
    if person is not None:
        return person.id
    now = datetime(2026, 11, 2, tzinfo=UTC)
    transaction.people.add(Person(f"p-{user}", user, "zh-CN", now))
    transaction.people.save_identity(Identity(f"p-{user}", "telegram", "7000", user, True, now))
    return f"p-{user}"


def keep(application: Application, media_id: str, sender: str, mime: str = "image/jpeg") -> str:
    """Store a photo of somebody's."""
    content = jpeg().content
    name = application.media.put(content)

    def store(transaction: Transaction) -> None:
        person_id = person_of(transaction, sender)
        transaction.files.add_stored(media_id, person_id, "photo", mime, len(content), name)

    application.write(store).result()
    return media_id


def want(application: Application, media_id: str) -> None:
    """Let a photo of somebody's be on its way."""

    def store(transaction: Transaction) -> None:
        person_id = person_of(transaction, OTHER)
        context = transaction.context()
        context.media.add_wanted(media_id, person_id, "photo", "telegram:7000", "ref")

    application.write(store).result()


async def test_a_text_leaves_with_its_buttons(application: Application) -> None:
    api = ScriptedApi()
    assert await Sending(application, api, "7000").send(out()) == Sent("42:1")
    (call,) = api.sent
    assert (call.to, call.text, call.rows[0][0].id) == (42, "好", "c.1")


async def test_pieces_that_were_taken_are_not_sent_again(application: Application) -> None:
    api = ScriptedApi(outcomes=[Sent("42:1"), RetryLater(3)])
    sending = Sending(application, api, "7000")
    assert await sending.send(out(LONG)) == RetryLater(3)
    assert await sending.send(out(LONG)) == Sent("42:3")
    first, second, again = (call.text for call in api.sent)
    assert second == again
    assert first + again == LONG


async def test_a_call_that_is_broken_off_repeats_no_piece_that_was_taken(
    application: Application,
) -> None:
    api = SlowApi()
    sending = Sending(application, api, "7000")
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.1):
            await sending.send(out(LONG))
    api.is_slow = False
    assert isinstance(await sending.send(out(LONG)), Sent)
    first, _, again = (call.text for call in api.sent)
    assert first + again == LONG


async def test_an_edit_that_may_have_arrived_is_made_again(application: Application) -> None:
    api = ScriptedApi(edits=[Unknown()])
    outcome = await Sending(application, api, "7000").send(out("新的", replaces="42:9"))
    assert outcome == RetryLater()


async def test_what_may_have_arrived_is_told_as_such(application: Application) -> None:
    api = ScriptedApi(outcomes=[Unknown()])
    assert await Sending(application, api, "7000").send(out()) == Unknown()


async def test_progress_and_broadcasts_make_no_sound(application: Application) -> None:
    api = ScriptedApi()
    sending = Sending(application, api, "7000")
    for importance in ("progress", "broadcast", "urgent"):
        await sending.send(out(importance=importance))
    assert [call.is_silent for call in api.sent] == [True, True, False]


async def test_a_message_stands_in_place_of_the_one_it_replaces(application: Application) -> None:
    api = ScriptedApi()
    outcome = await Sending(application, api, "7000").send(out("新的", replaces="42:9"))
    assert outcome == Sent("42:9")
    assert [(chat, number, call.text) for chat, number, call in api.edited] == [(42, 9, "新的")]
    assert api.sent == []


async def test_what_cannot_be_edited_is_sent_without_its_files(application: Application) -> None:
    api = ScriptedApi(edits=[None])
    keep(application, "photo", OTHER)
    await Sending(application, api, "7000").send(out("新的", "photo", replaces="42:9"))
    assert [(call.text, call.files) for call in api.sent] == [("新的", ())]


async def test_a_photo_of_somebody_else_travels_with_the_message(application: Application) -> None:
    api = ScriptedApi()
    await Sending(application, api, "7000").send(out("好了", keep(application, "photo", OTHER)))
    (call,) = api.sent
    assert [(file.form, file.name) for file in call.files] == [(Form.PHOTO, "photo.jpg")]
    assert call.text == "好了"


async def test_nobody_is_sent_their_own_photo(application: Application) -> None:
    api = ScriptedApi()
    await Sending(application, api, "7000").send(out("收到", keep(application, "photo", READER)))
    assert api.sent[0].files == ()


async def test_a_message_waits_a_moment_for_a_file_on_its_way(
    application: Application, clock: HandClock
) -> None:
    api = ScriptedApi()
    sending = Sending(application, api, "7000")
    want(application, "photo")
    assert isinstance(await sending.send(out("新任务", "photo")), RetryLater)
    assert api.sent == []
    clock.forward(FILE_PATIENCE + timedelta(seconds=1))
    assert await sending.send(out("新任务", "photo")) == Sent("42:1")


async def test_words_do_not_wait_for_a_file_that_is_refused(application: Application) -> None:
    api = ScriptedApi(outcomes=[Rejected("photo_invalid_dimensions")])
    keep(application, "photo", OTHER)
    assert await Sending(application, api, "7000").send(out("好了", "photo")) == Sent("42:2")
    assert [len(call.files) for call in api.sent] == [1, 0]


async def test_a_file_whose_bytes_are_gone_is_left_out(application: Application) -> None:
    api = ScriptedApi()

    def store(transaction: Transaction) -> None:
        person_id = person_of(transaction, OTHER)
        transaction.files.add_stored("photo", person_id, "photo", "image/jpeg", 1, "00" * 32)

    application.write(store).result()
    assert await Sending(application, api, "7000").send(out("好了", "photo")) == Sent("42:1")


async def test_who_is_no_account_of_telegram_is_sent_nothing(application: Application) -> None:
    odd = Outgoing("m-1", "o_wechat", Message("好"), "reply")
    assert isinstance(await Sending(application, ScriptedApi(), "7000").send(odd), Rejected)
