"""Tests of choices: whose they are, how long they live, how they are typed."""

from __future__ import annotations

from datetime import timedelta

import pytest

from handlers.offers import (
    LIFETIME,
    Choice,
    ChoiceInvalidError,
    offer,
    press,
    typed_choice,
    typed_number,
)
from tests.unit.handlers.stage import MONDAY, Stage
from tickets.people import Person

WEEK_END = MONDAY + LIFETIME
CHOICES = (Choice("补充", "request.add", ("r1",)), Choice("撤回", "request.withdraw", ("r1",)))


@pytest.fixture(autouse=True)
def _anna(stage: Stage) -> None:
    anna = Person("anna", "Anna", "en", MONDAY)
    stage.do(lambda context: context.work.people.add(anna))


@pytest.fixture
def offered(stage: Stage) -> str:
    """Show two choices to "anna" in "room" and return their list's id."""
    stage.do(lambda context: offer(context.offers, "list", "anna", "room", CHOICES, WEEK_END))
    return "list"


def pressed(
    stage: Stage,
    choice: str,
    person: str = "anna",
    where: str = "room",
    late: timedelta = timedelta(),
) -> Choice:
    """Press a choice and return it."""
    return stage.do(
        lambda context: press(context.offers, choice, person, where, MONDAY + late).choice
    )


def refusal(
    stage: Stage,
    choice: str,
    person: str = "anna",
    where: str = "room",
    late: timedelta = timedelta(),
) -> str:
    """Press a choice that is refused and return the refusal's code."""
    with pytest.raises(ChoiceInvalidError) as refused:
        pressed(stage, choice, person, where, late)
    return refused.value.code


def test_a_pressed_choice_leads_to_its_step_with_its_arguments(stage: Stage, offered: str) -> None:
    assert pressed(stage, f"{offered}.2") == CHOICES[1]


def test_a_choice_works_once_and_its_neighbours_still_work(stage: Stage, offered: str) -> None:
    pressed(stage, f"{offered}.1")
    assert refusal(stage, f"{offered}.1") == "used"
    assert pressed(stage, f"{offered}.2") == CHOICES[1]


def test_nobody_else_can_press_a_choice(stage: Stage, offered: str) -> None:
    assert refusal(stage, f"{offered}.1", person="bert") == "foreign"
    assert refusal(stage, f"{offered}.1", where="another room") == "foreign"


def test_a_notices_choice_may_be_pressed_anywhere_by_its_person(stage: Stage) -> None:
    stage.do(lambda context: offer(context.offers, "note", "anna", None, CHOICES, WEEK_END))
    assert pressed(stage, "note.1", where="another room") == CHOICES[0]


def test_after_its_time_a_choice_is_stale(stage: Stage, offered: str) -> None:
    assert refusal(stage, f"{offered}.1", late=LIFETIME) == "stale"


@pytest.mark.parametrize("choice", ["", "list", "list.0", "list.3", "list.x", "list.²", "other.1"])
def test_what_was_never_shown_is_stale(stage: Stage, offered: str, choice: str) -> None:
    assert offered == "list"
    assert refusal(stage, choice) == "stale"


def test_no_choices_are_stored_as_no_list(stage: Stage) -> None:
    assert stage.do(lambda c: offer(c.offers, "list", "anna", None, (), MONDAY)) == ()
    assert stage.do(lambda c: c.offers.find("list")) is None


@pytest.mark.parametrize("text", ["1", "１", "①", "一", "1.", "1、", " 1 ", "补充"])
def test_a_typed_number_or_label_means_a_choice(stage: Stage, offered: str, text: str) -> None:
    row = stage.do(lambda context: context.offers.newest("anna"))
    assert typed_choice(row, text, MONDAY) == f"{offered}.1"


@pytest.mark.parametrize("text", ["0", "3", "补", "1号楼", ""])
def test_other_words_mean_no_choice(stage: Stage, offered: str, text: str) -> None:
    assert offered == "list"
    row = stage.do(lambda context: context.offers.newest("anna"))
    assert typed_choice(row, text, MONDAY) is None


def test_nothing_is_meant_where_nothing_or_something_old_was_shown(
    stage: Stage, offered: str
) -> None:
    assert offered == "list"
    row = stage.do(lambda context: context.offers.newest("anna"))
    assert typed_choice(None, "1", MONDAY) is None
    assert typed_choice(row, "1", MONDAY + LIFETIME) is None


@pytest.mark.parametrize("text", ["12345", "三十", "1-2", "²", ""])
def test_what_is_no_short_number_is_none(text: str) -> None:
    assert typed_number(text) is None
