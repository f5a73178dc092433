"""A worker's day: ask, wait, hand on, give back, go on leave, find something themselves."""

from __future__ import annotations

from datetime import timedelta

from tests.story.scenes import CABLE, accepts, files_cable, finishes
from tests.support.driver_direct import DirectTown
from tests.support.photos import jpeg


def test_a_question_pauses_and_the_answer_resumes(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    number = files_cable(resident).number
    accepts(worker)
    worker.presses("问居民")
    worker.hears("想问居民什么")
    worker.says("是几楼的窗户？")
    worker.hears("已问居民")
    resident.hears(number, "承办人想问您", "是几楼的窗户？", "补充")
    resident.presses("补充")
    resident.says("三楼西边")
    resident.hears("已补充")
    worker.hears(number, "居民回复", "三楼西边")
    finishes(worker)


def test_a_pause_says_why_and_stops_the_clock(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    leader = town.person("leader:01")
    number = files_cable(resident).number
    accepts(worker)
    worker.presses("暂缓")
    worker.hears("为什么要等")
    worker.presses("天气")
    worker.hears("已暂缓")
    resident.hears(number, "先停一停", "天气")
    town.waits(timedelta(days=3))
    leader.hears_nothing_of("办结时限")
    worker.presses("继续办理")
    worker.hears("继续办理。")
    resident.hears(number, "接着办了")


def test_a_task_given_back_goes_to_the_community_with_its_reason(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    admin = town.person("admin:community")
    number = files_cable(resident).number
    worker.hears("新任务")
    worker.presses("退回")
    worker.hears("为什么退回")
    worker.presses("不在我的网格")
    worker.hears("已退回")
    admin.hears("退回的任务", number, "不在我的网格")


def test_a_task_is_handed_on_to_a_colleague(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    colleague = town.person("worker:04")
    number = files_cable(resident).number
    accepts(worker)
    worker.presses("转给同事")
    worker.hears("转给谁", "网格员 04")
    worker.presses("网格员 04")
    worker.hears("为什么转给网格员 04")
    worker.says("我明天培训")
    worker.hears("已转给网格员 04")
    colleague.hears("新任务", number)
    resident.hears(number, "网格员 04")
    worker.presses("开始处理")
    worker.hears("不归您操作")


def test_the_deputy_gets_what_comes_during_a_leave(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    deputy = town.person("worker:04")
    worker.says("请假")
    worker.presses("到明天")
    worker.hears("新任务由谁代办")
    worker.presses("网格员 04")
    worker.hears("已请假", "网格员 04")
    deputy.hears("这段时间的新任务由您代办")
    files_cable(resident)
    deputy.hears("新任务", "飞线充电")
    worker.hears_nothing_of("新任务")


def test_what_a_worker_finds_is_filed_in_two_taps(town: DirectTown) -> None:
    worker = town.person("worker:03")
    worker.says("上报")
    worker.hears("发现了什么")
    worker.sends_photo(jpeg(), CABLE)
    worker.hears("我的理解", "飞线充电")
    worker.presses("飞线充电")
    worker.hears("已登记")
    worker.says("任务")
    worker.hears("待办 1 件", "飞线充电")


def test_a_workers_own_words_are_asked_about(town: DirectTown) -> None:
    worker = town.person("worker:03")
    worker.says(CABLE)
    worker.hears("这件事是", "工作中发现，上报", "我自己的诉求")
    worker.presses("工作中发现")
    worker.hears("我的理解", "飞线充电")


def test_proof_is_asked_for_until_it_comes(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    accepts(worker)
    worker.presses("办结")
    worker.hears("请发一张办结后的照片")
    worker.says("电线已经拆了")
    worker.hears("要有照片才能办结")
    worker.sends_photo(jpeg())
    worker.hears("已办结")
    resident.hears("办好了", "电线已经拆了")


def test_revealing_who_asked_is_possible_to_the_assignee_alone(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    accepts(worker)
    worker.presses("查看居民信息")
    worker.hears("本次查看已记录", "演示居民")


def test_the_day_is_summed_up(town: DirectTown) -> None:
    resident, worker = town.person("resident:demo"), town.person("worker:03")
    files_cable(resident)
    accepts(worker)
    finishes(worker)
    worker.says("今日")
    worker.hears("今天：到期 0 件，超时 0 件，办结 1 件")
