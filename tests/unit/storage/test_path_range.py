"""A range of paths holds exactly the area and what lies below it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from storage.path_range import path_range

CODES = st.text("0123456789ABCXYZ", min_size=1, max_size=3)
PATHS = st.lists(CODES, min_size=1, max_size=4).map(lambda codes: "/".join(codes) + "/")


@given(PATHS, PATHS)
def test_a_path_is_in_the_range_exactly_when_it_begins_with_the_areas(area: str, path: str) -> None:
    named = path_range(area)
    within = named["path_from"] <= path < named["path_to"]
    assert within == path.startswith(area)
