"""Who calls: behind proxies, from this machine, from a page of ours or a foreign one."""

from __future__ import annotations

import pytest
from aiohttp.test_utils import make_mocked_request
from aiohttp.web import Request

from bot.settings import Settings
from bot.web_callers import caller_address, caller_mark, is_local, is_our_host, may_open

HOME = Settings()
PUBLIC = Settings(http_host="192.0.2.1", public_url="https://chat.example.org")
PROXIED = Settings(trusted_proxies="10.0.0.0/8, 127.0.0.1", public_url="https://chat.example.org")


def request(remote: str = "127.0.0.1", host: str = "127.0.0.1:8080", **headers: str) -> Request:
    """Return a request; underscores in names of headers stand for dashes."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return make_mocked_request("GET", "/", headers={"Host": host, **named}).clone(remote=remote)


def test_without_a_proxy_the_peer_is_the_caller() -> None:
    assert caller_address(request("203.0.113.9"), HOME) == "203.0.113.9"


def test_what_a_caller_says_of_themselves_is_not_believed() -> None:
    lying = request("203.0.113.9", X_Forwarded_For="127.0.0.1")
    assert caller_address(lying, PROXIED) == "203.0.113.9"
    assert not is_local(lying, PROXIED)


def test_the_last_address_before_the_trusted_proxies_is_the_caller() -> None:
    passed_on = request("10.0.0.1", X_Forwarded_For="127.0.0.1, 203.0.113.9, 10.0.0.2")
    assert caller_address(passed_on, PROXIED) == "203.0.113.9"


def test_a_proxy_nobody_trusts_does_not_make_the_world_local() -> None:
    passed_on = request("127.0.0.1", X_Forwarded_For="203.0.113.9")
    assert caller_address(passed_on, HOME) == "127.0.0.1"
    assert not is_local(passed_on, HOME)


def test_somebody_on_this_machine_is_local() -> None:
    assert is_local(request("127.0.0.1"), HOME)
    assert is_local(request("::1"), HOME)
    assert not is_local(request("203.0.113.9"), HOME)
    assert not is_local(request(""), HOME)


def test_nonsense_in_the_header_is_an_address_nobody_trusts() -> None:
    odd = request("127.0.0.1", X_Forwarded_For="next door")
    assert caller_address(odd, PROXIED) == "next door"
    assert not is_local(odd, PROXIED)


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:8080", "[::1]:8080", "localhost"])
def test_a_home_server_answers_to_the_names_of_this_machine(host: str) -> None:
    assert is_our_host(request(host=host), HOME)


@pytest.mark.parametrize("host", ["evil.example:8080", "127.0.0.1.evil.example", ""])
def test_a_name_that_was_made_to_point_here_is_not_ours(host: str) -> None:
    assert not is_our_host(request(host=host), HOME)


def test_the_public_name_is_ours_behind_a_proxy() -> None:
    assert is_our_host(request(host="chat.example.org"), PROXIED)
    assert not is_our_host(request(host="other.example.org"), PROXIED)


def test_our_page_and_programs_may_open_the_chat() -> None:
    assert may_open(request(), HOME)
    assert may_open(request(Origin="http://127.0.0.1:8080"), HOME)
    assert may_open(request(host="192.0.2.1:8080", Origin="http://192.0.2.1:8080"), PUBLIC)
    assert may_open(request(host="127.0.0.1:8080", Origin="https://chat.example.org"), PROXIED)


@pytest.mark.parametrize(
    "origin",
    ["null", "", "https://evil.example", "http://127.0.0.1:9999", "http://127.0.0.1:8080.evil"],
)
def test_a_foreign_page_may_not(origin: str) -> None:
    assert not may_open(request(Origin=origin), HOME)


def test_a_foreign_page_with_a_name_that_points_here_may_not() -> None:
    assert not may_open(request(host="evil.example", Origin="http://evil.example"), HOME)


def test_an_address_is_marked_and_cannot_be_read_from_the_mark() -> None:
    mark = caller_mark("203.0.113.9", "key")
    assert "203" not in mark
    assert mark == caller_mark("203.0.113.9", "key")
    assert mark not in {caller_mark("203.0.113.8", "key"), caller_mark("203.0.113.9", "other")}


def test_the_addresses_of_one_subscriber_share_a_mark() -> None:
    assert caller_mark("2001:db8::1", "") == caller_mark("2001:db8::ffff:2", "")
    assert caller_mark("2001:db8::1", "") != caller_mark("2001:db8:0:1::1", "")
