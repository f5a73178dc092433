"""People and invitations in plain dictionaries, for unit tests of the domain alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tickets.errors import UnknownRecordError
from tickets.people import Absence, Assignment, Identity, Invitation, Person, Role


@dataclass
class LedgerOfPeople:
    """Persons, identities, roles and leaves."""

    persons: dict[str, Person] = field(default_factory=dict)
    accounts: list[Identity] = field(default_factory=list)
    roles: dict[str, Assignment] = field(default_factory=dict)
    leaves: list[Absence] = field(default_factory=list)

    def get(self, person_id: str) -> Person:
        """Return a person."""
        if person_id not in self.persons:
            raise UnknownRecordError(person_id)
        return self.persons[person_id]

    def add(self, person: Person) -> None:
        """Store a new person."""
        self.persons[person.id] = person

    save = add

    def find_by_identity(self, channel: str, account: str, external_id: str) -> Person | None:
        """Return who writes under this identity."""
        key = (channel, account, external_id)
        for identity in self.accounts:
            if (identity.channel, identity.account, identity.external_id) == key:
                return self.persons[identity.person_id]
        return None

    def save_identity(self, identity: Identity) -> None:
        """Store an identity."""
        self.accounts.append(identity)

    def identities(self, person_id: str) -> Sequence[Identity]:
        """Return a person's identities."""
        return [identity for identity in self.accounts if identity.person_id == person_id]

    def remove_identities(self, person_id: str) -> None:
        """Forget a person's identities."""
        self.accounts = [one for one in self.accounts if one.person_id != person_id]

    def assign(self, assignment: Assignment) -> None:
        """Store an assignment."""
        self.roles[assignment.id] = assignment

    def end_assignment(self, assignment_id: str, at: datetime) -> None:
        """End an assignment."""
        self.roles[assignment_id] = replace(self.roles[assignment_id], until=at)

    def assignments(self, person_id: str, at: datetime) -> Sequence[Assignment]:
        """Return the roles a person holds."""
        return [role for role in self._held(at) if role.person_id == person_id]

    def staff(self, role: Role, area: str, at: datetime) -> Sequence[Person]:
        """Return who holds a role in exactly this area."""
        held = [one for one in self._held(at) if one.role is role and one.area == area]
        return [self.persons[one.person_id] for one in held]

    def staff_of_office(self, office: str, path: str, at: datetime) -> Sequence[Person]:
        """Return an office's staff for a path."""
        held = [o for o in self._held(at) if o.office == office and path.startswith(o.path)]
        return [self.persons[one.person_id] for one in held]

    def staff_within(self, path: str, at: datetime) -> Sequence[tuple[Person, Assignment]]:
        """Return everyone with a role at or below a path."""
        held = [one for one in self._held(at) if one.path.startswith(path)]
        return [(self.persons[one.person_id], one) for one in held]

    def staff_named(
        self, path: str, name: str, at: datetime, skipped: int, most: int
    ) -> Sequence[tuple[Person, Assignment]]:
        """Return some of those within whose names contain a text."""
        found = [row for row in self.staff_within(path, at) if name in row[0].name]
        return found[skipped : skipped + most]

    def count_staff_named(self, path: str, name: str, at: datetime) -> int:
        """Count those within whose names contain a text."""
        return sum(name in person.name for person, _ in self.staff_within(path, at))

    def add_absence(self, absence: Absence) -> None:
        """Store a leave."""
        self.leaves.append(absence)

    def find_absence(self, person_id: str, at: datetime) -> Absence | None:
        """Return the leave a person is on."""
        for leave in self.leaves:
            if leave.person_id == person_id and leave.since <= at < leave.until:
                return leave
        return None

    def end_absences(self, person_id: str, at: datetime) -> None:
        """End the leaves a person is on."""
        self.leaves = [
            replace(leave, until=min(leave.until, at)) if leave.person_id == person_id else leave
            for leave in self.leaves
        ]

    def _held(self, at: datetime) -> Iterable[Assignment]:
        return [r for r in self.roles.values() if r.since <= at and (not r.until or at < r.until)]


@dataclass
class LedgerOfInvitations:
    """Invitations and wrong codes."""

    rows: dict[str, Invitation] = field(default_factory=dict)
    failures: list[tuple[str, datetime]] = field(default_factory=list)

    def add(self, invitation: Invitation) -> None:
        """Store an invitation."""
        self.rows[invitation.id] = invitation

    save = add

    def get(self, invitation_id: str) -> Invitation:
        """Return an invitation."""
        if invitation_id not in self.rows:
            raise UnknownRecordError(invitation_id)
        return self.rows[invitation_id]

    def find_by_hash(self, code_hash: str) -> Invitation | None:
        """Return the invitation of a code."""
        return next((row for row in self.rows.values() if row.code_hash == code_hash), None)

    def add_failure(self, key: str, at: datetime) -> None:
        """Remember a wrong code."""
        self.failures.append((key, at))

    def failures_since(self, key: str, since: datetime) -> int:
        """Count wrong codes."""
        return sum(one == key and at >= since for one, at in self.failures)
