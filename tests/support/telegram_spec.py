"""The Bot API as data, where it lies beside the project: calls checked, updates made at random."""

from __future__ import annotations

import json
import random
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import msgspec

API = Path(__file__).parents[2].parent / "shared" / "data" / "telegram" / "api.json"
SIMPLE = {"Integer": "int", "Float": "float", "Boolean": "bool", "String": "str"}
WORDS = (
    "路灯坏了", "幸福小区3号楼2单元漏水", "/start", "/start door", "/help@other_bot", "我的", "1",
    "", " ", "\u0000\u202e\ud800", "😀" * 30, "<b>&amp;", "燃气味很大", "thanks", "x" * 4096,
    "/mine", "/export", "２", "救命，有人触电了", "请问垃圾分类归谁管？",
)  # fmt: skip
NUMBERS = (0, 1, -1, 37, 2**31, 2**52, -(2**63), 10**18)
DEEPEST = 4


class Field(msgspec.Struct, frozen=True):
    """A field of a type or a parameter of a method."""

    name: str
    types: tuple[str, ...]
    required: bool


class Described(msgspec.Struct, frozen=True):
    """A type or a method."""

    name: str
    fields: tuple[Field, ...] = ()
    subtypes: tuple[str, ...] = ()


class Spec(msgspec.Struct, frozen=True):
    """All methods and types."""

    methods: dict[str, Described]
    types: dict[str, Described]


@cache
def read_spec() -> Spec:
    """Return the Bot API; raise FileNotFoundError where it does not lie beside the project."""
    return msgspec.json.decode(API.read_bytes(), type=Spec)


def faults_of(method: str, fields: Mapping[str, str], files: frozenset[str]) -> list[str]:
    """Return what is wrong with a call, by the Bot API's own description."""
    described = read_spec().methods.get(method)
    if described is None:
        return [f"there is no {method}"]
    known = {field.name: field for field in described.fields}
    found = [f"{method} has no {name}" for name in fields if name not in known]
    given = fields.keys() | files
    required = (field.name for field in described.fields if field.required)
    # An album's files have names of their own; `media` tells of them.
    found += [f"{method} lacks {name}" for name in required if name not in given]
    for name, value in fields.items():
        if name in known and not _fits(value, known[name].types):
            found.append(f"{method}: {name} is {value[:40]!r}")
    return found


def _fits(value: str, types: tuple[str, ...]) -> bool:
    """Tell whether a form's value can be of one of these types."""
    if "String" in types:
        return True
    try:
        read: object = json.loads(value)
    except ValueError:
        return False
    return any(_is_a(read, name) for name in types)


def _is_a(read: object, name: str) -> bool:
    if name.startswith("Array of "):
        inner = name.removeprefix("Array of ")
        return isinstance(read, list) and all(_is_a(one, inner) for one in read)
    if name == "Integer":
        return isinstance(read, int) and not isinstance(read, bool)
    if name == "Boolean":
        return isinstance(read, bool)
    if name == "Float":
        return isinstance(read, int | float)
    if name == "String":
        return isinstance(read, str)
    return isinstance(read, dict) and _is_object(read, read_spec().types[name])


def _is_object(read: Mapping[str, object], described: Described) -> bool:
    if described.subtypes:
        return any(_is_a(read, name) for name in described.subtypes)
    known = {field.name: field for field in described.fields}
    lacking = any(field.required and field.name not in read for field in described.fields)
    fitting = all(
        name in known and any(_is_a(value, one) for one in known[name].types)
        for name, value in read.items()
    )
    return fitting and not lacking


class Chance:
    """Makes values of the Bot API's types at random; people come from a small circle."""

    def __init__(self, seed: int, people: int) -> None:
        self._random = random.Random(seed)
        self._people = people

    def update(self, number: int) -> dict[str, object]:
        """Return an update of any kind, most often a message."""
        fields = [field for field in read_spec().types["Update"].fields if not field.required]
        field = fields[0] if self._random.random() < 0.5 else self._random.choice(fields)
        return {"update_id": number, field.name: self._of(field.types, 0)}

    def _of(self, types: tuple[str, ...], depth: int) -> object:
        name = self._random.choice(types)
        if name.startswith("Array of "):
            inner = (name.removeprefix("Array of "),)
            return [self._of(inner, depth + 1) for _ in range(self._random.randrange(3))]
        if name in SIMPLE:
            return self._simple(name)
        return self._object(read_spec().types[name], depth)

    def _simple(self, name: str) -> object:
        if name == "Integer":
            return self._random.choice(NUMBERS)
        if name == "Float":
            return self._random.uniform(-200, 200)
        if name == "Boolean":
            return self._random.random() < 0.5
        return self._random.choice(WORDS)

    def _object(self, described: Described, depth: int) -> object:
        if described.subtypes:
            deep = depth >= DEEPEST and "String" in described.subtypes
            return self._of(("String",) if deep else described.subtypes, depth)
        likely = 0.15 if depth < DEEPEST else 0.0
        made = {
            field.name: self._of(field.types, depth + 1)
            for field in described.fields
            if field.required or self._random.random() < likely
        }
        return made | self._sense(described.name)

    def _sense(self, name: str) -> dict[str, object]:
        """Return what makes an update likely to concern the bot at all."""
        person = 5_000 + self._random.randrange(self._people)
        if name == "User":
            return {"id": person, "is_bot": self._random.random() < 0.05}
        if name == "Chat":
            return {"id": person, "type": self._random.choice(("private", "private", "group"))}
        if name == "Message" and self._random.random() < 0.7:
            chat = {"id": person, "type": "private"}
            sender = {"id": person, "is_bot": False, "first_name": "Li"}
            words = self._random.choice(WORDS)
            return {"chat": chat, "from": sender, "text": words}
        return {}
