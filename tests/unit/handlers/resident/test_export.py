"""Tests of the copy of what is stored about somebody."""

from __future__ import annotations

import json

from sqlalchemy import text

from storage.unit_of_work import UnitOfWork
from tests.unit.handlers.stage import Stage, Talker


def exported(resident: Talker) -> dict[str, dict[str, list[dict[str, str]]]]:
    """Return the copy somebody gets, put together from its pieces."""
    _, *pieces = resident.says("/export")
    copy: dict[str, dict[str, list[dict[str, str]]]] = json.loads(
        "".join(piece.text.partition("\n")[2] for piece in pieces)
    )
    return copy


def test_the_pieces_together_are_one_json_with_ones_own_words(stage: Stage) -> None:
    resident = stage.resident()
    stage.file(resident, text="灯坏了" * 900)
    stored = exported(resident)["stored"]
    assert stored["requests"][0]["text"] == "灯坏了" * 900
    assert stored["identities"][0]["channel"] == "test"
    assert stored["events"][0]["action"] == "file"


def test_every_piece_fits_a_message(stage: Stage) -> None:
    resident = stage.resident()
    stage.file(resident, text="灯坏了" * 900)
    said = resident.says("我的数据")
    assert len(said) > 3
    assert all(len(message.text.encode()) <= 2048 for message in said)


def test_the_open_draft_is_part_of_it(stage: Stage) -> None:
    resident = stage.resident()
    resident.says("幸福小区3号楼的路灯不亮")
    assert "路灯不亮" in str(exported(resident)["draft"])


def test_what_others_said_is_not_part_of_it(stage: Stage) -> None:
    resident, other = stage.resident(), stage.resident()
    stage.file(other, text="别人的话")
    stage.file(resident)
    assert "别人的话" not in str(exported(resident))


def test_a_copy_is_audited(stage: Stage) -> None:
    resident = stage.resident()
    person_id = resident.person_id
    exported(resident)

    def audited(uow: UnitOfWork) -> list[str]:
        rows = uow.connection.execute(
            text("SELECT action FROM audit WHERE subject = :person"), {"person": person_id}
        )
        return list(rows.scalars())

    assert stage.database.run_write(audited) == ["export"]
