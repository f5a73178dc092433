"""Photos reach the server once each, are refused clearly, and are shown to whoever may see them."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from PIL import Image
from playwright.async_api import expect

from tests.browser.conftest import Visitors
from tests.browser.photo_files import draw_noise, draw_photo
from tests.browser.scripted_server import ScriptedServer

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


async def test_photos_and_their_words_are_one_message(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    await chat.pick(draw_photo(tmp_path / "a.jpg"), draw_photo(tmp_path / "b.png"))
    await expect(chat.root.locator(".tray img")).to_have_count(2)
    await chat.say("从这边看")
    await chat.expect_states("sent")
    await chat.expect_own("从这边看")
    await expect(chat.own.get_by_alt_text("照片")).to_have_count(2)
    frame = json.loads(server.raw[-1])
    media = ["photo-1", "photo-2"]
    assert frame == {"type": "media", "id": frame["id"], "media": media, "text": "从这边看"}
    assert server.photos["photo-1"] == ((tmp_path / "a.jpg").read_bytes(), "image/jpeg")
    await expect(chat.root.locator(".tray")).to_be_hidden()


async def test_a_photo_of_the_server_is_fetched_with_the_token_and_opens_on_a_tap(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    server.photos["proof"] = (draw_photo(tmp_path / "a.webp").read_bytes(), "image/webp")
    await server.visitor.say("修好了", media=["proof"])
    await chat.press("查看照片")
    dialog = chat.page.get_by_role("dialog")
    await expect(dialog.get_by_alt_text("照片")).to_be_visible()
    await chat.page.keyboard.press("Escape")
    await expect(dialog).to_be_hidden()


async def test_a_photo_that_cannot_be_fetched_says_so_and_can_be_tried_again(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    await server.visitor.say("修好了", media=["proof"])
    broken = chat.button("照片暂时打不开")
    await expect(broken).to_be_visible()
    server.photos["proof"] = (draw_photo(tmp_path / "a.jpg").read_bytes(), "image/jpeg")
    await broken.click()
    await expect(chat.button("查看照片")).to_be_visible()


async def test_a_recording_is_offered_as_a_download(
    visitors: Visitors, server: ScriptedServer
) -> None:
    chat = await visitors.chat()
    server.photos["voice"] = (b"#!AMR\n", "audio/amr")
    await server.visitor.say("语音", media=["voice"])
    await expect(chat.log.get_by_role("link", name="下载附件")).to_be_visible()


async def test_a_file_that_is_no_photo_is_refused_before_the_upload(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    note = tmp_path / "note.gif"
    note.write_bytes(b"GIF89a")
    await chat.pick(note)
    await expect(chat.root.get_by_role("alert")).to_contain_text("「note.gif」不是可用的照片格式")
    assert server.photos == {}


async def test_a_photo_over_ten_megabytes_that_cannot_shrink_is_refused_before_the_upload(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    large = tmp_path / "large.heic"
    large.write_bytes(bytes(10 * 1024 * 1024 + 1))
    await chat.pick(large)
    await expect(chat.root.get_by_role("alert")).to_contain_text("「large.heic」超过 10 MB")
    assert server.photos == {}


async def test_a_large_photo_is_made_smaller_before_the_upload(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    large = draw_noise(tmp_path / "large.png", 2800, 300)
    await chat.pick(large)
    await chat.say("大照片")
    await chat.expect_states("sent")
    body, content_type = server.photos["photo-1"]
    assert content_type == "image/jpeg"
    assert len(body) < large.stat().st_size
    assert Image.open(io.BytesIO(body)).size == (2560, 274)


async def test_at_most_nine_photos_go_with_a_message(visitors: Visitors, tmp_path: Path) -> None:
    chat = await visitors.chat()
    await chat.pick(*[draw_photo(tmp_path / f"{number}.png") for number in range(10)])
    await expect(chat.root.get_by_role("alert")).to_contain_text("最多 9 张")
    await expect(chat.root.locator(".tray img")).to_have_count(9)


async def test_a_photo_can_be_taken_out_again(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    await chat.pick(draw_photo(tmp_path / "a.jpg"))
    await chat.press("移除照片 1")
    await chat.say("没有照片")
    await chat.expect_states("sent")
    assert server.photos == {}


@pytest.mark.parametrize(
    ("status", "sentence", "retry"),
    [
        (400, "这张照片读不出来", False),
        (401, "登录已经失效", True),
        (413, "照片超过 10 MB", False),
        (415, "这种格式收不了", False),
        (429, "照片发得太快了", True),
        (500, "照片没有传上去", True),
    ],
)
async def test_a_refused_upload_is_explained(
    visitors: Visitors,
    server: ScriptedServer,
    tmp_path: Path,
    status: int,
    sentence: str,
    retry: bool,
) -> None:
    chat = await visitors.chat()
    server.faults.upload_status = status
    await chat.pick(draw_photo(tmp_path / "a.jpg"))
    await chat.say("看照片")
    await chat.expect_states("failed")
    await expect(chat.own.get_by_role("alert")).to_contain_text(sentence)
    await expect(chat.button("重新发送")).to_have_count(int(retry))


async def test_a_refused_upload_can_be_tried_again(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    server.faults.upload_status = 429
    await chat.pick(draw_photo(tmp_path / "a.jpg"))
    await chat.say("看照片")
    await chat.expect_states("failed")
    server.faults.upload_status = 200
    await chat.press("重新发送")
    await chat.expect_states("sent")
    assert server.visitor.said == ["看照片"]


async def test_an_upload_goes_on_when_the_connection_is_back(
    visitors: Visitors, server: ScriptedServer, tmp_path: Path
) -> None:
    chat = await visitors.chat()
    await chat.page.route("**/media", lambda route: route.abort())
    await chat.pick(draw_photo(tmp_path / "a.jpg"), draw_photo(tmp_path / "b.jpg"))
    await chat.say("看照片")
    await expect(chat.own.get_by_role("alert")).to_contain_text("恢复后会接着上传")
    await chat.page.unroute("**/media")
    await server.drop_all()
    await chat.expect_states("sent")
    assert server.visitor.taken[0].media == ("photo-1", "photo-2")
