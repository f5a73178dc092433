"""Admins of district and city decide on words, one by one."""

from __future__ import annotations

import pytest

from storage.repositories.keywords import KeywordProposal
from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.admin.roles import dismiss
from tests.unit.handlers.stage import LAMP, LITTER, Stage, Talker, labels_of, texts_of
from tickets.people import Role


@pytest.fixture
def admin(stage: Stage) -> Talker:
    """An admin of the district, for whom two words wait."""
    proposals = [
        KeywordProposal(LAMP, "灯罩", 7, 5.0),
        KeywordProposal(LITTER, "烂菜叶", 4, 2.0),
    ]
    stage.database.run_write(lambda uow: uow.keywords.replace_proposals(proposals))
    return stage.staff(Role.DISTRICT_ADMIN, "district")


def approved(stage: Stage) -> dict[str, list[str]]:
    """Return the words that were approved."""

    def read(uow: UnitOfWork) -> dict[str, list[str]]:
        return {matter: list(words) for matter, words in uow.keywords.approved().items()}

    return stage.database.run_read(read)


def test_the_heaviest_word_comes_first_with_how_many_use_it(admin: Talker) -> None:
    shown = admin.says("/keywords")[0]
    assert "“灯罩”：有 7 位居民用它说“路灯不亮”（第02类）" in shown.text
    assert "还有 1 个没看" in shown.text
    assert labels_of(shown) == ["加进去", "不加", "先看下一个"]


def test_one_is_approved_and_the_next_refused(stage: Stage, admin: Talker) -> None:
    admin.says("关键词")
    following = admin.presses("加进去")[0]
    assert following.text.startswith("“灯罩”加好了")
    assert "烂菜叶" in following.text
    assert "没有等着看的词" in admin.presses("不加")[0].text
    assert approved(stage) == {LAMP: ["灯罩"]}
    assert stage.database.run_read(lambda uow: uow.keywords.refused()) == {(LITTER, "烂菜叶")}


def test_decisions_are_audited(stage: Stage, admin: Talker) -> None:
    person_id = admin.person_id
    admin.says("/keywords")
    admin.presses("加进去")
    rows = stage.database.run_read(
        lambda uow: list(uow.connection.exec_driver_sql("SELECT actor, action, subject FROM audit"))
    )
    assert (person_id, "keywords-approved", LAMP) in [tuple(row) for row in rows]


def test_one_may_wait_while_the_next_is_looked_at(admin: Talker) -> None:
    admin.says("/keywords")
    assert "烂菜叶" in admin.presses("先看下一个")[0].text
    assert "灯罩" in admin.says("/keywords")[0].text


def test_the_last_one_left_for_later_is_not_lost(admin: Talker) -> None:
    admin.says("/keywords")
    admin.presses("先看下一个")
    assert "没有等着看的词" in admin.presses("先看下一个")[0].text


def test_a_community_does_not_decide_for_the_city(stage: Stage, admin: Talker) -> None:
    del admin
    community = stage.staff(Role.COMMUNITY_ADMIN, "east")
    assert "不归您操作" in texts_of(community.says("/keywords"))


def test_who_is_no_admin_any_more_decides_nothing(stage: Stage, admin: Talker) -> None:
    admin.says("/keywords")
    dismiss(stage, admin)
    assert "不归您操作" in texts_of(admin.presses("加进去"))
    assert approved(stage) == {}
