"""The fictional themes: gathered from what was accepted, written by one member and published by another."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from aqts_voice.db import Database
from aqts_voice.services import themes
from aqts_voice.services.members import SignedIn
from demo.texts import Marked

EXCERPTS = 4


@dataclass(frozen=True)
class Written:
    """What the fictional members write about one theme of the corpus."""

    code: str
    title: str
    synthesis: str
    unsaid: str


UNSAID = (
    "Ces témoignages ne disent pas combien de personnes vivent la même chose : on ne compte que celles qui ont écrit et qui "
    "ont accepté d’être comptées. Aucun établissement n’est nommé, et les régions où trop peu de personnes ont écrit sont tues."
)
THEMES = (
    Written(
        "surcharge",
        "Trop de dossiers pour bien accompagner",
        "Les personnes qui écrivent décrivent des charges de cas qui ne cessent de grossir, et **le temps d’écoute qui rétrécit "
        "à mesure**. Elles disent choisir, chaque matin, qui attendra.\n\nTrois constats reviennent :\n\n"
        "- les postes vacants ne sont pas remplacés et leurs dossiers sont répartis entre celles et ceux qui restent ;\n"
        "- les notes, les formulaires et les statistiques occupent les heures qui manquent aux visites ;\n"
        "- le travail déborde sur les soirs et les repas, sans être nommé comme tel.\n\n"
        "> Ce n’est pas la fatigue qui revient le plus, mais l’impression de manquer à quelqu’un.",
        UNSAID,
    ),
    Written(
        "acces-services",
        "Des portes qui restent fermées",
        "Beaucoup racontent l’attente vue de l’intérieur : des mois avant un premier rendez-vous, des critères qui changent, des "
        "familles qu’on renvoie d’un guichet à l’autre.\n\nLes collègues disent connaître les réponses qui aideraient, et "
        "**n’avoir rien à offrir** quand la demande arrive.",
        UNSAID,
    ),
    Written(
        "deuil-incident",
        "Perdre quelqu’un, et reprendre l’horaire",
        "La mort d’une personne accompagnée, un suicide, une agression : les témoignages décrivent **le retour au travail le "
        "lendemain**, une rencontre courte, puis le silence.\n\nCe qui a aidé tient souvent aux pairs : quelqu’un qui prend un "
        "rendez-vous sans qu’on le demande, un café, une porte fermée pendant dix minutes.",
        UNSAID,
    ),
)
DRAFT = Written(
    "supervision-soutien",
    "Être soutenu·e pour soutenir",
    "À écrire : ce que les témoignages disent de la supervision clinique.",
    "",
)


def publish_all(
    database: Database,
    writer: SignedIn,
    publisher: SignedIn,
    sources: Mapping[bytes, Marked],
    *,
    threshold: int,
    today: date,
) -> list[str]:
    """Publish every theme of `THEMES` and leave one in draft; return the addresses of the published ones."""
    slugs = []
    for written in THEMES:
        theme_id = _write(database, writer, written, sources, today=today)
        with database.transaction() as session:
            revision = themes.theme(session, writer, theme_id).revision
            themes.submit(session, writer, theme_id, revision=revision)
        with database.transaction() as session:
            opened = themes.theme(session, publisher, theme_id)
            names = [excerpt.name for excerpt in opened.draft.excerpts]
            done = themes.publish(
                session,
                publisher,
                theme_id,
                revision=opened.revision,
                confirmed=names,
                threshold=threshold,
                today=today,
            )
        slugs.append(done.slug)
    _write(database, writer, DRAFT, sources, today=today)
    return slugs


def _write(
    database: Database, writer: SignedIn, written: Written, sources: Mapping[bytes, Marked], *, today: date
) -> bytes:
    with database.transaction() as session:
        theme_id = themes.create(session, writer, title=written.title, today=today)
        chosen = [row for row, source in sources.items() if written.code in source.themes]
        themes.gather(session, writer, theme_id, shown=chosen, chosen=chosen)
        themes.save(
            session,
            writer,
            theme_id,
            revision=1,
            title=written.title,
            synthesis=written.synthesis,
            unsaid=written.unsaid,
        )
        for row, passage in _passages(themes.quotable(session, writer, theme_id)):
            themes.choose(session, writer, theme_id, testimony_id=row, passage=passage)
    return theme_id


def _passages(quotable: tuple[themes.Quotable, ...]) -> list[tuple[bytes, str]]:
    """Pick a whole sentence of middling length, without any mask, from a few testimonies."""
    found = []
    for testimony in quotable:
        texts = [sentence.text for sentence in testimony.sentences]
        fitting = [text for text in texts if 12 <= len(text.split()) <= 30 and "[" not in text]
        if fitting:
            found.append((bytes.fromhex(testimony.id), fitting[len(fitting) // 2]))
        if len(found) == EXCERPTS:
            break
    return found
