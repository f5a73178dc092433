"""What the server counts and times, for Prometheus."""

from __future__ import annotations

from time import perf_counter

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest

STEPS = ("waiting", "working", "committing")
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
        step_seconds = Histogram(
            "huying_step_seconds",
            "Steps of an event: waiting for the database, working, committing",
            ("step",),
            buckets=SECONDS,
            registry=self._registry,
        )
        self.waiting, self.working, self.committing = map(step_seconds.labels, STEPS)
        self.failures = Counter(
            "huying_failures", "What failed, by kind", ("what", "error"), registry=self._registry
        )
        self.connections = Gauge(
            "huying_connections", "Open connections", ("channel",), registry=self._registry
        )
        self.messages = Counter(
            "huying_messages", "Messages shown or sent", ("channel",), registry=self._registry
        )
        self._watch_sending()
        self._watch_work()

    def _watch_sending(self) -> None:
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

    def _watch_work(self) -> None:
        self.jobs = Counter(
            "huying_jobs", "Jobs that ran", ("kind", "outcome"), registry=self._registry
        )
        self.jobs_late = Gauge(
            "huying_jobs_late_seconds",
            "How long the job waits that was due first",
            registry=self._registry,
        )
        self.tickets = Gauge(
            "huying_tickets", "Tickets that have not ended", ("status",), registry=self._registry
        )
        self.uploads = Counter("huying_uploads", "Files", ("outcome",), registry=self._registry)

    def text(self) -> bytes:
        """Return everything in Prometheus' format."""
        return generate_latest(self._registry)


class Steps:
    """Times the steps of one event, from when it is made; each may be taken again."""

    __slots__ = ("_from", "_metrics")

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._from = perf_counter()

    def begin(self) -> None:
        """Note that it has waited and is worked on."""
        self._observe(self._metrics.waiting)

    def end(self) -> None:
        """Note that it was worked on and waits for its commit."""
        self._observe(self._metrics.working)

    def commit(self) -> None:
        """Note that it was committed, or not."""
        self._observe(self._metrics.committing)

    def _observe(self, step: Histogram) -> None:
        now = perf_counter()
        step.observe(now - self._from)
        self._from = now
