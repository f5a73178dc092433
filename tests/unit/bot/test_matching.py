"""Understanding with a list and areas from files."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.importing.tables import ImportFileError
from bot.matching import Matcher, read_lessons, read_listed, read_places
from nlp.responsibility_list import SHIPPED

LAMP = "幸福小区3号楼2单元门口的路灯坏了三天了"


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    """Return a matcher of the shipped list and the demo city."""
    return Matcher(read_listed(None), read_places(None))


def test_a_report_is_matched_and_placed(matcher: Matcher) -> None:
    reading = matcher.read(LAMP)
    assert "路灯" in reading.matches[0].name
    assert reading.address is not None
    assert (reading.address.estate, reading.address.building) == ("幸福小区", "3")
    start, end = reading.address.span
    assert reading.text[start:end].startswith("幸福小区3号楼")


def test_at_most_as_many_matters_as_asked(matcher: Matcher) -> None:
    assert len(matcher.read(LAMP, 1).matches) == 1
    assert len(matcher.read(LAMP, 8).matches) > 3
    assert matcher.read(LAMP, 8).matches[0].matter == matcher.read(LAMP).matches[0].matter


def test_danger_is_told(matcher: Matcher) -> None:
    emergency = matcher.read("家里煤气漏了，味道很大").emergency
    assert emergency is not None
    assert emergency.call == "119"


def test_a_text_about_nothing_matches_nothing(matcher: Matcher) -> None:
    reading = matcher.read("")
    assert (reading.intent, reading.matches, reading.address) == ("empty", (), None)


def test_two_problems_are_told_apart_with_their_places_in_the_text(matcher: Matcher) -> None:
    text = "1、楼道里的灯不亮了 2、小区门口的井盖没了"
    problems = matcher.read(text).problems
    assert len(problems) == 2
    assert all(text[slice(*one.span)] == one.text for one in problems)


def test_a_folder_like_the_shipped_one_is_a_list() -> None:
    assert len(read_listed(SHIPPED).matters) == 1326


def test_of_a_table_of_matters_only_id_and_name_are_needed(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    shipped = read_listed(None).matters[:200]
    lines = [f"{one.id},{one.name},{'|'.join(one.wordings)}" for one in shipped]
    file.write_text("\n".join(["id,name,wordings", *lines, ""]), encoding="utf-8")
    listed = read_listed(file)
    assert [one.wordings for one in listed.matters] == [one.wordings for one in shipped]
    assert Matcher(listed, []).read(shipped[5].wordings[0]).matches[0].matter == shipped[5].id


def test_a_table_of_areas_and_estates_is_a_city(tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_text(
        "code,kind,name,parent\n1,street,高楼街道,\ne1,estate,高楼花园,1\n", encoding="utf-8"
    )
    address = Matcher(read_listed(None), read_places(file)).read("高楼花园2号楼电梯坏了").address
    assert address is not None
    assert (address.estate, address.building, address.area) == ("高楼花园", "2", "1")


@pytest.mark.parametrize("text", ["", "code,kind\n1,city\n", "code,kind,name\n,city,\n"])
def test_a_wrong_table_is_refused(text: str, tmp_path: Path) -> None:
    file = tmp_path / "table.csv"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ImportFileError):
        read_places(file)
    with pytest.raises(ImportFileError):
        read_listed(file)


def test_a_folder_without_a_list_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportFileError):
        read_listed(tmp_path)


def test_what_was_learned_comes_first(tmp_path: Path) -> None:
    file = tmp_path / "lessons.csv"
    other = Matcher(read_listed(None), []).read(LAMP).matches[1].matter
    lines = [f"{LAMP},{other}"] * 30
    file.write_text("\n".join(["text,label,day", *lines, ""]), encoding="utf-8")
    matcher = Matcher(read_listed(None), [], read_lessons(file))
    assert matcher.read(LAMP).matches[0].matter == other
