"""`python -m aqts_voice batch`: runs the weekly move of what authors did; says in words what moved, never a number under five."""

from datetime import UTC, datetime

import click

import config
from aqts_voice.db import Database
from aqts_voice.services import stewardship

FEW = 5


@click.command("batch")
@click.option("--now", "at_once", is_flag=True, help="Déplacer sans attendre le jour prévu ni un nombre suffisant.")
def command(at_once: bool) -> None:
    """Déplacer vers les membres ce que les auteur·rices ont envoyé, si c’est le jour."""
    try:
        settings = config.from_environment()
    except config.BadSettings as error:
        raise click.ClickException(str(error)) from None
    database = Database(settings.database_url)
    try:
        click.echo(run(database, at_once=at_once))
    finally:
        database.close()


def run(database: Database, *, at_once: bool, now: datetime | None = None) -> str:
    """Move what waits in one transaction, write the file anew so that it keeps no order of arrival, and return the sentence to print."""
    today = (now or datetime.now(UTC)).date()
    with database.transaction() as session:
        moved = stewardship.move_arrivals(session, today=today, at_once=at_once)
        next_day = stewardship.standing(session, today=today).next_day
    if moved is None:
        return f"Rien n’a été déplacé aujourd’hui. Prochain jour prévu\u00a0: {next_day.isoformat()}."
    rebuilt = database.rebuild()
    done = f"Le lot du {today.isoformat()} est arrivé\u00a0: {_in_words(moved)}."
    return done if rebuilt else f"{done} La base était trop occupée pour être réécrite\u00a0: le prochain lot le fera."


def _in_words(moved: stewardship.Moved) -> str:
    kinds = (
        (moved.deposits, "témoignages"),
        (moved.answers, "réponses"),
        (moved.consents, "changements de consentement"),
        (moved.withdrawals, "retraits"),
    )
    return ", ".join(f"{name} ({count if count >= FEW else 'moins de cinq'})" for count, name in kinds if count)
