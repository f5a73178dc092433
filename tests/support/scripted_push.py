"""A platform that answers as a test has scripted, and remembers what it was sent."""

from __future__ import annotations

import asyncio
from collections import defaultdict, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from bot.push import Outcome, Outgoing, Pace, Sent

FAST = Pace(a_second=1e6, burst=1_000_000, chat_seconds=0.0)


@dataclass
class HandSeconds:
    """A clock of seconds that stands until a test moves it."""

    seconds: float = 1_000.0

    def __call__(self) -> float:
        """Return the seconds it shows."""
        return self.seconds


@dataclass
class ScriptedPush:
    """One bot account; it takes everything, but for what is in ``script`` by the chat's id.

    ``taken`` is what arrived, in order; ``calls`` are all calls. A call takes ``seconds``.
    """

    name: str = "telegram"
    account: str = "bot"
    pace: Pace = FAST
    dedupes: bool = False
    answers_in_response: bool = False
    seconds: float = 0.0
    calls: list[Outgoing] = field(default_factory=list)
    taken: list[Outgoing] = field(default_factory=list)
    most_at_once: int = 0
    on_call: Callable[[Outgoing], None] = lambda _: None

    def __post_init__(self) -> None:
        """Begin with no call under way."""
        self._script: defaultdict[str, deque[Outcome]] = defaultdict(deque)
        self._under_way: list[str] = []
        self._changed = asyncio.Event()

    @property
    def texts(self) -> list[str]:
        """What arrived."""
        return [outgoing.message.text for outgoing in self.taken]

    def answer(self, to: str, *outcomes: Outcome) -> None:
        """Let the next calls to a chat end so."""
        self._script[to].extend(outcomes)

    async def next_change(self) -> None:
        """Wait until a call begins or ends."""
        self._changed.clear()
        await self._changed.wait()

    async def send(self, outgoing: Outgoing) -> Outcome:
        """Take a message, or do as scripted."""
        if outgoing.to in self._under_way:
            raise AssertionError(f"two messages to {outgoing.to} at once")
        self.calls.append(outgoing)
        self._changed.set()
        self.on_call(outgoing)
        self._under_way.append(outgoing.to)
        self.most_at_once = max(self.most_at_once, len(self._under_way))
        try:
            await asyncio.sleep(self.seconds)
        finally:
            self._under_way.remove(outgoing.to)
        script = self._script[outgoing.to]
        outcome = script.popleft() if script else Sent(f"ref-{outgoing.id}")
        if isinstance(outcome, Sent):
            self.taken.append(outgoing)
        self._changed.set()
        return outcome


def texts_to(to: str, sent: Sequence[Outgoing]) -> list[str]:
    """Return what was sent to one chat, in order."""
    return [outgoing.message.text for outgoing in sent if outgoing.to == to]
