"""What the domain asks of an understanding of texts, and what it hears of each."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol


class Match(Protocol):
    """A matter that a message may be about; ``confidence`` is 0 to 1."""

    @property
    def matter(self) -> str:
        """The matter's id."""

    @property
    def confidence(self) -> float:
        """How sure the match is."""

    @property
    def evidence(self) -> tuple[str, ...]:
        """The words that led there, as the person wrote them."""


class Address(Protocol):
    """A place named in a text; ``areas`` are the grids or areas that it may lie in."""

    @property
    def estate(self) -> str | None:
        """The name of an estate."""

    @property
    def road(self) -> str | None:
        """The name of a road."""

    @property
    def number(self) -> str | None:
        """The house number at the road."""

    @property
    def building(self) -> str | None:
        """The building's number."""

    @property
    def entrance(self) -> str | None:
        """The entrance's number."""

    @property
    def room(self) -> str | None:
        """The room's number."""

    @property
    def areas(self) -> tuple[str, ...]:
        """The codes of the areas it may lie in; none if unknown."""

    @property
    def text(self) -> str:
        """The words that name it, as the person wrote them."""


class Emergency(Protocol):
    """Danger to life named in a text."""

    @property
    def kind(self) -> str:
        """Which danger: fire, gas, self-harm and so on."""

    @property
    def call(self) -> str:
        """The number to call."""

    @property
    def live(self) -> bool:
        """Whether it is happening now rather than asked or told about."""


class Problem(Protocol):
    """One of several problems in a text."""

    @property
    def text(self) -> str:
        """Its part of the text."""

    @property
    def matches(self) -> Sequence[Match]:
        """What it may be about, best first."""


class OutOfScope(Protocol):
    """Something the city's offices do not handle."""

    @property
    def kind(self) -> str:
        """Which kind."""

    @property
    def call(self) -> str:
        """The number to call."""

    @property
    def who(self) -> str:
        """Who answers there."""


class Reading(Protocol):
    """What was understood of a text."""

    @property
    def intent(self) -> str:
        """One of report, question, greeting, thanks, small_talk, number, emoji, empty."""

    @property
    def matches(self) -> Sequence[Match]:
        """What it may be about, best first, at most three."""

    @property
    def address(self) -> Address | None:
        """Where it is."""

    @property
    def emergency(self) -> Emergency | None:
        """Danger to life."""

    @property
    def problems(self) -> Sequence[Problem]:
        """The single problems, where there are several."""

    @property
    def out_of_scope(self) -> OutOfScope | None:
        """What the city does not handle."""

    @property
    def is_sure(self) -> bool:
        """Whether office and time class of the best match are sure enough to ask nobody."""


class Understanding(Protocol):
    """Reads texts."""

    def read(self, text: str) -> Reading:
        """Return what a text says; never fails."""

    def search(self, text: str, top: int = 5) -> Sequence[Match]:
        """Return the list's matters for a question, best first."""

    def masked(self, text: str) -> str:
        """Return what a text says about its matter, without names, numbers, addresses, courtesy."""
