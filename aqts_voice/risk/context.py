"""The coarse context that an author may give: its codes, their French labels and the broader codes above them; it holds no figure."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date


def N_(label: str) -> str:  # noqa: N802 -- the name gettext tools look for
    """Mark *label* for the translation catalogue; pages translate it when they show it."""
    return label


@dataclass(frozen=True, kw_only=True)
class Context:
    """Codes of what an author says of their work; None is « préfère ne pas dire », which is never told from « tous »."""

    region: str | None = None
    field: str | None = None
    employer: str | None = None
    role: str | None = None
    seniority: str | None = None

    def __post_init__(self) -> None:
        """Refuse a code that its attribute does not have."""
        for attribute, code in self.answered().items():
            if code not in LABELS[attribute]:
                raise ValueError(f"Unknown code for {attribute}.")

    def answered(self) -> dict[str, str]:
        """Return the codes that were given, by attribute, in the order of the attributes."""
        return {one.name: code for one in fields(self) if (code := getattr(self, one.name)) is not None}

    @classmethod
    def of(cls, codes: Mapping[str, str]) -> "Context":
        """Return the context that `answered` described; unknown attributes and codes count as not given."""
        return cls(**{name: codes[name] for name in ATTRIBUTES if codes.get(name) in LABELS[name]})


ATTRIBUTES = tuple(one.name for one in fields(Context))

TITLES: dict[str, str] = {
    "region": N_("Région"),
    "field": N_("Domaine"),
    "employer": N_("Type d’employeur"),
    "role": N_("Famille d’emploi"),
    "seniority": N_("Expérience"),
}

# Regions are grouped as in the electoral regions of the OTSTCFQ, then in five; fields are those of the testimonies on
# which the engine was developed, then four broad ones.
LABELS: dict[str, dict[str, str]] = {
    "region": {
        "01/11": N_("Bas-Saint-Laurent, Gaspésie et Îles-de-la-Madeleine"),
        "02": N_("Saguenay–Lac-Saint-Jean"),
        "03/12": N_("Capitale-Nationale et Chaudière-Appalaches"),
        "04/17": N_("Mauricie et Centre-du-Québec"),
        "05": N_("Estrie"),
        "06/13": N_("Montréal et Laval"),
        "07": N_("Outaouais"),
        "08/10": N_("Abitibi-Témiscamingue et Nord-du-Québec"),
        "09": N_("Côte-Nord"),
        "14/15": N_("Lanaudière et Laurentides"),
        "16": N_("Montérégie"),
        "metropole": N_("Montréal et Laval"),
        "couronnes": N_("Couronnes de Montréal (Lanaudière, Laurentides, Montérégie)"),
        "capitale": N_("Québec et Chaudière-Appalaches"),
        "centre": N_("Mauricie, Centre-du-Québec et Estrie"),
        "eloignees": N_("Régions éloignées et Outaouais"),
    },
    "field": {
        "aines": N_("Personnes aînées, soutien à domicile, hébergement"),
        "protection-jeunesse": N_("Protection de la jeunesse"),
        "famille-enfance-jeunesse": N_("Famille, enfance, jeunesse"),
        "scolaire": N_("Milieu scolaire"),
        "sante-mentale-jeunesse": N_("Santé mentale jeunesse"),
        "sante-mentale-adulte": N_("Santé mentale adulte"),
        "crise": N_("Intervention de crise"),
        "dependances": N_("Dépendances"),
        "medical-hospitalier": N_("Milieu médical et hospitalier"),
        "deficience": N_("Déficience, autisme"),
        "communautaire": N_("Action communautaire"),
        "organisation-communautaire": N_("Organisation communautaire"),
        "prive": N_("Pratique privée"),
        "autre": N_("Autre domaine"),
        "jeunes-familles": N_("Jeunes, familles et école"),
        "mental-crise": N_("Santé mentale, crise et dépendances"),
        "aines-sante": N_("Personnes aînées, santé physique et déficience"),
        "milieu": N_("Communautaire, pratique privée et autres"),
    },
    "employer": {
        "reseau-public": N_("Réseau public de la santé et des services sociaux"),
        "autre-public": N_("Autre organisme public ou scolaire"),
        "communautaire": N_("Organisme communautaire"),
        "autre": N_("Autre employeur"),
    },
    "role": {
        "ts": N_("Travail social (T.S.)"),
        "arh": N_("Relations humaines (A.R.H., agent·e)"),
        "technique": N_("Technique, éducation ou organisation communautaire"),
        "coordination": N_("Coordination, gestion ou autre"),
    },
    "seniority": {
        "0-5": N_("0 à 5 ans"),
        "6-15": N_("6 à 15 ans"),
        "16+": N_("16 ans et plus"),
    },
}

# The broader code above each code; a code that has none is followed by « tous », which is None.
ABOVE: dict[str, dict[str, str]] = {
    "region": {
        "06/13": "metropole",
        **dict.fromkeys(("14/15", "16"), "couronnes"),
        "03/12": "capitale",
        **dict.fromkeys(("04/17", "05"), "centre"),
        **dict.fromkeys(("01/11", "02", "07", "08/10", "09"), "eloignees"),
    },
    "field": {
        **dict.fromkeys(
            ("protection-jeunesse", "famille-enfance-jeunesse", "scolaire", "sante-mentale-jeunesse"), "jeunes-familles"
        ),
        **dict.fromkeys(("sante-mentale-adulte", "crise", "dependances"), "mental-crise"),
        **dict.fromkeys(("aines", "medical-hospitalier", "deficience"), "aines-sante"),
        **dict.fromkeys(("communautaire", "organisation-communautaire", "prive", "autre"), "milieu"),
    },
}


def choices(attribute: str) -> dict[str, str]:
    """Return the codes that an author may choose for *attribute*, with their labels; the broader codes are left out."""
    broader = set(ABOVE.get(attribute, {}).values())
    return {code: label for code, label in LABELS[attribute].items() if code not in broader}


def broader(attribute: str, code: str) -> str | None:
    """Return the code one step above *code*, None when only « tous » is above it."""
    return ABOVE.get(attribute, {}).get(code)


def ladder(attribute: str, code: str | None) -> tuple[str | None, ...]:
    """Return *code*, each broader code, and None last; only None for None."""
    steps: list[str | None] = []
    while code is not None:
        steps.append(code)
        code = broader(attribute, code)
    return (*steps, None)


def coarse(attribute: str, code: str | None) -> str | None:
    """Return the broadest code above *code* short of « tous »: region at 5, field at 4, the others as they are."""
    return None if code is None else ladder(attribute, code)[-2]


def label_of(attribute: str, code: str) -> str:
    """Return the French label of *code*, to be translated by the page that shows it."""
    return LABELS[attribute][code]


def half_year(month: date) -> str:
    """Return the half-year of an epoch's month as « 2026-1 » or « 2026-2 »."""
    return f"{month.year}-{1 if month.month <= 6 else 2}"
