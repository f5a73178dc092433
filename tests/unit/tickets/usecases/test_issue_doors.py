"""Tokens of door posters."""

from __future__ import annotations

import re

from tests.support.town import Town
from tickets.doors import Spot
from tickets.usecases.issue_doors import issue_doors


def spots(town: Town, *buildings: str) -> list[Spot]:
    return [Spot("e1", building, town.place()) for building in buildings]


def test_every_building_gets_a_token_of_its_own(town: Town) -> None:
    tokens = {door.token for door in issue_doors(town.work, spots(town, "1", "2", ""))}
    assert len(tokens) == 3
    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", token) for token in tokens)


def test_printing_again_keeps_the_tokens(town: Town) -> None:
    first = issue_doors(town.work, spots(town, "1", "2"))
    again = issue_doors(town.work, spots(town, "1", "2", "3"))
    assert again[:2] == first
    assert len(town.doors.rows) == 3


def test_renewing_revokes_the_tokens_that_are_out(town: Town) -> None:
    (old,) = issue_doors(town.work, spots(town, "1"))
    (new,) = issue_doors(town.work, spots(town, "1"), renew=True)
    assert new.token != old.token
    assert town.doors.rows[old.token].revoked_at == town.now
    assert issue_doors(town.work, spots(town, "1")) == [new]


def test_issuing_and_revoking_are_audited(town: Town) -> None:
    issue_doors(town.work, spots(town, "1", ""))
    issue_doors(town.work, spots(town, "1"), renew=True)
    assert [row[1:] for row in town.audit.rows] == [
        ("door-issue", "e1 1"),
        ("door-issue", "e1"),
        ("door-revoke", "e1 1"),
        ("door-issue", "e1 1"),
    ]
