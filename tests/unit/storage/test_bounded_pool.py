"""A pool takes no more than it was made for."""

from __future__ import annotations

from threading import Event

import pytest

from storage.bounded_pool import BoundedPool
from storage.errors import BusyError


def test_what_is_too_much_is_refused_at_once_and_taken_again_later() -> None:
    pool = BoundedPool("test", threads=1, limit=2)
    go_on = Event()
    waiting = [pool.submit(go_on.wait) for _ in range(2)]
    with pytest.raises(BusyError):
        pool.submit(go_on.wait)
    go_on.set()
    assert all(future.result(10) for future in waiting)
    pool.close()


def test_a_function_that_raises_tells_its_waiter() -> None:
    pool = BoundedPool("test", threads=1, limit=1)
    failed = pool.submit(lambda: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        failed.result(10)
    pool.close()


def test_a_closed_pool_refuses() -> None:
    pool = BoundedPool("test", threads=1, limit=1)
    pool.close()
    for _ in range(2):
        with pytest.raises(BusyError):
            pool.submit(lambda: None)
