"""Build the fictional instance below instance/demo once, then say who may sign in; a second call only says it again."""

import base64
import json
import logging
import os
import random
import secrets
import threading
from datetime import UTC, date, datetime
from pathlib import Path

import click
from tqdm import tqdm
from werkzeug.serving import make_server

import config
from app import create_app
from aqts_voice import db
from aqts_voice.services import members, releases, stewardship
from demo import people, review, texts, themes
from demo.authors import Author

HOME = config.ROOT / "instance" / "demo"
COUNT = 400
MONTHS = 8
SEED = 2026


class Calendar:
    """The clock of the fictional instance: it stands on the day it was given."""

    def __init__(self, day: date) -> None:
        self.day = day

    def __call__(self) -> datetime:
        return datetime(self.day.year, self.day.month, self.day.day, 15, tzinfo=UTC)


def main() -> None:
    """Fill the instance unless it is already there, and print its passphrases."""
    notes = HOME / "passphrases.json"
    if not notes.exists():
        _start_over()
        _build(notes)
    said = json.loads(notes.read_text(encoding="utf-8"))
    click.echo("\nInstance fictive. Toutes les personnes et tous les témoignages y sont inventés.")
    click.echo("Membres :   http://localhost:5000/membres/connexion")
    click.echo("Recherche : http://localhost:5000/recherche/connexion\n")
    for name, words in said["members"].items():
        click.echo(f"  {name:<10} {words}")
    click.echo("\nCodes de trois témoignages (http://localhost:5000/suivi) :\n")
    for words in said["codes"]:
        click.echo(f"  {words}")
    click.echo("")


def _start_over() -> None:
    HOME.mkdir(parents=True, exist_ok=True, mode=0o700)
    for path in HOME.iterdir():
        path.unlink()
    database = f"AQTS_DATABASE_URL=sqlite:///{HOME / 'voix.db'}\nAQTS_SECRETS_FILE={HOME / 'secrets.env'}\n"
    (HOME / "environment").write_text(database, encoding="utf-8")
    drawn = {
        name: base64.b64encode(secrets.token_bytes(32)).decode() for name in ("AQTS_SECRET", "AQTS_SESSION_SECRET")
    }
    _write_private(HOME / "secrets.env", "".join(f"{name}={value}\n" for name, value in drawn.items()))


def _build(notes: Path) -> None:
    environment = dict(line.split("=", 1) for line in (HOME / "environment").read_text().splitlines())
    settings = config.from_environment(environment)
    database = db.Database(settings.database_url)
    db.upgrade(database)
    days = _days(datetime.now(UTC).date())
    calendar = Calendar(days[0])
    members_by_name = people.join_all(database, now=calendar())
    corpus = list(texts.marked())[:COUNT]
    codes = _deposit_all(
        settings, database, calendar, days=days, corpus=corpus, steward=members_by_name["odile"].signed_in
    )
    _work(database, calendar, members_by_name, corpus, threshold=settings.threshold)
    database.close()
    said = {"members": {one.name: one.words for one in members_by_name.values()}, "codes": codes[:3]}
    _write_private(notes, json.dumps(said, ensure_ascii=False))


def _deposit_all(
    settings: config.Settings,
    database: db.Database,
    calendar: Calendar,
    *,
    days: list[date],
    corpus: list[texts.Marked],
    steward: members.SignedIn,
) -> list[str]:
    """Send every testimony through the real pages of the real server, month after month, and move each month's arrivals."""
    chance = random.Random(SEED)  # noqa: S311 -- fictional
    server = make_server("127.0.0.1", 0, create_app(settings, clock=calendar), threaded=True)
    logging.getLogger("werkzeug").setLevel(logging.ERROR)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    codes = []
    with tqdm(total=len(corpus), desc="dépôts", unit="témoignage") as bar:
        for number, day in enumerate(days):
            calendar.day = day
            with database.transaction() as session:
                members.open_vault_keys(session, steward, today=day)
            for one in corpus[number :: len(days)]:
                with Author(f"http://127.0.0.1:{server.server_port}") as author:
                    codes.append(author.deposit(one.text, texts.answers(one.sector, chance)))
                bar.update()
            with database.transaction() as session:
                stewardship.move_arrivals(session, today=day, at_once=True)
    server.shutdown()
    return codes


def _work(
    database: db.Database,
    calendar: Calendar,
    by_name: dict[str, people.Person],
    corpus: list[texts.Marked],
    *,
    threshold: int,
) -> None:
    """Review, gather, publish and release, as the members of the fictional instance."""
    odile, raymonde, germain = (by_name[name].signed_in for name in ("odile", "raymonde", "germain"))
    today = calendar().date()
    shelf = review.Shelf.of(corpus)
    review.ask_some(database, raymonde, count=2, today=today)
    accepted = review.review_all(database, (raymonde, germain, odile), shelf, today=today)
    slugs = themes.publish_all(database, raymonde, germain, accepted, threshold=threshold, today=today)
    click.echo(f"thèmes publiés : {', '.join(slugs)}")
    with database.transaction() as session:
        release_id = releases.prepare(session, odile, today=today)
    with database.transaction() as session:
        releases.approve(session, germain, release_id, today=today)


def _days(today: date) -> list[date]:
    """Return the fifth day of each of the last months, the running month included once its fifth day has come."""
    last = today.year * 12 + today.month - 1
    days = [date(month // 12, month % 12 + 1, 5) for month in range(last - MONTHS + 1, last + 1)]
    return [day for day in days if day <= today]


def _write_private(path: Path, text: str) -> None:
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)


main()
