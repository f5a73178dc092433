"""What is counted comes out in Prometheus' format, each server's by itself."""

from __future__ import annotations

from bot.metrics import Metrics


def test_each_server_counts_by_itself() -> None:
    one, other = Metrics(), Metrics()
    one.events.labels("webchat", "handled").inc()
    assert b'huying_events_total{channel="webchat",outcome="handled"} 1.0' in one.text()
    assert b"webchat" not in other.text()
