"""``huying purge``."""

from __future__ import annotations

from tests.support.command import Huying


def test_a_young_city_has_nothing_to_purge(huying: Huying) -> None:
    huying("chat", "--as", "resident:demo", typed="楼道里堆满了杂物没人管\n1\n")
    ran = huying("purge")
    assert ran.code == 0
    assert ran.out == "Blanked 0 requests; dropped 0 files, 0 messages and 0 traces.\n"
