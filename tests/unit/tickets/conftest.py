"""A staffed town for every test of the domain."""

from __future__ import annotations

import pytest

from tests.support.town import Town, staffed_town


@pytest.fixture
def town() -> Town:
    """A town with a worker a grid, a leader, admins and a lighting office; Monday, 9 o'clock."""
    return staffed_town()
