"""``huying demo``: a city on this machine alone."""

from __future__ import annotations

from bot.commands.demo import welcome
from handlers.wording import Texts
from tests.support.command import Huying

URL = "http://127.0.0.1:8080"


def test_the_demo_is_for_this_machine_alone(empty_huying: Huying) -> None:
    empty_huying.environment["HUYING_HTTP_HOST"] = "0.0.0.0"  # noqa: S104 - refused
    ran = empty_huying("demo")
    assert ran.code == 2
    assert "HUYING_HTTP_HOST" in ran.err


def test_the_demo_is_not_mixed_into_a_real_city(huying: Huying) -> None:
    ran = huying("demo")
    assert ran.code == 1
    assert "make demo DATA=" in ran.err


def test_the_welcome_names_addresses_and_people_in_both_languages() -> None:
    text = welcome(Texts(), URL, "huying chat")
    for part in (f"{URL}/ ", f"{URL}/demo", "huying chat --as resident:demo", "worker:03"):
        assert text.count(part) == 2
    assert "演示城市" in text
    assert "demo city" in text
