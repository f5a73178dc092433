"""A phone that is shared."""

from __future__ import annotations

import pytest

from handlers.incoming import Kind
from tests.unit.handlers.stage import Stage


@pytest.mark.parametrize("shared", ["+8613800001111", "8613800001111", "138 0000 1111"])
def test_ones_own_number_is_kept_and_shown_masked(stage: Stage, shared: str) -> None:
    resident = stage.resident()
    (answer,) = resident.sends(resident.event(Kind.CONTACT, shared))
    assert resident.person.phone == "13800001111"
    assert "138****1111" in answer.text


def test_it_can_be_taken_back_at_once(stage: Stage) -> None:
    resident = stage.resident()
    resident.sends(resident.event(Kind.CONTACT, "+8613800001111"))
    resident.presses("不再记住")
    assert resident.person.phone is None


def test_what_is_no_number_is_not_kept(stage: Stage) -> None:
    resident = stage.resident()
    resident.sends(resident.event(Kind.CONTACT, "no number"))
    assert resident.person.phone is None
