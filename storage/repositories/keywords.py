"""Words that people use and the list lacks, what was decided on them, and words that rise."""

from __future__ import annotations

import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select

from storage.books import CURRENT, KEYWORDS
from storage.tables.city import versions
from storage.tables.learning import hot_words, keyword_decisions, keyword_proposals
from storage.upserts import upsert

_P, _D, _H = keyword_proposals.c, keyword_decisions.c, hot_words.c
_UNDECIDED = (
    select(keyword_proposals)
    .join_from(
        keyword_proposals,
        keyword_decisions,
        and_(_D.matter == _P.matter, _D.word == _P.word),
        isouter=True,
    )
    .where(_D.matter.is_(None))
)
_WAITING = _UNDECIDED.order_by(_P.weight.desc(), _P.matter, _P.word).limit(bindparam("most"))
_COUNT = select(func.count()).select_from(_UNDECIDED.subquery())
_DECIDE = upsert(keyword_decisions, ("matter", "word"), ("is_approved", "actor", "at"))
_DECIDED = select(_D.matter, _D.word).where(_D.is_approved == bindparam("approved"))
_STAMP = upsert(versions, ("book", "version"), ("stamp", "created_at"))
_DROP_PROPOSALS, _DROP_HOT = delete(keyword_proposals), delete(hot_words)
_PROPOSE, _HEAT = insert(keyword_proposals), insert(hot_words)
_HOT = (
    select(hot_words)
    .where(_H.path == bindparam("within"))
    .order_by((_H.people * 4 - _H.before).desc(), _H.word)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True)
class KeywordProposal:
    """A word that several people use for a matter."""

    matter: str
    word: str
    people: int
    weight: float


@dataclass(frozen=True, slots=True)
class HotWord:
    """A word by how many people used it in a week, and in the four weeks before together."""

    path: str
    word: str
    people: int
    before: int


class Keywords:
    """Proposals, decisions and hot words."""

    __slots__ = ("_connection",)

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def waiting(self, limit: int) -> Sequence[KeywordProposal]:
        """Return the proposals on which nothing was decided, heaviest first."""
        rows = self._connection.execute(_WAITING, {"most": limit})
        return [KeywordProposal(row.matter, row.word, row.people, row.weight) for row in rows]

    def count_waiting(self) -> int:
        """Return how many proposals wait for a decision."""
        return int(self._connection.execute(_COUNT).scalar_one())

    def decide(
        self, matter: str, word: str, *, is_approved: bool, actor: str, at: datetime
    ) -> None:
        """Store a decision; an approved word counts from the next look at the list on."""
        row = {
            "matter": matter,
            "word": word,
            "is_approved": is_approved,
            "actor": actor,
            "at": at,
        }
        self._connection.execute(_DECIDE.on(self._connection), row)
        stamp = {
            "book": KEYWORDS,
            "version": 1,
            "stamp": secrets.token_hex(8),
            "created_at": at,
            "state": CURRENT,
        }
        self._connection.execute(_STAMP.on(self._connection), stamp)

    def approved(self) -> Mapping[str, Sequence[str]]:
        """Return the approved words by matter."""
        found: dict[str, list[str]] = defaultdict(list)
        for matter, word in self._decided(approved=True):
            found[matter].append(word)
        return found

    def refused(self) -> frozenset[tuple[str, str]]:
        """Return the matters and words that were refused."""
        return frozenset(self._decided(approved=False))

    def replace_proposals(self, proposals: Sequence[KeywordProposal]) -> None:
        """Store what is proposed now."""
        self._connection.execute(_DROP_PROPOSALS)
        if proposals:
            self._connection.execute(_PROPOSE, [asdict(proposal) for proposal in proposals])

    def hot(self, path: str, limit: int) -> Sequence[HotWord]:
        """Return the words that rise in an area, most first."""
        rows = self._connection.execute(_HOT, {"within": path, "most": limit})
        return [HotWord(row.path, row.word, row.people, row.before) for row in rows]

    def replace_hot(self, words: Sequence[HotWord]) -> None:
        """Store what rises now."""
        self._connection.execute(_DROP_HOT)
        if words:
            self._connection.execute(_HEAT, [asdict(word) for word in words])

    def _decided(self, *, approved: bool) -> list[tuple[str, str]]:
        rows = self._connection.execute(_DECIDED, {"approved": approved})
        return sorted((row.matter, row.word) for row in rows)
