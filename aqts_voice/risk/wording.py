"""What the residual risk says in French, to be translated by the page that shows it; sentences only, and how numbers are rounded in them."""

from aqts_voice.risk.context import N_
from aqts_voice.risk.details import Kind
from aqts_voice.risk.population import LEAST_PEOPLE
from aqts_voice.risk.verdicts import Level, Reason

DETAILS: dict[Kind, str] = {
    Kind.REGION: N_("la région"),
    Kind.FIELD: N_("le domaine"),
    Kind.EMPLOYER: N_("le type d’employeur"),
    Kind.ROLE: N_("la famille d’emploi"),
    Kind.SENIORITY: N_("l’expérience"),
    Kind.YEAR: N_("une année"),
    Kind.AGE_BAND: N_("une tranche d’âge"),
    Kind.PLACE_REGION: N_("la région d’un lieu"),
    Kind.ORGANISATION_KIND: N_("un type d’établissement"),
    Kind.PROFESSION: N_("une famille de professions"),
    Kind.LEFT_PLACE: N_("un lieu resté visible"),
    Kind.LEFT_ORGANISATION: N_("un établissement ou une équipe restés visibles"),
    Kind.LEFT_DATE: N_("une date restée visible"),
    Kind.LEFT_AGE: N_("un âge exact resté visible"),
    Kind.LEFT_POSITION: N_("une fonction restée visible"),
    Kind.LEFT_DEMOGRAPHIC: N_("une particularité restée visible"),
    Kind.LEFT_EVENT: N_("un événement resté visible"),
    Kind.LEFT_NAME: N_("un mot resté visible qui pourrait être un nom ou un numéro"),
    Kind.RARITY: N_("des mots qui disent que c’est rare ou connu"),
}

# What to do so that a detail is no longer known.
CHANGES: dict[Kind, str] = {
    Kind.REGION: N_("ne plus dire la région"),
    Kind.FIELD: N_("ne plus dire le domaine"),
    Kind.EMPLOYER: N_("ne plus dire le type d’employeur"),
    Kind.ROLE: N_("ne plus dire la famille d’emploi"),
    Kind.SENIORITY: N_("ne plus dire l’expérience"),
    Kind.YEAR: N_("masquer aussi l’année"),
    Kind.AGE_BAND: N_("masquer aussi la tranche d’âge"),
    Kind.PLACE_REGION: N_("masquer aussi la région du lieu"),
    Kind.ORGANISATION_KIND: N_("masquer aussi le type d’établissement"),
    Kind.PROFESSION: N_("masquer aussi la famille de professions"),
    Kind.LEFT_PLACE: N_("masquer tout lieu resté visible"),
    Kind.LEFT_ORGANISATION: N_("masquer tout nom d’établissement ou d’équipe"),
    Kind.LEFT_DATE: N_("masquer toute date restée visible"),
    Kind.LEFT_AGE: N_("masquer tout âge exact"),
    Kind.LEFT_POSITION: N_("masquer toute fonction restée visible"),
    Kind.LEFT_DEMOGRAPHIC: N_("masquer toute particularité restée visible"),
    Kind.LEFT_EVENT: N_("masquer tout événement resté visible"),
    Kind.LEFT_NAME: N_("masquer tout ce qui pourrait être un nom ou un numéro"),
    Kind.RARITY: N_("dire autrement ce qui est rare ou connu"),
}

LEVELS: dict[Level, str] = {
    Level.LOW: N_("faible"),
    Level.WATCH: N_("à surveiller"),
    Level.HIGH: N_("élevée"),
    Level.UNKNOWN: N_("inconnue"),
}

REASONS: dict[Reason, str] = {
    Reason.MANY_FIT: N_("Beaucoup de personnes ont le profil que ce texte laisse voir."),
    Reason.SOME_FIT: N_("Assez de personnes ont ce profil, sans être nombreuses."),
    Reason.FEW_FIT: N_("Moins de 20 personnes pourraient avoir ce profil."),
    Reason.ONE_NAMED: N_("Un mot resté visible pourrait être un nom ou un numéro."),
    Reason.ONE_OF_A_KIND: N_("Le texte dit qu’une personne est la seule, ou l’une des rares."),
    Reason.COARSE_UNCOUNTED: N_("Aucun chiffre public ne dit combien de personnes ont ce profil."),
    Reason.EXACT_UNCOUNTED: N_("Des mots précis restent visibles, et rien ne dit combien de personnes ils désignent."),
    Reason.NOTHING_TO_LINK: N_("Rien de ce qui reste ne se rapproche facilement d’autres renseignements."),
    Reason.EVENT_LEFT: N_("Un événement resté visible peut se chercher dans les médias ou les décisions publiques."),
    Reason.NAME_LEFT: N_("Un nom ou un numéro mènerait à d’autres renseignements."),
    Reason.DATE_AND_PLACE_LEFT: N_("Une date et un lieu ensemble peuvent se comparer à un dossier ou à un horaire."),
    Reason.WORDS_LEFT: N_("Un mot précis resté visible peut se comparer à un dossier ou à un horaire."),
    Reason.VALUES_TOGETHER: N_(
        "Plusieurs indications gardées larges, mises ensemble, peuvent se comparer à d’autres renseignements."
    ),
    Reason.TOLD_AS_RARE: N_(
        "Le texte annonce quelque chose de rare ou de connu : on ne peut pas savoir s’il en existe une trace ailleurs."
    ),
    Reason.NOTHING_TO_INFER: N_("Ce qui reste n’apprend rien de plus sur une personne."),
    Reason.TRAIT_LEFT: N_("Une particularité restée visible apprend quelque chose d’une personne."),
    Reason.FIELD_AND_RARITY: N_("Le domaine, avec ce que le texte dit de rare, laisse deviner de qui il s’agit."),
    Reason.AGE_KNOWN: N_("Un âge, même large, apprend quelque chose d’une personne."),
    Reason.FEW_TO_INFER: N_("Qui reconnaîtrait la personne apprendrait le reste du témoignage."),
}

SOURCES: dict[str, str] = {
    "total": N_("16 000 travailleuses sociales et travailleurs sociaux au Québec (OTSTCFQ, mars 2025)"),
    "regions": N_("part de la population de chaque région (Répertoire des municipalités du Québec, 2026)"),
    "survey": N_("sondage de fondation de l’AQTS (octobre 2021, environ 830 réponses volontaires)"),
}


def about(people: int) -> int | None:
    """Return *people* rounded down to two digits, to 5 under a hundred; None under twenty, which no page prints."""
    if people < LEAST_PEOPLE:
        return None
    if people < 100:
        return people - people % 5
    step = int(10 ** (len(str(people)) - 2))
    return people - people % step
