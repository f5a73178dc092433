"""What the code of conversations says: the keys it names, the values it gives, the steps."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import handlers

FOLDER = Path(handlers.__file__).parent
SPEAKING = frozenset({"text", "say", "choice"})
STEP = re.compile(r"[a-z_]+\.[a-z_]+")


@dataclass(frozen=True, slots=True)
class Said:
    """A text that the code says; ``values`` is None where they are not written out."""

    key: str
    values: frozenset[str] | None
    where: str


def said_texts() -> list[Said]:
    """Return every text that is said by a key written out in the code."""
    return [said for path, tree in _modules() for said in _said(path, tree)]


def named_steps() -> set[str]:
    """Return everything in the code that looks like the name of a step."""
    return {
        node.value
        for _, tree in _modules()
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and STEP.fullmatch(node.value)
    }


def _modules() -> Iterator[tuple[Path, ast.Module]]:
    for path in sorted(FOLDER.rglob("*.py")):
        yield path, ast.parse(path.read_text(encoding="utf-8"))


def _said(path: Path, tree: ast.Module) -> Iterator[Said]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and node.args and _speaks(node.func):
            for key in _strings(node.args[0]):
                yield Said(key, _values(node), f"{path.relative_to(FOLDER)}:{node.lineno}")


def _speaks(function: ast.expr) -> bool:
    return isinstance(function, ast.Attribute) and function.attr in SPEAKING


def _strings(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)
    elif isinstance(node, ast.BoolOp):
        for value in node.values:
            yield from _strings(value)


def _values(call: ast.Call) -> frozenset[str] | None:
    names = [keyword.arg for keyword in call.keywords]
    return None if None in names else frozenset(name for name in names if name is not None)
