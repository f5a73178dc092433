"""Files that did not arrive."""

from __future__ import annotations

import pytest

from handlers.media_lost import Loss, tell_media_lost
from tests.unit.handlers.stage import Stage


@pytest.mark.parametrize("loss", Loss)
def test_the_sender_hears_why_and_that_the_words_are_kept(stage: Stage, loss: Loss) -> None:
    resident = stage.resident(language="en")
    person_id = resident.person_id
    stage.do(lambda context: tell_media_lost(context, person_id, loss))
    (message,) = resident.hears()
    assert "words are" in message.text
