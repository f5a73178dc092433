"""The template that rings: which field gets what, and in which length."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.wechat_template import TemplateInvalidError, read_template
from bot.wiring import Application
from handlers.message import Message, TicketTag
from tests.support.wechat_account import SOMEBODY, TEMPLATE_FIELDS, Desk, open_desk


@pytest_asyncio.fixture
async def desk(application: Application) -> AsyncIterator[Desk]:
    """Return an account's way to a fake of WeChat, which checks the fields."""
    async with open_desk(application) as opened:
        yield opened


@pytest.mark.parametrize(
    ("message", "shown"),
    [
        (Message("办好了", ticket=TicketTag("2611 482 0137", "resolved")), "26114820137 办好了"),
        (Message("水" * 50), f"- {'水' * 19}…"),
        (Message("  第一行\n第二行"), "- 第一行"),
    ],
)
async def test_it_says_the_number_and_how_the_message_begins(
    desk: Desk, message: Message, shown: str
) -> None:
    template = read_template("a-template", TEMPLATE_FIELDS, "https://example.org")
    assert template is not None
    assert desk.somebody.follows
    await template.ring(desk.api, SOMEBODY, message)
    assert [said.text for said in desk.said] == [shown]


async def test_one_that_people_subscribe_to_is_sent_as_such(desk: Desk) -> None:
    template = read_template("subscription:a-template", TEMPLATE_FIELDS, "https://example.org")
    assert template is not None
    assert desk.somebody.follows
    await template.ring(desk.api, SOMEBODY, Message("办好了"))
    assert [(said.way, said.text) for said in desk.said] == [("subscription", "- 办好了")]


def test_without_its_id_there_is_none() -> None:
    assert read_template("", "nonsense", "") is None


@pytest.mark.parametrize("fields", ["number", "status=phrase1", "number=", "=thing1"])
def test_fields_that_cannot_be_read_are_named(fields: str) -> None:
    with pytest.raises(TemplateInvalidError, match="HUYING_WECHAT_TEMPLATE_FIELDS"):
        read_template("id", fields, "")
