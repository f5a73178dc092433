"""Words that stand in messages about anything are blanked."""

from nlp.fillers import without_fillers


def test_fillers_become_spaces_of_the_same_length() -> None:
    assert without_fillers("希望路灯今天修") == "  路灯  修"


def test_what_denies_is_kept() -> None:
    assert without_fillers("没水不热无人管") == "没水不热无人管"


def test_nothing_but_fillers_leaves_nothing() -> None:
    assert not without_fillers("随便写点什么").strip()
