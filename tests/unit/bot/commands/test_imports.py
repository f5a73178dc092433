"""``huying import`` as whoever keeps the books sees it."""

from __future__ import annotations

import re
from pathlib import Path

from bot.importing.demo_city import CITY
from nlp.responsibility_list import SHIPPED
from tests.support.city import GRID
from tests.support.command import Huying

TABLE = str(SHIPPED / "matters" / "05.csv")


def test_an_empty_city_is_filled_and_works(empty_huying: Huying) -> None:
    for arguments in (
        ("areas", str(CITY / "areas.csv")),
        ("grids", str(CITY / "grids.geojson")),
        ("places", str(CITY)),
        ("list", str(SHIPPED)),
    ):
        assert empty_huying("import", *arguments, "--yes").code == 0
    assert "FAIL" not in empty_huying("doctor").out


def test_a_dry_run_shows_the_difference_and_changes_nothing(huying: Huying) -> None:
    ran = huying("import", "list", TABLE, "--dry-run")
    assert ran.code == 0
    assert "gone" in ran.err
    assert "1326 matters" in huying("doctor").out


def test_an_import_can_be_taken_back(huying: Huying) -> None:
    assert huying("import", "list", TABLE, "--yes").code == 0
    assert "1326 matters" not in huying("doctor").out
    assert huying("import", "undo").out == "Taken back: list.\n"
    assert "1326 matters" in huying("doctor").out


def test_without_an_import_there_is_nothing_to_take_back(huying: Huying) -> None:
    assert huying("import", "undo").code == 1


def test_the_first_import_cannot_be_taken_back(empty_huying: Huying) -> None:
    empty_huying("import", "areas", str(CITY / "areas.csv"), "--yes")
    ran = empty_huying("import", "undo")
    assert ran.code == 1
    assert "there was nothing" in ran.err


def test_nobody_to_ask_is_wrong_use(huying: Huying) -> None:
    ran = huying("import", "list", TABLE)
    assert ran.code == 2
    assert "--yes" in ran.err


def test_the_same_again_changes_nothing(huying: Huying) -> None:
    ran = huying("import", "list", str(SHIPPED))
    assert ran.code == 0
    assert "Nothing changes." in ran.err


def test_faults_are_listed_and_nothing_is_imported(huying: Huying, tmp_path: Path) -> None:
    file = tmp_path / "areas.csv"
    file.write_text("code,kind,name,parent\n1,city,,\n2,planet,B,1\n", encoding="utf-8")
    ran = huying("import", "areas", str(file), "--yes")
    assert ran.code == 1
    assert "line 2: name is empty" in ran.err
    assert "line 3: kind 'planet' is not known" in ran.err
    assert "Nothing was imported: 2 faults" in ran.err


def test_new_staff_get_codes_that_let_them_in(huying: Huying, tmp_path: Path) -> None:
    file = tmp_path / "staff.csv"
    file.write_text(f"key,name,role,area,office\nn1,张三,worker,{GRID},\n", encoding="utf-8")
    ran = huying("import", "staff", str(file), "--yes")
    header, row = ran.out.splitlines()
    assert header == "key,name,role,area,code"
    assert row.startswith(f"n1,张三,worker,{GRID},")
    code = row.rpartition(",")[2]
    answered = huying("chat", "--as", "resident:zhang", typed=f"/login {code}\n")
    assert "张三" in answered.out


def test_a_missing_file_is_wrong_use(huying: Huying) -> None:
    assert huying("import", "areas", "nothing.csv").code == 2


def test_areas_in_use_are_named_and_not_taken_back(empty_huying: Huying, tmp_path: Path) -> None:
    rows = (CITY / "areas.csv").read_text(encoding="utf-8").splitlines()
    fewer = tmp_path / "areas.csv"
    fewer.write_text("\n".join(rows[:-1]), encoding="utf-8")
    last = rows[-1].partition(",")[0]
    for file in (fewer, CITY / "areas.csv"):
        assert empty_huying("import", "areas", str(file), "--yes").code == 0
    invited = empty_huying("invite", "worker", "--area", last, "--name", "李").out
    code = re.search(r"Code: (\w{16})", invited)
    assert code is not None
    empty_huying("chat", "--as", "resident:li", typed=f"/login {code[1]}\n")
    ran = empty_huying("import", "undo")
    assert ran.code == 1
    assert f"the area {last} " in ran.err
    assert "Nothing was taken back" in ran.err
