"""Check the shipped responsibility list: ``python -m nlp.list_check [CATEGORY …]``."""

from __future__ import annotations

import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations
from pathlib import Path

from nlp.responsibility_list import (
    SHIPPED,
    ListedMatter,
    ListFormatError,
    ResponsibilityList,
    read_list,
    read_rows,
    split_cell,
)

HANDLERS = {"grid", "property", "community", "street", "office"}
TIME_CLASSES = {"2h", "24h", "7d", "15d"}
FIXED_OFFICE = {"grid", "property", "community"}
FEWEST_WORDINGS = 8
WORDING_LIKENESS = 0.6
NAME_LIKENESS = 0.75
EMERGENCIES = ("kind", "call", "words", "harmless")
OUT_OF_SCOPE = ("kind", "call", "who", "words")


def main(arguments: Sequence[str]) -> int:
    """Print every fault of the shipped list; return 1 if there is one."""
    try:
        listed = read_list(SHIPPED)
        tables = list(check_calls(SHIPPED))
    except ListFormatError as error:
        sys.stdout.write(f"{error}\n")
        return 1
    faults = [fault for fault in check_list(listed) if not arguments or fault[:2] in arguments]
    faults += tables
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    counts = Counter(matter.category for matter in listed.matters)
    sys.stdout.write(
        f"{len(listed.matters)} matters, {len(faults)} faults; {dict(sorted(counts.items()))}\n"
    )
    return 1 if faults else 0


def check_list(listed: ResponsibilityList) -> Iterator[str]:
    """Yield a sentence for each fault; each begins with the id it belongs to."""
    offices = {office.code for office in listed.offices}
    categories = {category.code for category in listed.categories}
    for number, count in Counter(matter.id for matter in listed.matters).items():
        if count > 1:
            yield f"{number}: given {count} times"
    for matter in listed.matters:
        yield from _check_columns(matter, categories)
        yield from _check_responsibility(matter, offices)
        yield from _check_wordings(matter)
    yield from _check_pointers(listed.matters)
    yield from _check_doubles(listed.matters)
    yield from _check_neighbours(listed.matters)


def check_calls(folder: Path) -> Iterator[str]:
    """Yield a sentence for each fault of the tables of emergencies and of what is out of scope.

    Raises:
        ListFormatError: a table is missing, lacks a column or has an incomplete row.
    """
    for name, columns in (("emergencies.csv", EMERGENCIES), ("out_of_scope.csv", OUT_OF_SCOPE)):
        given: dict[str, int] = {}
        for line, row in read_rows(folder / name, columns):
            if not re.fullmatch(r"1\d{2}|[19]\d{4}", row["call"]):
                yield f"{name}:{line}: {row['call']!r} is not a number to call"
            for column in (column for column in columns if not row[column]):
                yield f"{name}:{line}: {column} is empty"
            for word in split_cell(row["words"]):
                if word in given:
                    yield f"{name}:{line}: {word!r} stands in line {given[word]} too"
                given[word] = line


def _check_pointers(matters: Sequence[ListedMatter]) -> Iterator[str]:
    """Check the neighbours that ``excludes`` names by id or in quotation marks."""
    ids, names = {matter.id for matter in matters}, {matter.name for matter in matters}
    for matter in matters:
        for number in re.findall(r"\d\d-\d{3}", matter.excludes):
            if number not in ids or number == matter.id:
                yield f"{matter.id}: excludes points to {number}, which is no other matter"
        for name in re.findall("“([^”]+)”", matter.excludes):
            if name not in names or name == matter.name:
                yield f"{matter.id}: excludes points to {name!r}, which is no other matter"


def _check_columns(matter: ListedMatter, categories: set[str]) -> Iterator[str]:
    if not re.fullmatch(r"\d\d-\d\d\d", matter.id) or matter.category not in categories:
        yield f"{matter.id}: not an id of a known category"
    for column in ("name", "name_en", "includes"):
        if not getattr(matter, column):
            yield f"{matter.id}: {column} is empty"
    if matter.time_class not in TIME_CLASSES:
        yield f"{matter.id}: unknown time class {matter.time_class!r}"
    if not 3 <= len(matter.keywords) <= 8:
        yield f"{matter.id}: {len(matter.keywords)} keywords, wanted 3 to 8"


def _check_responsibility(matter: ListedMatter, offices: set[str]) -> Iterator[str]:
    if matter.handler not in HANDLERS:
        yield f"{matter.id}: unknown handler {matter.handler!r}"
    for office in (matter.office, *matter.helpers):
        if office not in offices:
            yield f"{matter.id}: unknown office {office!r}"
    if matter.handler in FIXED_OFFICE and matter.office != matter.handler:
        yield f"{matter.id}: handler {matter.handler} needs the office {matter.handler}"
    if matter.handler == "street" and not matter.office.startswith("street"):
        yield f"{matter.id}: handler street needs an office of the street"


def _check_wordings(matter: ListedMatter) -> Iterator[str]:
    if len(matter.wordings) < FEWEST_WORDINGS:
        yield f"{matter.id}: {len(matter.wordings)} wordings, wanted {FEWEST_WORDINGS}"
    for one, other in combinations(matter.wordings, 2):
        if likeness(one, other) >= WORDING_LIKENESS:
            yield f"{matter.id}: {one!r} and {other!r} say the same in the same words"
    name = grams(matter.name)
    near = [wording for wording in matter.wordings if len(grams(wording) & name) > 0.6 * len(name)]
    if 2 * len(near) >= max(1, len(matter.wordings)):
        yield f"{matter.id}: {len(near)} of {len(matter.wordings)} wordings repeat the name"


def _check_doubles(matters: Sequence[ListedMatter]) -> Iterator[str]:
    holders: dict[str, list[str]] = defaultdict(list)
    for matter in matters:
        for wording in matter.wordings:
            holders[wording].append(matter.id)
    for wording, ids in holders.items():
        if len(ids) > 1:
            yield f"{ids[-1]}: the wording {wording!r} stands under {', '.join(ids[:-1])} too"


def _check_neighbours(matters: Sequence[ListedMatter]) -> Iterator[str]:
    names = [(matter, grams(matter.name)) for matter in matters]
    for (one, one_grams), (other, other_grams) in combinations(names, 2):
        shared = len(one_grams & other_grams)
        if shared and shared / len(one_grams | other_grams) >= NAME_LIKENESS:
            yield f"{other.id}: the name {other.name!r} is too near to {one.id} {one.name!r}"


def likeness(one: str, other: str) -> float:
    """Return the Jaccard likeness of two texts' 2-grams, 0 to 1."""
    first, second = grams(one), grams(other)
    return len(first & second) / len(first | second)


def grams(text: str) -> frozenset[str]:
    """Return a text's 2-grams; a text of one character is its own."""
    return frozenset(text[i : i + 2] for i in range(max(1, len(text) - 1)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
