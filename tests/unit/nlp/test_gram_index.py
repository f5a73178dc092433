"""The document that shares the telling grams comes first."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.gram_index import GramIndex, Phrase, Scores, Vocabulary, Weighting, traces

DOCUMENTS = (
    ("路灯不亮", "路灯坏了", "晚上黑灯瞎火"),
    ("道路破损", "马路上有坑", "路面坑洼"),
    ("垃圾未清运", "垃圾桶满了", "垃圾堆成山"),
)


def index(weighting: Weighting | None = None) -> GramIndex:
    phrases = [Phrase(i, text, 1.0) for i, texts in enumerate(DOCUMENTS) for text in texts]
    return GramIndex(phrases, len(DOCUMENTS), weighting)


def scores(built: GramIndex, message: str) -> Scores:
    return built.scores(built.share(built.grams(message)))


@pytest.mark.parametrize(
    ("message", "best"), [("门口的路灯坏了", 0), ("路上好多坑", 1), ("垃圾桶里满了三天", 2)]
)
def test_the_document_with_the_shared_words_comes_first(message: str, best: int) -> None:
    built = index()
    assert int(np.argmax(scores(built, message))) == best


@given(st.text())
def test_any_text_has_a_score_for_each_document(message: str) -> None:
    built = index()
    found = scores(built, message)
    assert len(found) == 3
    assert np.isfinite(found).all()


@pytest.mark.parametrize("message", ["", "a", "呵", "😀😀", "\ud800", "1234"])
def test_a_text_that_shares_nothing_scores_nothing(message: str) -> None:
    built = index()
    assert not scores(built, message).any()


def test_a_repeated_word_counts_once() -> None:
    built = index()
    once = scores(built, "路灯")
    assert scores(built, "路灯 路灯 路灯") == pytest.approx(once)


def test_pairs_do_not_span_gaps() -> None:
    built = index()
    apart = scores(built, "垃,圾")
    assert apart[2] < scores(built, "垃圾")[2]


def test_rare_grams_weigh_more_than_common_ones() -> None:
    built = index(Weighting(limit=1.0))
    rare, common = built.grams("灯"), built.grams("路")
    assert built.rarity[rare.known].sum() > built.rarity[common.known].sum()


def test_characters_of_most_documents_are_left_out() -> None:
    phrases = [Phrase(i, "路", 1.0) for i in range(5)]
    built = GramIndex([*phrases, Phrase(0, "灯亮", 1.0)], 5)
    assert not scores(built, "路").any()


def test_the_trace_tells_which_places_led_to_a_document() -> None:
    built = index()
    grams = built.grams("你看路灯坏了")
    lamp, litter = traces(built.share(grams), (0, 2))
    assert [bool(weight) for weight in lamp] == [False, False, True, True, True]
    assert not litter.any()


def test_what_is_said_first_counts_most() -> None:
    built = index()
    first = scores(built, "路灯" + "嗯" * 50)
    assert first[0] > scores(built, "嗯" * 50 + "路灯")[0] > 0


def test_the_best_documents_come_in_order() -> None:
    built = index(Weighting(limit=1.0))
    assert built.best(built.share(built.grams("路灯坏了,路面")), 2) == [0, 1]


def test_no_documents_score_nothing() -> None:
    empty = GramIndex([], 0)
    assert empty.best(empty.share(empty.grams("路灯")), 3) == []


def test_indexes_over_the_same_phrases_share_a_vocabulary() -> None:
    texts = [text for texts in DOCUMENTS for text in texts]
    shared = Vocabulary(texts)
    apart = GramIndex([Phrase(i, text, 1.0) for i, text in enumerate(texts)], 9, None, shared)
    together = GramIndex(
        [Phrase(i // 3, text, 1.0) for i, text in enumerate(texts)], 3, None, shared
    )
    grams = shared.grams("路面坑洼")
    best = int(np.argmax(apart.scores(apart.share(grams))))
    best_together = int(np.argmax(together.scores(together.share(grams))))
    assert best // 3 == best_together == 1


def test_an_appended_index_has_its_documents_after_the_others() -> None:
    texts = [text for texts in DOCUMENTS for text in texts]
    shared, how = Vocabulary(texts), Weighting(limit=1.0)
    apart = [Phrase(i, text, 1.0) for i, text in enumerate(texts)]
    together = [Phrase(i // 3, text, 1.0) for i, text in enumerate(texts)]
    both, groups = GramIndex(apart, 9, how, shared), GramIndex(together, 3, how, shared)
    of_documents, of_groups = scores(both, "路灯坏了,有坑"), scores(groups, "路灯坏了,有坑")
    both.append(groups)
    assert scores(both, "路灯坏了,有坑") == pytest.approx([*of_documents, *of_groups])
