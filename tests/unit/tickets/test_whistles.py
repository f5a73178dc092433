"""A whistle as a value."""

from __future__ import annotations

from dataclasses import replace

from tests.support.town import Town
from tickets.whistles import Call, Whistle, WhistleKind


def test_the_offices_that_have_not_reported_in_are_missing(town: Town) -> None:
    calls = (Call("water"), Call("lighting"))
    kind = WhistleKind.JOINT
    whistle = Whistle("w1", "t1", kind, "来看看", None, town.now, town.now, calls)
    assert whistle.missing == ("water", "lighting")
    came = replace(calls[0], reported_by="p1", reported_at=town.now)
    assert replace(whistle, calls=(came, calls[1])).missing == ("lighting",)
