"""``huying export`` as whoever reports figures sees it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support.city import COMMUNITY
from tests.support.command import Huying


@pytest.mark.parametrize("what", ["tickets", "events", "assessment"])
def test_everything_can_be_exported(what: str, huying: Huying, tmp_path: Path) -> None:
    huying("chat", "--as", "resident:demo", typed="楼道里堆满了杂物没人管\n1\n")
    target = tmp_path / "table.jsonl"
    ran = huying("export", what, "--format", "jsonl", "-o", str(target))
    assert (ran.code, ran.out) == (0, "")
    assert target.read_text(encoding="utf-8").count("\n") >= 1


def test_a_day_and_an_area_narrow_it(huying: Huying, tmp_path: Path) -> None:
    huying("chat", "--as", "resident:demo", typed="楼道里堆满了杂物没人管\n1\n")
    target = tmp_path / "table.jsonl"
    narrow = ("export", "tickets", "--format", "jsonl", "-o", str(target), "--area", COMMUNITY)
    huying(*narrow, "--since", "2020-01-01")
    assert target.read_text(encoding="utf-8").count("\n") == 1
    for option in ("--since", "2999-01-01"), ("--until", "2020-01-01"):
        huying(*narrow, *option)
        assert target.read_text(encoding="utf-8") == ""
    huying(*narrow, "--until", "2999-01-01")
    assert target.read_text(encoding="utf-8").count("\n") == 1


@pytest.mark.parametrize(
    "arguments",
    [
        ("tickets",),
        ("people", "--format", "csv"),
        ("tickets", "--format", "pdf"),
        ("tickets", "--format", "csv", "--since", "yesterday"),
        ("tickets", "--format", "csv", "--area", "nowhere"),
    ],
)
def test_what_cannot_be_exported_is_wrong_use(arguments: tuple[str, ...], huying: Huying) -> None:
    assert huying("export", *arguments).code == 2


def test_every_export_is_audited(huying: Huying, tmp_path: Path) -> None:
    huying("export", "tickets", "--format", "csv", "-o", str(tmp_path / "table.csv"))
    assert "export-tickets" in (tmp_path / "data" / "huying.db").read_bytes().decode("latin-1")
