"""Admins see the words that rise in their own areas."""

from __future__ import annotations

import pytest

from storage.repositories.keywords import HotWord
from tests.unit.handlers.stage import Stage, texts_of
from tickets.people import Role

STREET = "city/district/street/"


@pytest.fixture(autouse=True)
def _rising(stage: Stage) -> None:
    words = [
        HotWord(STREET, "停水", 5, 2),
        HotWord(f"{STREET}east/", "积雪", 3, 0),
        HotWord(f"{STREET}west/", "噪音", 4, 1),
    ]
    stage.database.run_write(lambda uow: uow.keywords.replace_hot(words))


def test_ones_own_area_is_shown_unasked(stage: Stage) -> None:
    admin = stage.staff(Role.STREET_ADMIN, "street")
    said = texts_of(admin.says("/hot"))
    assert "毓璜顶街道 这一周" in said
    assert "· 停水：5 人（前四周共 2 人）" in said
    assert "积雪" not in said


@pytest.mark.parametrize("named", ["east", "东社区"])
def test_an_area_within_is_shown_by_code_or_name(stage: Stage, named: str) -> None:
    admin = stage.staff(Role.STREET_ADMIN, "street")
    assert "积雪" in texts_of(admin.says(f"/hot {named}"))


@pytest.mark.parametrize("named", ["west", "西社区", "月亮"])
def test_an_area_elsewhere_is_not_shown(stage: Stage, named: str) -> None:
    admin = stage.staff(Role.COMMUNITY_ADMIN, "east")
    said = texts_of(admin.says(f"热词 {named}"))
    assert "噪音" not in said
    assert "本辖区没有" in said


def test_a_quiet_week_is_said(stage: Stage) -> None:
    admin = stage.staff(Role.DISTRICT_ADMIN, "district")
    assert "没有明显增多的词" in texts_of(admin.says("热词"))
