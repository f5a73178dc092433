"""Tests of the texts themselves: complete in every language, fit to be sent, in our tone."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from functools import cache

import pytest
from fluent.syntax import FluentParser, ast
from fluent.syntax.visitor import Visitor

from handlers import notices_to_residents, notices_to_staff
from handlers.access import is_offered
from handlers.history import HIDDEN, KEYS
from handlers.registry import FLOWS
from handlers.routing import Router
from handlers.wording import FOLDER, LANGUAGES
from tests.unit.handlers.spoken import Said, named_steps, said_texts
from tests.unit.handlers.stage import MONDAY, shipped_texts
from tickets.errors import RefusedError
from tickets.events import Reason
from tickets.model import HandlerKind, TimeClass
from tickets.people import Actor, Assignment, Person, Role
from tickets.status import Action, Status
from tickets.usecases.rate_request import RATINGS

MOST_BYTES = 2048  # WeChat's limit of a text
COUNTS = frozenset(
    {"photos", "count", "open", "ended", "n", "cycle", "rating", "metres", "neighbours", "month",
     "day", "late", "due", "done", "good"}
)  # fmt: skip
# The longest that the code puts into a text, in bytes.
LONGEST = {
    "lines": 1000,
    "card": 1000,
    "piece": 1800,
    "words": 360,
    "place": 180,
    "who": 200,
    "number": 13,
    "matter": 60,
    "office": 60,
    "category": 60,
    "status": 40,
    "promise": 60,
    "reason": 60,
    "time": 30,
}
OTHERWISE = 120


class _References(Visitor):
    """Collects the values that a text needs."""

    def __init__(self) -> None:
        super().__init__()
        self.names: set[str] = set()

    def visit_VariableReference(self, node: ast.VariableReference) -> None:  # noqa: N802 - the library's name
        """Note a value's name."""
        self.names.add(node.id.name)


@cache
def messages(language: str) -> list[ast.Message]:
    """Return all texts of a language, those that stand twice twice."""
    parser = FluentParser()
    bodies = (
        parser.parse(path.read_text(encoding="utf-8")).body
        for path in sorted(FOLDER.glob(f"*{language}.ftl"))
    )
    return [entry for body in bodies for entry in body if isinstance(entry, ast.Message)]


@cache
def needs(language: str) -> dict[str, frozenset[str]]:
    """Return the values that each text of a language needs."""
    return {message.id.name: _needed(message) for message in messages(language)}


def _needed(message: ast.Message) -> frozenset[str]:
    references = _References()
    references.visit(message)
    return frozenset(references.names)


def longest(key: str, language: str) -> str:
    """Return a text with each of its values as long as it may be."""
    values = {
        name: 12 if name in COUNTS else "长" * (LONGEST.get(name, OTHERWISE) // 3)
        for name in needs(language)[key]
    }
    return shipped_texts().render(language, key, values)


def refusals(kind: type[RefusedError] = RefusedError) -> Iterator[str]:
    """Yield the codes of the domain's refusals."""
    if kind.__module__.startswith("tickets."):
        yield kind.code
    for narrower in kind.__subclasses__():
        yield from refusals(narrower)


def made_keys() -> set[str]:
    """Return the keys that the code puts together from the domain's own names."""
    actions = {KEYS.get(action, action) for action in set(Action) - HIDDEN}
    return {
        *(f"status-{status}" for status in Status),
        *(f"reason-{reason}" for reason in Reason),
        *(f"history-{action}" for action in actions),
        *(f"handler-{kind}" for kind in HandlerKind),
        *(f"limit-{limit}" for limit in TimeClass),
        *(f"rating-{rating}" for rating in RATINGS),
        *(f"language-{language}" for language in LANGUAGES),
        *(f"place-{part}" for part in ("building", "entrance", "room")),
        *(f"choice-{code}" for code in ("stale", "foreign", "used")),
        *(f"refused-{code}" for code in refusals()),
        *(f"role-{role}" for role in Role),
        *(f"words-{flow.command}" for flow in FLOWS if flow.command is not None),
        *(notice.key for notice in notices_to_residents.NOTICES.values()),
        *(key for key, _ in notices_to_staff.NOTICES.values()),
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_stands_twice(language: str) -> None:
    counted = Counter(message.id.name for message in messages(language))
    assert [key for key, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_file_is_read_without_junk(language: str) -> None:
    parser = FluentParser()
    for path in FOLDER.glob(f"*{language}.ftl"):
        body = parser.parse(path.read_text(encoding="utf-8")).body
        assert [entry for entry in body if isinstance(entry, ast.Junk)] == [], path.name


def test_every_language_has_the_same_texts_with_the_same_values() -> None:
    chinese = needs("zh-CN")
    for language in LANGUAGES:
        assert needs(language) == chinese


def test_every_file_stands_in_every_language() -> None:
    topics = {
        language: {path.name.partition(".")[0] for path in FOLDER.glob(f"*{language}.ftl")}
        for language in LANGUAGES
    }
    assert len({frozenset(names) for names in topics.values()}) == 1


@pytest.mark.parametrize("said", said_texts(), ids=lambda said: f"{said.where} {said.key}")
def test_every_text_the_code_says_is_there_and_gets_its_values(said: Said) -> None:
    assert said.key in needs("zh-CN")
    if said.values is not None:
        assert needs("zh-CN")[said.key] <= said.values


@pytest.mark.parametrize("key", sorted(made_keys()))
def test_every_text_that_is_named_after_the_domain_is_there(key: str) -> None:
    assert key in needs("zh-CN")


def test_every_step_the_code_names_is_a_step() -> None:
    flows = {flow.name for flow in FLOWS}
    named = {step for step in named_steps() if step.partition(".")[0] in flows}
    assert named - Router(FLOWS, shipped_texts()).steps == set()


def test_no_two_commands_share_a_word() -> None:
    counted: Counter[str] = Counter()
    for flow in FLOWS:
        if flow.command is not None:
            key = f"words-{flow.command}"
            texts = [shipped_texts().render(language, key) for language in LANGUAGES]
            counted.update({w.strip().casefold() for text in texts for w in text.split("|")})
    assert [word for word, times in counted.items() if times > 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("role", [None, Role.WORKER, Role.COMMUNITY_ADMIN])
def test_help_names_every_command_of_its_reader(language: str, role: Role | None) -> None:
    held = (Assignment("a", "p", role, "x", "x/", None, MONDAY),) if role is not None else ()
    reader = Actor(Person("p", "李", language, MONDAY), held)
    keys = {None: ["help-residents"], Role.WORKER: ["help-staff"]}
    shown = keys.get(role, ["help-admins", "help-staff"])
    text = "\n".join(shipped_texts().render(language, key) for key in shown)
    unnamed = {"help", "start", "forget"} if role is not None else {"help", "start", "login"}
    offered = {f.command for f in FLOWS if f.command is not None and is_offered(f, reader)}
    assert {command for command in offered if f"/{command}" not in text} <= unnamed


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_shouted(language: str) -> None:
    shouting = [key for key in needs(language) if re.search("[!！]", longest(key, language))]
    assert shouting == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_only_marks_are_pictures(language: str) -> None:
    pictures = [
        key
        for key in needs(language)
        if not key.startswith(("mark-", "page-"))
        and any(unicodedata.category(character) == "So" for character in longest(key, language))
    ]
    assert pictures == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_text_fits_a_message_with_the_longest_values(language: str) -> None:
    too_long = {
        key: len(longest(key, language).encode())
        for key in needs(language)
        if not key.startswith("page-")
    }
    assert {key: size for key, size in too_long.items() if size > MOST_BYTES} == {}
