"""``huying invite``: offer somebody a role."""

from __future__ import annotations

from contextlib import closing

import click

from bot.command_line import CommandLine, WrongUseError
from bot.importing.staff import ROLES, role_named
from bot.importing.tables import RowError
from bot.wiring import Application, open_application
from tickets.errors import UnknownRecordError
from tickets.people import Invitation
from tickets.usecases.invite_person import OfficeMissingError, invite_person
from tickets.work import Work


@click.command()
@click.argument("role", type=click.Choice(list(ROLES)))
@click.option("--area", required=True, metavar="CODE", help="The area's code.")
@click.option("--office", metavar="NAME", help="For the role office: its code or name.")
@click.option("--name", required=True, metavar="WHO", help="Whom the invitation is for.")
@click.pass_obj
def invite(line: CommandLine, role: str, area: str, office: str | None, name: str) -> None:
    """Offer a role to a named person; print a code that works once, for 48 hours.

    An admin's level follows from the area: community, street, district or city.
    """
    settings = line.settings()
    with closing(open_application(settings)) as application:
        try:
            invitation, code = _invite(application, role, area, office, name)
        except (RowError, UnknownRecordError) as error:
            raise WrongUseError(f"{error}.".capitalize()) from error
        except OfficeMissingError as error:
            raise WrongUseError("The role office, and only it, needs --office.") from error
    until = invitation.expires_at.astimezone(settings.zone)
    address = settings.public_url or f"http://{settings.http_host}:{settings.http_port}"
    click.echo(f"{invitation.name}: {invitation.role.replace('_', ' ')} in {invitation.area}")
    click.echo(f"Code: {code} (works once, until {until:%Y-%m-%d %H:%M})")
    click.echo(f"Web chat: {address.rstrip('/')}/ → sign in with the code")
    click.echo(f"Any linked chat: send /login {code}")


def _invite(
    application: Application, role: str, area: str, office: str | None, name: str
) -> tuple[Invitation, str]:
    def offer(work: Work, offices: dict[str, str]) -> tuple[Invitation, str]:
        code = None if office is None else offices.get(office, office)
        wanted = role_named(role, work.areas.get(area).kind)
        return invite_person(work, None, wanted, area, name, code)

    return application.database.run_write(
        lambda uow: offer(
            application.context(uow, uow.now).work,
            {one.name: one.code for one in uow.books.responsibility_list().offices},
        )
    )
