"""Says whether a text speaks of a child or a parent followed by youth protection; a pure function."""

import re

from aqts_voice.deid.folding import fold

FIELD = "protection-jeunesse"
"""The field of work that is youth protection by itself."""

# Bodies and measures of the Loi sur la protection de la jeunesse and the Loi sur le système de justice pénale pour les
# adolescents, and the English names used for them in Quebec.
_PROTECTION = re.compile(
    r"""\b(?:
    d\.?p\.?j | d\.?y\.?p | l\.?p\.?j | l\.?s\.?j\.?p\.?a | protection\ de\ la\ jeunesse | protection\ de\ l'enfance
    | signalements? | signaler | centres?\ jeunesse | cpej | crjda | batshaw | familles?\ d'accueil | f\.?a\b
    | placements? | places?\ en\ (?:foyer|famille|centre) | replace(?:e|s|es|ment|ments)? | foyers?\ de\ groupe
    | tribunal\ de\ la\ jeunesse | chambre\ de\ la\ jeunesse | compromission | retrait\ (?:d'urgence|du\ milieu)
    | (?:visites?|contacts?)\ supervise[es]{1,2} | reunification | adoption | tutelle | projet\ de\ vie
    | youth\ (?:protection|centre|center|court) | director\ of\ youth | foster | group\ homes?
    | reported\ to\ (?:the\ )?dyp | supervised\ visits?
    )\b""",
    re.VERBOSE,
)
_FAMILY = re.compile(
    r"""\b(?:
    enfants? | bebes? | poupons? | nourrissons? | jeunes? | ados? | adolescente?s? | mineure?s? | fratrie | jume(?:aux|lles|au|lle)
    | fils | filles? | fillettes? | garcons? | gars | petite?s? | p'tite?s? | ti-?culs? | flos? | kids? | eleves?
    | meres? | peres? | mamans? | papas? | parents? | familles? | grand-?(?:mere|pere)s? | freres? | soeurs?
    | child(?:ren)? | bab(?:y|ies) | infants? | teens? | teenagers? | youths? | minors? | siblings? | twins?
    | son | sons | daughters? | boys? | girls? | mothers? | fathers? | moms? | dads? | famil(?:y|ies) | brothers? | sisters?
    )\b""",
    re.VERBOSE,
)


def concerns_youth_protection(text: str, *, field: str | None) -> bool:
    """Return True when youth protection and a child or a parent occur together.

    *field* is the field of work given beside the text, or None; « protection-jeunesse » stands for any mention.
    """
    words = fold(text).plain
    protected = field == FIELD or _PROTECTION.search(words) is not None
    return protected and _FAMILY.search(words) is not None
