"""No frame is lost and none is doubled, whatever happens to the connection."""

from __future__ import annotations

import json

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visitors
from tests.browser.scripted_server import ScriptedServer

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_the_frames_are_those_of_the_interface(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await server.visitor.say("哪一个", [("c-1", "这个")])
    await chat.say("灯坏了")
    await chat.press("这个")
    await chat.expect_states("sent", "sent")
    hello, text, choice = (json.loads(raw) for raw in server.raw)
    assert hello == {"type": "hello", "token": None, "language": "zh-CN", "after": 0}
    assert text == {"type": "text", "id": text["id"], "text": "灯坏了"}
    assert choice == {"type": "choice", "id": choice["id"], "choice": "c-1"}
    assert text["id"] != choice["id"]


async def test_a_second_visit_says_hello_with_the_token_and_gets_the_last_fifty(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    for number in range(55):
        await server.visitor.say(f"第 {number} 条")
    await chat.page.reload()
    await expect(chat.theirs).to_have_count(50)
    assert (server.hellos[-1].token, server.hellos[-1].after) == ("visitor-1", 0)


async def test_a_frame_lost_on_the_way_is_sent_again(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.faults.drop_before_taking = 1
    await chat.say("一")
    await chat.say("二")
    await chat.expect_states("sent", "sent")
    assert server.visitor.said == ["一", "二"]


async def test_a_frame_whose_acknowledgement_is_lost_has_one_effect(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.faults.drop_after_taking = 1
    await chat.say("一")
    await chat.expect_states("sent")
    await chat.expect_theirs("收到：一")
    sent = [json.loads(raw) for raw in server.raw if '"text"' in raw]
    assert [frame["text"] for frame in sent] == ["一", "一"]
    assert sent[0]["id"] == sent[1]["id"]


async def test_what_was_missed_comes_after_the_highest_seq(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await server.visitor.say("一")
    await chat.expect_theirs("一")
    await server.go_down()
    await server.visitor.say("二")
    server.come_back()
    await chat.expect_theirs("一", "二")
    assert server.hellos[-1].after == 1


async def test_what_is_written_while_the_server_is_gone_is_sent_in_order(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await server.go_down()
    await expect(chat.status).to_have_text("连接断了")
    await expect(chat.root.locator(".banner")).to_contain_text("恢复后自动发出")
    for text in ("一", "二", "三"):
        await chat.say(text)
    await chat.expect_states("pending", "pending", "pending")
    server.come_back()
    await chat.expect_states("sent", "sent", "sent")
    assert server.visitor.said == ["一", "二", "三"]
    await expect(chat.root.locator(".banner")).to_be_hidden()


async def test_what_waits_survives_a_reload(visitors: Visitors, server: ScriptedServer) -> None:
    chat = await visitors.chat()
    await server.go_down()
    await chat.say("一")
    await chat.expect_states("pending")
    await chat.page.reload()
    await chat.expect_states("pending")
    server.come_back()
    await chat.expect_states("sent")
    assert server.visitor.said == ["一"]


async def test_the_browser_coming_online_hurries_the_connection(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.page.context.set_offline(True)
    await chat.page.evaluate("dispatchEvent(new Event('offline'))")
    await chat.say("一")
    await chat.expect_states("pending")
    await chat.page.context.set_offline(False)
    await chat.expect_states("sent")
    assert server.visitor.said == ["一"]


async def test_a_busy_server_gets_the_same_frame_again_before_the_next(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.faults.busy = 2
    await chat.say("一")
    await chat.say("二")
    await expect(chat.root.locator(".banner")).to_contain_text("自动重发")
    await chat.expect_states("sent", "sent")
    ids = [json.loads(raw)["id"] for raw in server.raw if '"text"' in raw]
    assert len(ids) == 4
    assert ids[0] == ids[1] == ids[2]
    assert server.visitor.said == ["一", "二"]


@pytest.mark.parametrize(
    ("reason", "sentence"),
    [
        ("too-long", "这条消息太长了，请分几条发。"),
        ("something-new", "这条消息没有处理成功，请再试一次。"),
    ],
)
async def test_a_refusal_is_explained_beside_the_message(
    visitors: Visitors, server: ScriptedServer, reason: str, sentence: str
) -> None:
    chat = await visitors.chat()
    server.faults.refuse = [reason]
    await chat.say("一")
    await chat.expect_states("failed")
    await expect(chat.own.get_by_role("alert")).to_contain_text(sentence)
    await chat.say("二")
    await expect(chat.own.last).to_have_attribute("data-state", "sent")


async def test_a_signed_out_person_is_told_and_begins_anew(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.say("一")
    await chat.expect_theirs("收到：一")
    await server.turn_away("signed-out")
    await expect(chat.root.locator(".notice")).to_contain_text("登录已经失效")
    await expect(chat.bubbles).to_have_count(0)
    await server.drop_all()
    await chat.say("二")
    await chat.expect_states("sent")
    assert [hello.token for hello in server.hellos] == [None, None]


async def test_words_that_came_too_late_for_a_sign_in_are_put_back(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.faults.refuse = ["signed-out"]
    await chat.say("三号楼已经处理")
    await expect(chat.words).to_have_value("三号楼已经处理")
    await expect(chat.bubbles).to_have_count(0)
    await server.drop_all()
    await chat.words.press("Enter")
    await chat.expect_states("sent")
    assert [hello.token for hello in server.hellos] == [None, None]


async def test_a_failed_message_can_be_sent_again_as_a_new_one(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.faults.refuse = ["failed"]
    await chat.say("一")
    await chat.press("重新发送")
    await chat.expect_states("sent")
    ids = [json.loads(raw)["id"] for raw in server.raw if '"text"' in raw]
    assert len(set(ids)) == 2


async def test_a_token_that_the_server_does_not_know_begins_a_new_dialogue(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.say("一")
    await chat.expect_theirs("收到：一")
    del server.people["visitor-1"]
    await chat.page.reload()
    await chat.wait_until_online()
    await expect(chat.bubbles).to_have_count(0)
    await expect(chat.root.get_by_role("heading", name="哪里需要修")).to_be_visible()


async def test_two_tabs_of_one_person_lose_nothing_of_each_other(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.say("一")
    await chat.expect_states("sent")
    other = await visitors.second_tab(chat)
    await server.go_down()
    await chat.say("二")
    await other.say("三")
    await chat.expect_states("sent", "pending")
    server.come_back()
    await expect(other.own.last).to_have_attribute("data-state", "sent")
    await chat.wait_until_online()
    assert sorted(server.visitor.said) == ["一", "三", "二"]
