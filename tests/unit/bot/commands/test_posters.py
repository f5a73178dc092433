"""``huying posters``: a page a building, links that stay."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from tests.support.city import COMMUNITY, GRID, STREET
from tests.support.command import Huying, Ran

HAPPY = ("--area", GRID, "--estate", "幸福小区")


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Return where the posters are written to."""
    return tmp_path / "posters.pdf"


def tokens(huying: Huying) -> dict[tuple[str, str], str]:
    """Return the tokens that are not revoked, by estate and building."""
    with sqlite3.connect(huying.folder / "huying.db") as connection:
        rows = connection.execute(
            "SELECT estate, building, token FROM doors WHERE revoked_at IS NULL"
        )
        found = {(estate, building): token for estate, building, token in rows}
    connection.close()
    return found


def printed(huying: Huying, out: Path, *arguments: str) -> Ran:
    return huying("posters", *arguments, "--out", str(out))


def test_every_known_building_of_an_area_gets_a_poster(huying: Huying, out: Path) -> None:
    ran = printed(huying, out, "--area", COMMUNITY)
    assert ran.code == 0
    count = len(tokens(huying))
    assert ran.out == f"{out}: {count} posters\n"
    assert count > 20
    assert out.read_bytes().count(b"/Type /Page\n") == count


def test_printing_again_keeps_the_links_and_renewing_changes_them(
    huying: Huying, out: Path
) -> None:
    printed(huying, out, *HAPPY)
    first, file = tokens(huying), out.read_bytes()
    printed(huying, out, *HAPPY)
    assert (tokens(huying), out.read_bytes()) == (first, file)
    printed(huying, out, *HAPPY, "--renew")
    renewed = tokens(huying)
    assert renewed.keys() == first.keys()
    assert not set(renewed.values()) & set(first.values())


def test_buildings_that_are_not_known_get_posters_too(huying: Huying, out: Path) -> None:
    ran = printed(huying, out, *HAPPY, "--buildings", "1-3,20A")
    assert ran.out == f"{out}: 4 posters\n"
    assert {building for _, building in tokens(huying)} == {"1", "2", "3", "20A"}


def test_a_server_without_a_public_address_is_pointed_out(huying: Huying, out: Path) -> None:
    assert "HUYING_PUBLIC_URL" in printed(huying, out, *HAPPY).err
    huying.environment["HUYING_PUBLIC_URL"] = "https://city.example"
    assert printed(huying, out, *HAPPY).err == ""


def test_a_file_that_is_no_font_fails(huying: Huying, out: Path, tmp_path: Path) -> None:
    font = tmp_path / "font.ttf"
    font.write_bytes(b"no font")
    ran = printed(huying, out, *HAPPY, "--font", str(font))
    assert (ran.code, out.exists()) == (1, False)
    assert "font.ttf" in ran.err


@pytest.mark.parametrize(
    "arguments",
    [
        ("--area", "nowhere"),
        ("--area", GRID, "--estate", "没有的小区"),
        ("--area", STREET, "--buildings", "1-3"),
        (*HAPPY, "--buildings", "1-2000"),
        (*HAPPY, "--buildings", "3号楼!"),
        (*HAPPY, "--buildings", ","),
    ],
)
def test_what_names_no_building_is_wrong_use(
    arguments: tuple[str, ...], huying: Huying, out: Path
) -> None:
    ran = printed(huying, out, *arguments)
    assert (ran.code, ran.out, out.exists()) == (2, "", False)
