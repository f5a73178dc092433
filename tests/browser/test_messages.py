"""What is said on both sides is shown as it was said, in order, once."""

from __future__ import annotations

import pytest
from playwright.async_api import expect

from tests.browser.conftest import Visitors
from tests.browser.scripted_server import ScriptedServer

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

LAMP = "幸福小区3号楼2单元门口的路灯坏了三天了"


async def test_a_text_is_shown_sent_and_answered(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.say("井盖松了")
    await chat.expect_own("井盖松了")
    await chat.expect_theirs("收到：井盖松了")
    await chat.expect_states("sent")
    assert server.visitor.said == ["井盖松了"]
    await expect(chat.words).to_have_value("")


async def test_shift_and_enter_begins_a_new_line(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.words.press_sequentially("一")
    await chat.words.press("Shift+Enter")
    await chat.words.press_sequentially("二")
    await chat.words.press("Enter")
    await chat.expect_states("sent")
    assert server.visitor.said == ["一\n二"]


async def test_enter_that_ends_an_input_method_sends_nothing(visitors: Visitors) -> None:
    chat = await visitors.chat()
    await chat.words.fill("ludeng")
    event = "{key: 'Enter', isComposing: true, bubbles: true, cancelable: true}"
    await chat.words.evaluate(
        f"field => field.dispatchEvent(new KeyboardEvent('keydown', {event}))"
    )
    await expect(chat.words).to_have_value("ludeng")
    await expect(chat.bubbles).to_have_count(0)


async def test_markup_in_any_text_is_shown_literally(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    attack = "<img src=x onerror=\"document.title='broken'\"><b>x</b>{name}"
    await server.visitor.say(attack, [("c-1", attack)], ticket=(attack, attack))
    await chat.say(attack)
    await chat.expect_theirs(attack, f"收到：{attack}")
    await chat.expect_own(attack)
    await expect(chat.log.locator("img[src=x], b")).to_have_count(0)
    await expect(chat.page).to_have_title("呼应 Huying")


async def test_a_script_address_is_no_link_and_a_web_address_is(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await server.visitor.say("看 https://map.example/?q=37.5,121.4。 或 javascript:alert(1)")
    links = chat.log.get_by_role("link")
    await expect(links).to_have_count(1)
    await expect(links).to_have_attribute("href", "https://map.example/?q=37.5,121.4")
    await expect(links).to_have_attribute("rel", "noopener noreferrer")


async def test_a_pressed_button_sends_its_choice_and_all_of_them_rest(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.visitor.quiet = True
    await server.visitor.say("修好了吗", [("c-yes", "修好了"), ("c-no", "没修好")])
    await chat.press("没修好")
    await expect(chat.button("没修好")).to_be_disabled()
    await expect(chat.button("修好了")).to_be_disabled()
    await chat.expect_own("没修好")
    await chat.expect_states("sent")
    assert [(taken.type, taken.choice) for taken in server.visitor.taken] == [("choice", "c-no")]


async def test_a_refused_choice_can_be_pressed_again(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await server.visitor.say("修好了吗", [("c-yes", "修好了")])
    server.faults.refuse = ["failed"]
    await chat.press("修好了")
    await chat.expect_states("failed")
    await expect(chat.button("修好了")).to_be_enabled()


async def test_a_receipt_takes_the_place_of_its_draft(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.say(LAMP)
    await chat.press("路灯不亮")
    await chat.expect_theirs("已交给网格员 03。")
    await chat.expect_own(LAMP, "路灯不亮")
    card = chat.theirs
    await expect(card.locator(".ticket-number")).to_have_text("编号 2611 482 0137")
    await expect(card.locator(".ticket-status")).to_have_text("已派单")
    assert len(server.visitor.mailbox) == 2


async def test_a_replaced_message_moves_to_the_end_unless_it_is_the_latest(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    person = server.visitor
    first = await person.say("一")
    second = await person.say("二")
    third = await person.say("二，更新", replaces=second.id)
    await chat.expect_theirs("一", "二，更新")
    await person.say("一，更新", replaces=first.id)
    await chat.expect_theirs("二，更新", "一，更新")
    await person.say("二，再更新", replaces=third.id)
    await chat.expect_theirs("一，更新", "二，再更新")


async def test_a_message_that_comes_twice_is_shown_once(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    person = server.visitor
    await person.say("一")
    await person.repeat()
    await person.say("二")
    await chat.expect_theirs("一", "二")


async def test_a_reload_shows_the_dialogue_as_it_was(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    await chat.say(LAMP)
    await chat.press("路灯不亮")
    await chat.say("谢谢")
    await chat.expect_theirs("已交给网格员 03。", "收到：谢谢")
    before = await chat.bubbles.all_inner_texts()
    await chat.page.reload()
    await chat.wait_until_online()
    await expect(chat.bubbles).to_have_count(len(before))
    assert await chat.bubbles.all_inner_texts() == before
    assert len(server.people) == 4


async def test_a_button_that_was_pressed_rests_after_a_reload(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.visitor.quiet = True
    await server.visitor.say("修好了吗", [("c-yes", "修好了"), ("c-no", "还没看")])
    await chat.press("还没看")
    await chat.expect_states("sent")
    await chat.page.reload()
    await expect(chat.button("还没看")).to_be_disabled()


async def test_who_reads_further_up_is_not_pulled_down_but_told(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    for number in range(30):
        await server.visitor.say(f"第 {number} 条")
    await expect(chat.theirs).to_have_count(30)
    await chat.log.evaluate("log => { log.scrollTop = 0; }")
    await server.visitor.say("最新一条")
    newer = chat.button("新消息")
    await expect(newer).to_be_visible()
    assert await chat.log.evaluate("log => log.scrollTop") == 0
    await newer.click()
    await expect(newer).to_be_hidden()
    await expect(chat.theirs.last).to_be_in_viewport()
