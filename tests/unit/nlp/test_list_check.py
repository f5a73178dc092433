"""Every rule of the list's format has its fault."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nlp.list_check import check_calls, check_list, likeness, main
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
        (lambda m: replace(m, excludes="景观灯归02-037"), "points to 02-037, which is no other"),
        (lambda m: replace(m, excludes="整条街归02-001"), "points to 02-001, which is no other"),
        (lambda m: replace(m, excludes="归“景观灯不亮”"), "points to '景观灯不亮', which is no"),
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


def test_neighbours_may_be_named_by_id_or_name() -> None:
    assert faults(replace(GOOD, excludes="井盖归02-002；归“井盖缺失”"), OTHER) == []


def tables(folder: Path, emergencies: str, out_of_scope: str) -> list[str]:
    (folder / "emergencies.csv").write_text(f"kind,call,words,harmless\n{emergencies}\n")
    (folder / "out_of_scope.csv").write_text(f"kind,call,who,words\n{out_of_scope}\n")
    return list(check_calls(folder))


def test_numbers_to_call_and_their_words_are_whole(tmp_path: Path) -> None:
    assert tables(tmp_path, "fire,119,着火|起火,火锅", "court,12368,法院,判决书") == []


@pytest.mark.parametrize(
    ("emergencies", "out_of_scope", "fault"),
    [
        ("fire,11,着火,火锅", "court,12368,法院,判决书", "'11' is not a number to call"),
        ("fire,119,,火锅", "court,12368,法院,判决书", "emergencies.csv:2: words is empty"),
        ("fire,119,着火,火锅", "court,12368,,判决书", "out_of_scope.csv:2: who is empty"),
        ("fire,119,着火|着火,火锅", "court,12368,法院,判决书", "'着火' stands in line 2 too"),
    ],
)
def test_a_breach_in_the_tables_to_call_is_a_fault(
    tmp_path: Path, emergencies: str, out_of_scope: str, fault: str
) -> None:
    assert any(fault in found for found in tables(tmp_path, emergencies, out_of_scope))


def test_the_shipped_list_has_no_faults(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["02"]) == 0
    assert "1326 matters, 0 faults" in capsys.readouterr().out
