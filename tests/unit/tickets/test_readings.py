"""What the domain asks of an understanding is what the reader of nlp gives."""

from __future__ import annotations

import pytest

from nlp import address, emergency, out_of_scope, understanding
from tickets import readings


@pytest.mark.parametrize(
    ("asked", "given"),
    [
        (readings.Match, understanding.Match),
        (readings.Address, address.Address),
        (readings.Emergency, emergency.Emergency),
        (readings.OutOfScope, out_of_scope.OutOfScope),
        (readings.Reading, understanding.Reading),
        (readings.Understanding, understanding.Reader),
    ],
)
def test_all_that_is_asked_for_is_there(asked: type, given: type) -> None:
    public = {name for name in vars(asked) if not name.startswith("_")}
    assert public
    assert public <= {*dir(given)}
