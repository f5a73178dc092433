"""What door posters lead to."""

from __future__ import annotations

import msgspec

from bot.door_links import public_address, web_links
from bot.settings import Settings
from bot.wiring import Application


async def test_a_posters_code_opens_the_web_chat_with_its_token(application: Application) -> None:
    address = public_address(application.settings)
    assert await web_links(application, ["one", "two"]) == {
        "one": f"{address}/?door=one",
        "two": f"{address}/?door=two",
    }


def test_the_public_address_is_taken_where_it_is_set() -> None:
    settings = Settings(http_port=8090)
    assert public_address(settings) == "http://127.0.0.1:8090"
    public = msgspec.structs.replace(settings, public_url="https://city.example/")
    assert public_address(public) == "https://city.example"
