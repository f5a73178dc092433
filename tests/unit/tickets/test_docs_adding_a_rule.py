"""The guide "adding a rule": its example is what it says it is."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

from tests.support.town import Town
from tickets.registry import INDICATORS

GUIDE = Path(__file__).parents[3] / "docs" / "adding-a-rule.md"


def test_the_rule_and_its_test_run_as_they_stand_in_the_guide(town: Town) -> None:
    blocks = re.findall(r"```python\n(.*?)```", GUIDE.read_text(encoding="utf-8"), re.DOTALL)
    names: dict[str, object] = {"__name__": "guide"}
    for block in blocks:
        exec(compile(block, GUIDE.name, "exec"), names)  # noqa: S102 - the guide is ours
    tests = [name for name in names if name.startswith("test_")]
    assert tests == ["test_who_comes_within_a_day_counts_as_good"]
    cast("Callable[[Town], None]", names[tests[0]])(town)


def test_the_rules_the_guide_names_are_there() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    named = re.findall(
        r"`(tickets/[a-z_/]+\.py|handlers/[a-z_]+\.py|tests/support/[a-z]+\.py)`", text
    )
    missing = [name for name in named if not (GUIDE.parents[1] / name).exists()]
    assert missing == ["tickets/assessment/visited.py"]
    assert "visited" not in {indicator.name for indicator in INDICATORS}
