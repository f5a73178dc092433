"""From one sentence to a rating: the resident, the grid worker, and the photo of the repair."""

from __future__ import annotations

from tests.support.driver_direct import DirectTown


def test_a_resident_is_told_what_was_understood(town: DirectTown) -> None:
    resident = town.person("resident:demo")
    resident.says("幸福小区3号楼2单元门口的路灯坏了三天了")
    resident.hears("我的理解", "路灯")
