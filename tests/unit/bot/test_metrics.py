"""What is counted comes out in Prometheus' format, each server's by itself."""

from __future__ import annotations

from bot.metrics import STEPS, Metrics, Steps


def test_each_server_counts_by_itself() -> None:
    one, other = Metrics(), Metrics()
    one.events.labels("webchat", "handled").inc()
    assert b'huying_events_total{channel="webchat",outcome="handled"} 1.0' in one.text()
    assert b"webchat" not in other.text()


def test_each_step_of_an_event_is_timed() -> None:
    metrics = Metrics()
    steps = Steps(metrics)
    steps.begin()
    steps.end()
    steps.commit()
    for step in STEPS:
        assert f'huying_step_seconds_count{{step="{step}"}} 1.0'.encode() in metrics.text()
