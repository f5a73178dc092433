"""``huying invite``: a code for a named person."""

from __future__ import annotations

import re

import pytest

from tests.support.city import COMMUNITY, GRID, STREET
from tests.support.command import Huying

WHO = ("--name", "李四")


def test_a_code_lets_somebody_in_once(huying: Huying) -> None:
    ran = huying("invite", "admin", "--area", COMMUNITY, *WHO)
    code = re.search(r"Code: (\w{16}) ", ran.out)
    assert ran.code == 0
    assert code is not None
    login = f"/login {code[1]}\n"
    first = huying("chat", "--as", "resident:lisi", "--json", typed=login)
    second = huying("chat", "--as", "resident:wangwu", "--json", typed=login)
    assert (first.code, second.code) == (0, 0)
    assert first.out.splitlines()[-1] != second.out.splitlines()[-1]


def test_an_admins_level_is_that_of_the_area(huying: Huying) -> None:
    assert "community admin" in huying("invite", "admin", "--area", COMMUNITY, *WHO).out
    assert "street admin" in huying("invite", "admin", "--area", STREET, *WHO).out


def test_an_office_is_named_by_code_or_by_name(huying: Huying) -> None:
    by_code = huying("invite", "office", "--area", STREET, "--office", "property", *WHO)
    by_name = huying("invite", "office", "--area", STREET, "--office", "物业服务企业", *WHO)
    assert (by_code.code, by_name.code) == (0, 0)


def test_the_public_address_is_shown(huying: Huying) -> None:
    huying.environment["HUYING_PUBLIC_URL"] = "https://city.example/"
    assert "https://city.example/ " in huying("invite", "worker", "--area", GRID, *WHO).out


@pytest.mark.parametrize(
    "arguments",
    [
        ("mayor", "--area", GRID),
        ("worker", "--area", "nowhere"),
        ("worker", "--area", STREET),
        ("leader", "--area", STREET),
        ("admin", "--area", GRID),
        ("office", "--area", STREET),
        ("office", "--area", STREET, "--office", "none"),
        ("worker", "--area", GRID, "--office", "property"),
    ],
)
def test_what_fits_no_role_is_wrong_use(arguments: tuple[str, ...], huying: Huying) -> None:
    ran = huying("invite", *arguments, *WHO)
    assert ran.code == 2
    assert ran.out == ""
