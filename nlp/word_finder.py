"""Find words in lessons in a process of its own: the dictionary takes a hundred megabytes.

``python -m nlp.word_finder`` reads what is to be looked at from its standard input and writes what
was found to its standard output, both as JSON.
"""

from __future__ import annotations

import logging
import subprocess
import sys
import tempfile
from dataclasses import dataclass

import msgspec

from nlp.hot_words import Rising, Use, rising_words
from nlp.keywords import Proposal, propose_keywords
from nlp.learner import Lesson
from nlp.responsibility_list import ListedMatter

_LONGEST = 600  # seconds


class WordsNotFoundError(Exception):
    """The process that looks for words failed; look at its last words."""


@dataclass(frozen=True, slots=True)
class Heap:
    """What is to be looked at; none of the ``refused`` (matter, word) is proposed again."""

    lessons: tuple[Lesson, ...]
    matters: tuple[ListedMatter, ...]
    refused: tuple[tuple[str, str], ...]
    uses: tuple[Use, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Words that the list lacks, and words that rise."""

    proposals: tuple[Proposal, ...]
    rising: tuple[Rising, ...]


def find(heap: Heap) -> Found:
    """Find words here and now."""
    proposals = propose_keywords(heap.lessons, heap.matters, refused=frozenset(heap.refused))
    return Found(tuple(proposals), tuple(rising_words(heap.uses)))


def find_apart(heap: Heap) -> Found:
    """Find words in a process of its own, and wait for it.

    Raises:
        WordsNotFoundError: it failed, or took more than ten minutes.
    """
    command = (sys.executable, "-m", "nlp.word_finder")
    try:
        done = subprocess.run(  # noqa: S603 - our own module, nothing of it comes from outside
            command, input=msgspec.json.encode(heap), capture_output=True, check=True,
            timeout=_LONGEST,
        )  # fmt: skip
    except subprocess.CalledProcessError as error:
        raise WordsNotFoundError(error.stderr.decode(errors="replace")[-500:]) from error
    except subprocess.TimeoutExpired as error:
        raise WordsNotFoundError(f"not done after {_LONGEST} s") from error
    return msgspec.json.decode(done.stdout, type=Found)


def main() -> None:
    """Find the words of what is read, and write them."""
    logging.getLogger("jieba").setLevel(logging.WARNING)
    heap = msgspec.json.decode(sys.stdin.buffer.read(), type=Heap)
    with tempfile.TemporaryDirectory() as folder:
        # The dictionary is kept there as marshalled objects, which others must not write.
        tempfile.tempdir = folder
        sys.stdout.buffer.write(msgspec.json.encode(find(heap)))


if __name__ == "__main__":
    main()
