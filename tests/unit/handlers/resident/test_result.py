"""Tests of judging and rating a result."""

from __future__ import annotations

from tests.unit.handlers.stage import Stage, Talker, labels_of, texts_of
from tickets.model import Request, Verdict
from tickets.people import Role
from tickets.usecases.accept_ticket import accept_ticket
from tickets.usecases.finish_ticket import finish_ticket


def finished(stage: Stage) -> tuple[Talker, Talker, Request]:
    """Return a resident, the worker, and the request the worker has finished."""
    resident, worker = stage.resident(), stage.staff(Role.WORKER, "east-1")
    request = stage.file(resident)
    stage.finish(worker, request)
    worker.hears()
    return resident, worker, request


def test_whoever_asked_sees_the_proof_and_three_answers(stage: Stage) -> None:
    resident, _, _ = finished(stage)
    notice = resident.history()[-1]
    assert "换了灯泡" in notice.text
    assert len(notice.media) == 1
    assert labels_of(notice) == ["解决了", "没解决", "还没去看"]


def test_confirming_closes_and_asks_for_a_rating_in_order(stage: Stage) -> None:
    resident, _, request = finished(stage)
    asked = resident.presses("解决了")[0]
    assert [label[0] for label in labels_of(asked)] == ["1", "2", "3", "4", "5"]
    assert stage.ticket(request).status == "closed"


def test_a_typed_figure_gives_that_many_points(stage: Stage) -> None:
    resident, worker, request = finished(stage)
    resident.presses("解决了")
    assert "4 分" in resident.says("4")[0].text
    assert stage.stored(request).rating == 4
    assert "评价" in worker.hears()[-1].text


def test_the_words_after_a_rating_are_its_comment(stage: Stage) -> None:
    resident, _, request = finished(stage)
    resident.presses("解决了")
    resident.presses("5 分，很满意")
    assert "您的话记下了" in resident.says("来得真快")[0].text
    assert stage.stored(request).rating_comment == "来得真快"


def test_a_comment_that_sounds_like_a_problem_can_be_reported(stage: Stage) -> None:
    resident, _, _ = finished(stage)
    resident.presses("解决了")
    resident.presses("3 分，一般")
    resident.says("幸福小区3号楼的垃圾没人收")
    shown = resident.presses("这是另一件事，登记")
    assert "垃圾乱堆" in " ".join(labels_of(shown[-1]))


def test_a_rating_needs_no_comment(stage: Stage) -> None:
    resident, _, request = finished(stage)
    resident.presses("解决了")
    resident.presses("2 分，不满意")
    assert resident.presses("不用了")[0].text == "谢谢您。"
    assert stage.stored(request).rating_comment == ""


def test_a_photo_in_place_of_a_comment_ends_the_question(stage: Stage) -> None:
    resident, _, _ = finished(stage)
    resident.presses("解决了")
    resident.presses("2 分，不满意")
    assert resident.sends_photo()[0].text == "谢谢您。"
    assert resident.session.waiting is None


def test_hours_later_a_message_is_a_report_and_no_comment(stage: Stage) -> None:
    resident, _, request = finished(stage)
    resident.presses("解决了")
    resident.presses("5 分，很满意")
    stage.clock.forward(hours=2)
    resident.says("幸福小区3号楼的垃圾没人收")
    assert resident.session.draft is not None
    assert stage.stored(request).rating_comment == ""


def test_a_rating_can_be_changed_from_the_card_and_the_last_one_counts(stage: Stage) -> None:
    resident, _, request = finished(stage)
    resident.presses("解决了")
    resident.presses("1 分，很不满意")
    resident.presses_id(resident.says("我的")[0].choices[0].id)
    resident.presses("打分")
    resident.presses("4 分，满意")
    assert stage.stored(request).rating == 4


def test_fifteen_days_after_closing_no_rating_is_offered_any_more(stage: Stage) -> None:
    resident, _, _ = finished(stage)
    resident.presses("解决了")
    stage.clock.forward(days=16)
    card = resident.presses_id(resident.says("我的")[0].choices[0].id)[0]
    assert labels_of(card) == ["我的诉求"]


def test_a_dispute_with_words_goes_back_to_the_worker(stage: Stage) -> None:
    resident, worker, request = finished(stage)
    resident.presses("没解决")
    assert "退回重办" in resident.sends_photo("还是不亮")[0].text
    ticket = stage.ticket(request)
    assert (ticket.status, ticket.cycle) == ("dispatched", 2)
    heard = worker.hears()[-1]
    assert "还是不亮" in heard.text
    assert len(heard.media) == 1


def test_a_dispute_needs_no_words(stage: Stage) -> None:
    resident, _, request = finished(stage)
    resident.presses("没解决")
    resident.says("不用说明，就是没好")
    assert stage.stored(request).verdict is Verdict.DISPUTED
    events = stage.do(lambda context: context.work.events.of_ticket(request.ticket_id))
    assert events[-1].text == ""


def test_the_third_cycle_says_that_the_street_watches(stage: Stage) -> None:
    resident, worker, request = finished(stage)
    resident.presses("没解决")
    resident.presses("不用说明，就是没好")
    stage.act(worker, accept_ticket, request.ticket_id)
    stage.act(worker, finish_ticket, request.ticket_id, "又换了", ())
    resident.presses("没解决")
    assert "街道" in resident.presses("不用说明，就是没好")[0].text


def test_not_having_looked_leaves_both_answers_open(stage: Stage) -> None:
    resident, _, request = finished(stage)
    kept = resident.presses("还没去看")[0]
    assert labels_of(kept) == ["解决了", "没解决"]
    assert stage.stored(request).verdict is Verdict.NOT_SEEN
    resident.presses("解决了", kept)
    assert stage.ticket(request).status == "closed"


def test_a_result_cannot_be_judged_after_it_was_disputed(stage: Stage) -> None:
    resident, _, _ = finished(stage)
    notice = resident.history()[-1]
    resident.presses("没解决")
    resident.presses("不用说明，就是没好")
    assert "状态已经变了" in texts_of(resident.presses("解决了", notice))
