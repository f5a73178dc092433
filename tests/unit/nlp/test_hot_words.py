"""Words rise where more people use them than is usual."""

from nlp.hot_words import Rising, Use, rising_words


def uses(text: str, people: int, *, recent: bool, area: str = "east") -> list[Use]:
    return [Use(text, f"{text}{person}", ("city", area), recent) for person in range(people)]


def of(area: str, found: list[Rising]) -> list[tuple[str, int, int]]:
    return [(one.word, one.people, one.before) for one in found if one.area == area]


def test_a_word_that_many_use_at_once_rises() -> None:
    found = rising_words(uses("自来水发黄", 5, recent=True))
    assert ("自来水", 5, 0) in of("east", found)


def test_a_word_that_is_always_used_does_not() -> None:
    found = rising_words(
        [*uses("垃圾没人收", 5, recent=True), *uses("垃圾没人收", 20, recent=False)]
    )
    assert of("east", found) == []


def test_what_everybody_says_does_not_rise_when_more_people_write() -> None:
    found = rising_words(
        [
            *uses("小区停水", 12, recent=True),
            *uses("小区路灯", 4, recent=True),
            *uses("小区垃圾", 16, recent=False),
        ]
    )
    assert {word for word, _, _ in of("east", found)} == {"停水", "路灯"}


def test_nothing_is_said_of_two_people() -> None:
    assert rising_words(uses("自来水发黄", 2, recent=True)) == []


def test_areas_count_for_themselves_and_for_those_above() -> None:
    found = rising_words(
        [
            *uses("路面积雪", 2, recent=True),
            *[Use("路面积雪", f"w{n}", ("city", "west"), True) for n in range(2)],
        ]
    )
    assert of("east", found) == of("west", found) == []
    assert ("积雪", 4, 0) in of("city", found)


def test_what_rises_most_comes_first_and_no_more_than_asked() -> None:
    found = rising_words([*uses("自来水", 3, recent=True), *uses("积雪", 6, recent=True)], most=1)
    assert [one.word for one in found if one.area == "east"] == ["积雪"]
