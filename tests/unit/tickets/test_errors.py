"""Every refusal names a sentence of its own."""

from __future__ import annotations

from tickets import errors
from tickets.errors import RefusedError


def test_no_two_refusals_share_a_code() -> None:
    kinds = [
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and issubclass(kind, RefusedError)
    ]
    codes = [kind.code for kind in kinds]
    assert len(codes) == len(set(codes)) >= 8
