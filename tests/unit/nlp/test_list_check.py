"""Every rule of the list's format has its fault."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from nlp.list_check import check_list, likeness, main
from nlp.responsibility_list import Category, ListedMatter, Office, ResponsibilityList

GOOD = ListedMatter(
    id="02-001",
    category="02",
    name="路灯不亮",
    name_en="Street light out",
    includes="灯杆灯头",
    excludes="",
    handler="office",
    office="lighting",
    helpers=(),
    time_class="7d",
    proof=True,
    keywords=("路灯", "照明", "灯杆"),
    wordings=(
        "晚上黑灯瞎火",
        "走夜路看不见道",
        "灯泡一直没人换",
        "整条街都是黑的",
        "照明坏好几天了",
        "天一黑就吓人",
        "灯杆顶上不发光",
        "老人摸黑摔跤",
    ),
    not_words=(),
)
OTHER = replace(
    GOOD,
    id="02-002",
    name="井盖缺失",
    wordings=tuple(wording[::-1] for wording in GOOD.wordings),
)


def faults(*matters: ListedMatter) -> list[str]:
    offices = ("lighting", "grid", "street-safety")
    listed = ResponsibilityList(
        (Category("02", "市政设施", "Facilities"),),
        tuple(Office(code, code, code, "department") for code in offices),
        matters,
    )
    return list(check_list(listed))


def test_a_good_list_has_no_faults() -> None:
    assert faults(GOOD, OTHER) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda m: replace(m, id="2-1"), "not an id of a known category"),
        (lambda m: replace(m, category="99"), "not an id of a known category"),
        (lambda m: replace(m, includes=""), "includes is empty"),
        (lambda m: replace(m, time_class="3d"), "unknown time class '3d'"),
        (lambda m: replace(m, keywords=("路灯",)), "1 keywords, wanted 3 to 8"),
        (lambda m: replace(m, handler="nobody"), "unknown handler 'nobody'"),
        (lambda m: replace(m, helpers=("nobody",)), "unknown office 'nobody'"),
        (lambda m: replace(m, handler="grid"), "handler grid needs the office grid"),
        (lambda m: replace(m, handler="street"), "needs an office of the street"),
        (lambda m: replace(m, wordings=m.wordings[:7]), "7 wordings, wanted 8"),
        (
            lambda m: replace(m, wordings=(*m.wordings, "晚上黑灯瞎火了")),
            "say the same in the same words",
        ),
        (
            lambda m: replace(m, wordings=tuple(f"{m.name}{sign}" for sign in "一二三四五六七八")),
            "8 of 8 wordings repeat the name",
        ),
    ],
)
def test_a_breach_is_a_fault(change: Callable[[ListedMatter], ListedMatter], fault: str) -> None:
    assert any(fault in found for found in faults(change(GOOD)))


def test_an_id_is_given_once() -> None:
    assert "02-001: given 2 times" in faults(GOOD, replace(OTHER, id="02-001"))


def test_a_wording_stands_under_one_matter() -> None:
    double = replace(OTHER, wordings=(*OTHER.wordings[:7], "晚上黑灯瞎火"))
    assert faults(GOOD, double) == ["02-002: the wording '晚上黑灯瞎火' stands under 02-001 too"]


def test_names_are_not_nearly_the_same() -> None:
    found = faults(GOOD, replace(OTHER, name="路灯不亮"))
    assert found == ["02-002: the name '路灯不亮' is too near to 02-001 '路灯不亮'"]


def test_likeness_is_the_share_of_common_pairs() -> None:
    assert likeness("路灯", "路灯") == 1
    assert likeness("路灯坏", "路灯亮") == pytest.approx(1 / 3)


def test_the_shipped_list_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["02"]) == 0
    assert "1326 matters, 0 faults" in capsys.readouterr().out
