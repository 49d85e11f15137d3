"""`python -m aqts_voice prepare`: secrets written once, tables brought up to date, and the first steward's link; never overwrites."""

import base64
import os
import secrets
from datetime import UTC, datetime
from pathlib import Path

import click

import config
from aqts_voice import db
from aqts_voice.services import members

NAMES = ("AQTS_SECRET", "AQTS_SESSION_SECRET")
HEADER = "# Secrets de cette instance. Sans AQTS_SECRET, aucun code d’auteur·rice ne s’ouvre plus\u00a0: gardez-en une copie sûre.\n"


@click.command("prepare")
def command() -> None:
    """Préparer cette instance : secrets, base de données, lien de la première personne responsable."""
    # The database and its log are created below: they must be readable by this account alone, whatever folder they are in.
    os.umask(0o077)
    if not all(os.environ.get(name) for name in NAMES):
        path = config.secrets_path()
        if write_secrets(path):
            click.echo(f"Secrets écrits dans {path} (lisibles par vous seulement). Faites-en une copie sûre.")
    try:
        settings = config.from_environment()
    except config.BadSettings as error:
        raise click.ClickException(str(error)) from None
    database = db.Database(settings.database_url)
    try:
        db.upgrade(database)
        link = first_link(database, public_url=settings.public_url, now=datetime.now(UTC))
    finally:
        database.close()
    if link is None:
        click.echo("La base de données est à jour. Rien d’autre n’a changé.")
        return
    click.echo("La base de données est prête. Pour créer le compte de la première personne responsable, ouvrez\u00a0:")
    click.echo(f"\n    {link}\n")
    click.echo(
        "Ce lien sert une seule fois, pendant sept jours. Tant que personne ne l’a utilisé, une nouvelle préparation le remplace."
    )


def write_secrets(path: Path) -> bool:
    """Write two fresh secrets of 32 bytes to *path* (mode 600) and return True; return False when the file exists."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    lines = [f"{name}={base64.b64encode(secrets.token_bytes(config.SECRET_BYTES)).decode('ascii')}\n" for name in NAMES]
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return False
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(HEADER + "".join(lines))
        file.flush()
        os.fsync(file.fileno())
    return True


def first_link(database: db.Database, *, public_url: str, now: datetime) -> str | None:
    """Return a fresh one-time link while no account exists, which replaces the former one; None once somebody joined."""
    with database.transaction() as session:
        if not members.nobody_joined(session):
            return None
        token = members.first_invitation(session, today=now.date())
    return f"{public_url}/membres/invitation/{token}"
