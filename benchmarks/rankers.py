"""What a user would pick instead of the reader: other ways to rank the list's matters."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence

import bm25s
import jieba
import numpy as np
from rapidfuzz import fuzz, process
from sklearn.feature_extraction.text import TfidfVectorizer
from sklearn.svm import LinearSVC

from nlp.responsibility_list import ListedMatter

Ranker = Callable[[str], list[str]]

BEST = 3
SURE = 80.0


class Phrases:
    """Names, keywords and perhaps wordings of the list, each with its matter and its rarity."""

    def __init__(self, matters: Sequence[ListedMatter], *, wordings: bool = True) -> None:
        pairs = [
            (text, matter.id)
            for matter in matters
            for text in (matter.name, *matter.keywords, *(matter.wordings if wordings else ()))
        ]
        self.texts = [text for text, _ in pairs]
        self.matters = [matter for _, matter in pairs]
        shared = Counter(self.texts)
        self._weights = np.array([math.log(1 + len(matters) / shared[text]) for text in self.texts])

    def by_ratio(self, text: str) -> list[str]:
        """Return three matters by rapidfuzz's own extract with WRatio."""
        found = process.extract(text, self.texts, scorer=fuzz.WRatio, limit=30)
        return list(dict.fromkeys(self.matters[place] for _, _, place in found))[:BEST]

    def by_partial_ratio(self, text: str) -> list[str]:
        """Return three matters by the sum of rare phrases that a message contains nearly."""
        likeness = process.cdist([text], self.texts, scorer=fuzz.partial_ratio)[0]
        scores: dict[str, float] = defaultdict(float)
        for place in np.flatnonzero(likeness >= SURE):
            scores[self.matters[place]] += self._weights[place]
        return sorted(scores, key=lambda matter: -scores[matter])[:BEST]


class WordIndex:
    """The list's words by jieba, ranked by bm25s."""

    def __init__(self, matters: Sequence[ListedMatter]) -> None:
        self._tokenizer = jieba.Tokenizer()
        self._matters = [matter.id for matter in matters]
        texts = (" ".join((m.name, *m.keywords, m.includes, *m.wordings)) for m in matters)
        self._index = bm25s.BM25()
        self._index.index([self._words(text) for text in texts], show_progress=False)

    def rank(self, text: str) -> list[str]:
        """Return the three best matters."""
        words = [self._words(text)]
        found, scores = self._index.retrieve(words, k=BEST, show_progress=False)
        pairs = zip(found[0].tolist(), scores[0].tolist(), strict=True)
        return [self._matters[place] for place, score in pairs if score > 0]

    def _words(self, text: str) -> list[str]:
        return [word for word in self._tokenizer.cut(text) if word.strip()]


class Classifier:
    """Characters 1 to 3, TF-IDF and a linear support vector machine, trained on messages."""

    def __init__(self, texts: Sequence[str], labels: Sequence[str]) -> None:
        self._vectors = TfidfVectorizer(analyzer="char", ngram_range=(1, 3), sublinear_tf=True)
        self._machine = LinearSVC()
        self._machine.fit(self._vectors.fit_transform(texts), labels)

    def rank(self, text: str) -> list[str]:
        """Return the three best labels."""
        return self.rank_all([text])[0]

    def rank_all(self, texts: Sequence[str]) -> list[list[str]]:
        """Return the three best labels of each text."""
        scores = self._machine.decision_function(self._vectors.transform(texts))
        if scores.ndim == 1:
            scores = np.stack((-scores, scores), axis=1)
        best = np.argsort(-scores, axis=1)[:, :BEST]
        return [[str(self._machine.classes_[place]) for place in row] for row in best]
