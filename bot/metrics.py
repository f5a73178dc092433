"""What the server counts, for Prometheus."""

from __future__ import annotations

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

SECONDS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5)


class Metrics:
    """The counters of one server."""

    def __init__(self) -> None:
        self._registry = CollectorRegistry()
        self.events = Counter(
            "huying_events", "Events handled", ("channel", "outcome"), registry=self._registry
        )
        self.seconds = Histogram(
            "huying_event_seconds",
            "From an event to its commit",
            ("channel",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self.connections = Gauge(
            "huying_connections", "Open connections", ("channel",), registry=self._registry
        )
        self.messages = Counter(
            "huying_messages", "Messages shown or sent", ("channel",), registry=self._registry
        )
        self.sends = Counter(
            "huying_sends",
            "What became of messages taken for sending",
            ("channel", "outcome"),
            registry=self._registry,
        )
        self.queue_age = Gauge(
            "huying_queue_age_seconds",
            "How long the oldest due message waits",
            ("channel",),
            registry=self._registry,
        )
        self.jobs = Counter(
            "huying_jobs", "Jobs that ran", ("kind", "outcome"), registry=self._registry
        )
        self.uploads = Counter("huying_uploads", "Files", ("outcome",), registry=self._registry)

    def text(self) -> bytes:
        """Return everything in Prometheus' format."""
        return generate_latest(self._registry)
