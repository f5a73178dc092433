"""Tests of linking an account on another channel."""

from __future__ import annotations

import re

import pytest

from tests.unit.handlers.stage import Stage, Talker, texts_of
from tickets.people import Role


def shown_code(talker: Talker) -> str:
    """Return the code that somebody is shown."""
    talker.says("关联")
    found = re.search("[A-Z2-7]{4} [A-Z2-7]{4}", talker.presses("在这里取码")[0].text)
    assert found is not None
    return found[0]


def enters(talker: Talker, code: str) -> str:
    """Let somebody enter a code and return what they hear."""
    talker.says("关联")
    talker.presses("我有码，要输入")
    return texts_of(talker.says(code))


def test_after_linking_both_accounts_are_one_person_with_all_requests(stage: Stage) -> None:
    kept, other = stage.resident(), stage.resident()
    request = stage.file(other)
    enters(other, shown_code(kept))
    stage.handle(other.pressing(other.history()[-1].choices[0].id))
    assert other.person_id == kept.person_id
    assert stage.stored(request).person_id == kept.person_id
    assert "关联好了" in other.history()[-1].text
    assert "1 件在办" in kept.says("我的")[0].text


def test_nothing_is_linked_before_it_is_confirmed(stage: Stage) -> None:
    kept, other = stage.resident(), stage.resident()
    assert "本人" in enters(other, shown_code(kept))
    assert other.person_id != kept.person_id
    assert "没有关联" in other.presses("不关联了")[0].text
    assert other.person_id != kept.person_id


def test_a_code_may_be_typed_in_any_case_and_come_with_the_command(stage: Stage) -> None:
    kept, other = stage.resident(), stage.resident()
    code = shown_code(kept)
    assert "码对了" in texts_of(other.says(f"/link {code.lower().replace(' ', '-')}"))


def test_a_code_works_once(stage: Stage) -> None:
    kept, other, third = stage.resident(), stage.resident(), stage.resident()
    code = shown_code(kept)
    enters(other, code)
    enters(third, code)
    stage.handle(other.pressing(other.history()[-1].choices[0].id))
    assert "用过" in texts_of(third.presses("是我本人，关联"))
    assert third.person_id != kept.person_id


def test_a_code_ends_after_ten_minutes_even_when_it_was_entered_before(stage: Stage) -> None:
    kept, other, third = stage.resident(), stage.resident(), stage.resident()
    code = shown_code(kept)
    enters(other, code)
    stage.clock.forward(minutes=10)
    assert "过期" in enters(third, code)
    assert "过期" in texts_of(other.presses("是我本人，关联"))
    assert other.person_id != kept.person_id


def test_five_wrong_codes_lock_out_even_with_the_right_one(stage: Stage) -> None:
    kept, other = stage.resident(), stage.resident()
    code = shown_code(kept)
    for _ in range(5):
        enters(other, "AAAA AAAA")
    assert "1 小时后" in enters(other, code)


def test_ones_own_code_links_nothing(stage: Stage) -> None:
    kept = stage.resident()
    enters(kept, shown_code(kept))
    assert "同一个账号" in kept.presses("是我本人，关联")[0].text


def test_staff_keep_their_record_and_link_the_other_way_round(stage: Stage) -> None:
    worker, private = stage.staff(Role.WORKER, "east-1"), stage.resident()
    enters(worker, shown_code(private))
    assert "不归您操作" in texts_of(worker.presses("是我本人，关联"))
    enters(private, shown_code(worker))
    stage.handle(private.pressing(private.history()[-1].choices[0].id))
    assert private.person_id == worker.person_id


@pytest.mark.parametrize("number", ["1", "2"])
def test_a_code_is_no_button(stage: Stage, number: str) -> None:
    kept, other = stage.resident(), stage.resident()
    shown_code(kept)
    person_id = kept.person_id
    row = stage.do(lambda context: context.offers.newest(person_id))
    assert row is not None
    assert "过期" in other.presses_id(f"{row.id}.{number}")[0].text
