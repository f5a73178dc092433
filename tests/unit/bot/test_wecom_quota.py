"""A member is never sent more than WeCom shows."""

from __future__ import annotations

from bot.wecom_quota import MemberQuota


def test_the_first_message_need_not_wait() -> None:
    assert MemberQuota().wait(0.0, is_answer=False) == 0


def test_the_thirty_first_of_a_minute_waits_until_the_first_is_a_minute_old() -> None:
    quota = MemberQuota(float(second) for second in range(30))
    assert quota.wait(30.0, is_answer=True) == 30
    assert quota.wait(59.0, is_answer=True) == 1
    assert quota.wait(60.0, is_answer=True) == 0


def test_a_third_of_a_minutes_messages_is_kept_for_answers() -> None:
    quota = MemberQuota(float(second) for second in range(20))
    assert quota.wait(20.0, is_answer=False) == 40
    assert quota.wait(20.0, is_answer=True) == 0


def test_a_thousand_an_hour_are_the_end() -> None:
    quota = MemberQuota(float(3 * number) for number in range(1000))
    assert quota.wait(3000.0, is_answer=True) == 600
    assert quota.wait(3600.0, is_answer=True) == 0


def test_what_is_sent_counts() -> None:
    quota = MemberQuota()
    for _ in range(30):
        quota.spend(100.0)
    assert quota.wait(100.0, is_answer=True) == 60
