"""The responsibility list: from its files to the book that is stored."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.importing.tables import ImportFileError
from nlp.responsibility_list import SHIPPED, ListedMatter, ListFormatError, read_list
from storage.list_book import MatterWords
from tickets.model import Category, HandlerKind, Matter, Office, TimeClass


@dataclass(frozen=True, slots=True)
class ListRows:
    """Categories, offices, matters and their words as they are stored."""

    categories: list[Category]
    offices: list[Office]
    matters: list[Matter]
    words: list[MatterWords]


def read_list_folder(folder: Path = SHIPPED) -> ListRows:
    """Read ``categories.csv``, ``offices.csv`` and ``matters/*.csv``; by default the shipped ones.

    Raises:
        ImportFileError: a table is missing or a row of it is wrong.
    """
    try:
        listed = read_list(folder)
        return ListRows(
            [Category(one.code, one.name, one.name_en) for one in listed.categories],
            [Office(one.code, one.name, one.name_en, one.kind) for one in listed.offices],
            [stored_matter(matter) for matter in listed.matters],
            [stored_words(matter) for matter in listed.matters],
        )
    except (ListFormatError, ValueError) as error:
        raise ImportFileError([str(error)]) from error


def stored_matter(matter: ListedMatter) -> Matter:
    """Return a matter as it is stored; raise ValueError for an unknown handler or time class."""
    return Matter(
        id=matter.id,
        category=matter.category,
        name=matter.name,
        name_en=matter.name_en,
        includes=matter.includes,
        handler=HandlerKind(matter.handler),
        office=matter.office,
        helpers=matter.helpers,
        time_class=TimeClass(matter.time_class),
        proof=matter.proof,
    )


def stored_words(matter: ListedMatter) -> MatterWords:
    """Return the words of a matter as they are stored."""
    return MatterWords(
        matter.id, matter.excludes, matter.keywords, matter.wordings, matter.not_words
    )
