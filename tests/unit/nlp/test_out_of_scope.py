"""What the city's offices do not handle is sent to who does."""

import pytest

from nlp.out_of_scope import find_out_of_scope


@pytest.mark.parametrize(
    ("text", "kind", "call"),
    [
        ("不服法院的判决", "court", "12368"),
        ("我想找个律师", "lawyer", "12348"),
        ("火车票退不了", "railway", "12306"),
        ("保险公司一直拒赔", "bank", "12378"),
    ],
)
def test_it_says_who_to_call(text: str, kind: str, call: str) -> None:
    found = find_out_of_scope(text)
    assert found is not None
    assert (found.kind, found.call) == (kind, call)
    assert found.who


@pytest.mark.parametrize("text", ["路灯坏了", "小区垃圾没人收", "社保怎么交", "邻居吵架要调解", ""])
def test_what_offices_handle_is_in_scope(text: str) -> None:
    assert find_out_of_scope(text) is None
