"""What is sealed can be read with its key only."""

from __future__ import annotations

import pytest

from storage.sealing import UNSEALED, SealBrokenError, Sealer

OLD, NEW = "the key of last year", "the key of this year"


def test_a_sealed_text_is_read_with_its_key_and_shows_nothing() -> None:
    stored = Sealer([OLD]).seal("13812345678")
    assert stored is not None
    assert "138" not in stored
    assert Sealer([OLD]).open(stored) == "13812345678"


def test_the_same_text_looks_different_each_time() -> None:
    sealer = Sealer([OLD])
    assert sealer.seal("13812345678") != sealer.seal("13812345678")


def test_without_the_key_nothing_is_read() -> None:
    stored = Sealer([OLD]).seal("13812345678")
    for other in (Sealer([NEW]), UNSEALED):
        with pytest.raises(SealBrokenError):
            other.open(stored)


def test_a_text_that_was_changed_is_refused() -> None:
    stored = Sealer([OLD]).seal("13812345678") or ""
    changed = stored[:-8] + ("A" if stored[-8] != "A" else "B") + stored[-7:]
    with pytest.raises(SealBrokenError):
        Sealer([OLD]).open(changed)


def test_after_a_change_of_keys_both_are_read_and_the_new_one_seals() -> None:
    before = Sealer([OLD]).seal("13812345678")
    both = Sealer([NEW, OLD])
    assert both.open(before) == "13812345678"
    assert not both.is_current(before)
    after = both.seal("13812345678")
    assert both.is_current(after)
    assert Sealer([NEW]).open(after) == "13812345678"


def test_without_a_key_everything_stays_as_it_is() -> None:
    assert UNSEALED.seal("13812345678") == UNSEALED.open("13812345678") == "13812345678"
    assert Sealer([NEW]).open("13812345678") == "13812345678"
    assert not Sealer([NEW]).is_current("13812345678")
    assert UNSEALED.is_current("13812345678")
    assert Sealer([NEW]).seal(None) is None
    assert Sealer([NEW]).is_current(None)
