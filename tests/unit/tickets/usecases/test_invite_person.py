"""Inviting, redeeming, confirming."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.support.town import Town
from tickets.errors import (
    InvitationInvalidError,
    LockedOutError,
    NotAllowedError,
    UnknownRecordError,
)
from tickets.people import Invitation, Role
from tickets.usecases.invite_person import (
    LIFETIME,
    OfficeMissingError,
    confirm_invitation,
    count_failure,
    invite_person,
    may_confirm,
    redeem_invitation,
    refuse_invitation,
    refuse_locked_out,
)


def invited(
    town: Town, by: str = "community", role: Role = Role.WORKER, area: str = "east-1"
) -> tuple[Invitation, str]:
    return invite_person(town.work, town.actor(by), role, area, "网格员 99", None)


def test_the_role_begins_when_the_inviter_says_yes(town: Town) -> None:
    invitation, code = invited(town)
    redeem_invitation(town.work, town.actor("newcomer"), code)
    assert not town.actor("newcomer").is_staff
    confirm_invitation(town.work, town.actor("community"), invitation.id)
    newcomer = town.actor("newcomer")
    assert [(a.role, a.area) for a in newcomer.assignments] == [(Role.WORKER, "east-1")]
    assert newcomer.person.name == "网格员 99"


def test_a_no_ends_the_invitation(town: Town) -> None:
    invitation, code = invited(town)
    redeem_invitation(town.work, town.actor("newcomer"), code)
    refuse_invitation(town.work, town.actor("community"), invitation.id)
    with pytest.raises(InvitationInvalidError):
        confirm_invitation(town.work, town.actor("community"), invitation.id)
    assert not town.actor("newcomer").is_staff


def test_a_code_has_eighty_bits_and_may_be_typed_carelessly(town: Town) -> None:
    _, code = invited(town)
    assert len(code) == 16
    redeem_invitation(town.work, town.actor("newcomer"), f" {code[:4].lower()}-{code[4:]} ")


def test_only_the_hash_of_a_code_is_kept(town: Town) -> None:
    invitation, code = invited(town)
    assert code not in repr(town.invitations.rows[invitation.id])


def test_a_code_works_once(town: Town) -> None:
    _, code = invited(town)
    redeem_invitation(town.work, town.actor("newcomer"), code)
    with pytest.raises(InvitationInvalidError):
        redeem_invitation(town.work, town.actor("somebody-else"), code)


def test_a_code_ends_after_48_hours(town: Town) -> None:
    _, code = invited(town)
    town.passes(LIFETIME)
    with pytest.raises(InvitationInvalidError):
        redeem_invitation(town.work, town.actor("newcomer"), code)


def test_five_wrong_codes_lock_out_for_an_hour(town: Town) -> None:
    _, code = invited(town)
    newcomer = town.actor("newcomer")
    for _ in range(5):
        with pytest.raises(InvitationInvalidError):
            redeem_invitation(town.work, newcomer, "WRONG")
        count_failure(town.work, ("newcomer", "address"))
    with pytest.raises(LockedOutError):
        redeem_invitation(town.work, newcomer, code)
    town.passes(timedelta(hours=1, seconds=1))
    redeem_invitation(town.work, newcomer, code)


def test_wrong_codes_from_one_address_lock_out_whoever_comes_next(town: Town) -> None:
    for number in range(5):
        refuse_locked_out(town.work, (f"visitor-{number}", "address"))
        count_failure(town.work, (f"visitor-{number}", "address"))
    with pytest.raises(LockedOutError):
        refuse_locked_out(town.work, ("visitor-6", "address"))
    refuse_locked_out(town.work, ("visitor-6", "elsewhere"))


def test_the_first_admins_code_from_the_command_line_needs_nobody_else(town: Town) -> None:
    _, code = invite_person(town.work, None, Role.CITY_ADMIN, "city", "城市管理员", None)
    redeem_invitation(town.work, town.actor("first"), code)
    assert town.actor("first").holds(Role.CITY_ADMIN)


def test_an_admins_role_needs_a_second_admin(town: Town) -> None:
    invitation, code = invited(town, "street", Role.COMMUNITY_ADMIN, "west")
    redeem_invitation(town.work, town.actor("newcomer"), code)
    with pytest.raises(NotAllowedError):
        confirm_invitation(town.work, town.actor("street"), invitation.id)
    confirm_invitation(town.work, town.actor("city-admin"), invitation.id)
    assert town.actor("newcomer").holds(Role.COMMUNITY_ADMIN)


def test_nobody_confirms_themselves(town: Town) -> None:
    invitation, code = invited(town)
    redeemed = redeem_invitation(town.work, town.actor("community"), code)
    assert not may_confirm(town.work, town.actor("community"), redeemed)
    with pytest.raises(NotAllowedError):
        confirm_invitation(town.work, town.actor("community"), invitation.id)


def test_nobody_invites_beyond_their_area_or_rank(town: Town) -> None:
    with pytest.raises(NotAllowedError):
        invited(town, "community", Role.WORKER, "west-1")
    with pytest.raises(NotAllowedError):
        invited(town, "worker")


def test_an_office_role_names_its_office_and_no_other_role_does(town: Town) -> None:
    street = town.actor("street")
    with pytest.raises(OfficeMissingError):
        invite_person(town.work, street, Role.OFFICE, "street", "值班员", None)
    with pytest.raises(OfficeMissingError):
        invite_person(town.work, street, Role.WORKER, "east-1", "网格员", "water")
    with pytest.raises(UnknownRecordError):
        invite_person(town.work, street, Role.OFFICE, "street", "值班员", "no-such-office")
    invitation, _ = invite_person(town.work, street, Role.OFFICE, "street", "值班员", "water")
    assert invitation.office == "water"


def test_what_nobody_redeemed_cannot_be_confirmed(town: Town) -> None:
    invitation, _ = invited(town)
    with pytest.raises(InvitationInvalidError):
        confirm_invitation(town.work, town.actor("community"), invitation.id)
