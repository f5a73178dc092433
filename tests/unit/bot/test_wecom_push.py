"""What WeCom answers decides what becomes of a message."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from threading import Event

import aiohttp
import pytest
import pytest_asyncio

from bot.access_tokens import AccessTokens, Granted
from bot.push import Outcome, Outgoing, Rejected, RetryLater, Sent, Unknown, Unreachable
from bot.transaction import Transaction
from bot.wechat_api import Answer, Call, WechatApi, Wire
from bot.wecom_push import CHANNEL, WecomPush
from bot.wiring import Application
from handlers.message import Message, ShownChoice
from tests.support.clock import HandClock
from tests.support.fake_wecom import AGENT, CORP, SECRET, FakeWeCom
from tickets.people import Identity, Person

MEMBER = "zhang"
ACCOUNT = f"{CORP}.{AGENT}"


class _Token(Answer, frozen=True):
    access_token: str = ""


@pytest_asyncio.fixture
async def fake(clock: HandClock) -> AsyncIterator[FakeWeCom]:
    """Run a WeCom whose clock is the test's."""
    opened = FakeWeCom(lambda: clock.now().timestamp())
    opened.members.add(MEMBER)
    await opened.start()
    yield opened
    await opened.stop()


@pytest_asyncio.fixture
async def push(application: Application, fake: FakeWeCom) -> AsyncIterator[WecomPush]:
    """Return what sends to it."""
    async with aiohttp.ClientSession() as session:
        wire = Wire(session, fake.url)

        async def fetch(_: bool) -> Granted:
            query = {"corpid": CORP, "corpsecret": SECRET}
            given = await wire.answer(Call("cgi-bin/gettoken", query=query), _Token)
            return Granted(given.access_token, timedelta(hours=2))

        tokens = AccessTokens(application, CHANNEL, ACCOUNT, fetch)
        yield WecomPush(application, ACCOUNT, AGENT, WechatApi(wire, tokens))


def _outgoing(text: str = "有新任务", importance: str = "task") -> Outgoing:
    return Outgoing("m1", MEMBER, Message(text), importance)


async def test_choices_are_numbered_lines(push: WecomPush, fake: FakeWeCom) -> None:
    message = Message("新任务", (ShownChoice("a", "接单"), ShownChoice("b", "退回")))
    assert await push.send(Outgoing("m1", MEMBER, message, "task")) == Sent()
    assert fake.shown[MEMBER][0].text == "新任务\n1. 接单\n2. 退回\n回复数字即可选择。"


async def test_a_long_text_is_several_messages_and_none_is_cut(
    push: WecomPush, fake: FakeWeCom
) -> None:
    text = "".join(f"第{number}根电线" for number in range(300))
    assert await push.send(_outgoing(text)) == Sent()
    assert "".join(one.text for one in fake.shown[MEMBER]) == text
    assert not fake.wrongs.cut


@pytest.mark.parametrize("fault", ["500", "html", -1])
async def test_words_that_were_cut_short_go_on_where_they_ended(
    push: WecomPush, fake: FakeWeCom, fault: int | str
) -> None:
    text = "".join(f"第{number}根电线" for number in range(300))
    fake.faults.extend([0, fault])
    assert not isinstance(await push.send(_outgoing(text, "reply")), Sent)
    assert await push.send(_outgoing(text, "reply")) == Sent()
    assert "".join(one.text for one in fake.shown[MEMBER]) == text


async def test_words_go_on_where_they_ended_after_a_call_that_was_broken_off(
    push: WecomPush, fake: FakeWeCom
) -> None:
    text = "".join(f"第{number}根电线" for number in range(300))
    fake.faults.extend([0, "slow"])
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0.5):
            await push.send(_outgoing(text, "reply"))
    assert await push.send(_outgoing(text, "reply")) == Sent()
    assert "".join(one.text for one in fake.shown[MEMBER]) == text


async def test_what_waits_is_told_of_even_where_the_first_try_fails(
    application: Application, push: WecomPush, fake: FakeWeCom, clock: HandClock
) -> None:
    application.write(lambda transaction: _let_wait(transaction, clock.now())).result()
    for number in range(20):
        assert await push.send(_outgoing(f"第{number}条", "reply")) == Sent()
    fake.faults.append("500")
    assert await push.send(_outgoing()) == RetryLater()
    assert await push.send(_outgoing()) == Sent(is_shown=False)
    assert "3" in fake.shown[MEMBER][-1].text
    assert application.read(_waiting).result() == 0


def _let_wait(transaction: Transaction, now: datetime) -> None:
    """Put two tasks of the member into the queue."""
    transaction.people.add(Person("p1", "张", "zh-CN", now))
    transaction.people.save_identity(Identity("p1", CHANNEL, ACCOUNT, MEMBER, True, now))
    for name in ("a", "b"):
        transaction.context().outbox.put(
            name,
            "p1",
            "{}",
            importance="task",
            answers=None,
            not_before=None,
            expires_at=None,
        )


def _waiting(transaction: Transaction) -> int:
    return len(transaction.digests.waiting("p1", CHANNEL, ACCOUNT, ["task"]))


@pytest.mark.parametrize(
    ("fault", "outcome"),
    [
        (81013, Unreachable("wecom 81013")),
        (45009, RetryLater(600.0, whole_account=True)),
        (-1, RetryLater()),
        (60020, RetryLater(60.0, whole_account=True)),
        (40058, Rejected("wecom 40058")),
        ("500", RetryLater()),
        ("html", Unknown()),
        ("lost", Unknown()),
    ],
)
async def test_faults_become_outcomes(
    push: WecomPush, fake: FakeWeCom, fault: int | str, outcome: Outcome
) -> None:
    fake.faults.append(fault)
    assert await push.send(_outgoing()) == outcome


async def test_a_notice_that_may_have_arrived_is_shown_once_when_tried_again(
    push: WecomPush, fake: FakeWeCom
) -> None:
    fake.faults.append("lost")
    assert await push.send(_outgoing()) == Unknown()
    assert await push.send(_outgoing()) == Sent()
    assert len(fake.shown[MEMBER]) == 1


async def test_an_answer_may_be_the_same_as_the_one_before(
    push: WecomPush, fake: FakeWeCom
) -> None:
    for _ in range(2):
        assert await push.send(_outgoing("请选一个。", "reply")) == Sent()
    assert len(fake.shown[MEMBER]) == 2


async def test_what_wecom_would_drop_is_not_sent(
    push: WecomPush, fake: FakeWeCom, clock: HandClock
) -> None:
    for number in range(30):
        assert await push.send(_outgoing(f"第{number}条", "reply")) == Sent()
    assert await push.send(_outgoing("还有一条", "reply")) == RetryLater(60.0)
    assert not fake.wrongs.dropped
    clock.forward(timedelta(seconds=60))
    assert await push.send(_outgoing("还有一条", "reply")) == Sent()


async def test_a_message_does_not_wait_for_what_others_write(
    application: Application, push: WecomPush
) -> None:
    assert await push.send(_outgoing("第一条", "reply")) == Sent()
    sent = Event()
    writing = application.write(lambda _: sent.wait(5))
    assert await push.send(_outgoing("第二条", "reply")) == Sent()
    sent.set()
    assert writing.result()


async def test_a_member_whom_the_app_does_not_know_cannot_be_reached(
    push: WecomPush, fake: FakeWeCom
) -> None:
    fake.members.clear()
    assert await push.send(_outgoing()) == Unreachable("wecom 81013")
