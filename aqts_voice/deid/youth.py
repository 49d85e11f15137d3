"""Says whether a text speaks of a child or a parent followed by youth protection; a pure function."""

import re

from aqts_voice.deid.folding import fold

FIELD = "protection-jeunesse"
"""The field of work that is youth protection by itself."""

# Bodies and measures of the Loi sur la protection de la jeunesse and of the Loi sur le système de justice pénale pour
# les adolescents, with the English names used for them in Quebec.
_PROTECTION = re.compile(
    r"""\b(?:
    d\.?p\.?j | d\.?y\.?p | l\.?p\.?j | l\.?s\.?j\.?p\.?a | protection\ de\ (?:la\ jeunesse|l'enfance)
    | centres?\ jeunesse | cpej | crjda | batshaw | familles?\ d'accueil | foyers?\ de\ groupe
    | (?:tribunal|chambre)\ de\ la\ jeunesse | compromission | retrait\ (?:d'urgence|du\ milieu)
    | (?:visites?|contacts?)\ supervisee?s? | projet\ de\ vie
    | youth\ (?:protection|centre|center|court) | director\ of\ youth | foster | group\ homes?
    )\b""",
    re.VERBOSE,
)
# Words of youth protection that elder care and other fields use too: only a child makes them one.
_MEASURE = re.compile(
    r"""\b(?:
    signale(?:e|s|es|r|ment|ments)? | placements? | place[es]{1,2}\ en | (?:re)?placee?s? | retiree?s? | tutelle
    | adoption | reunification | tribunal | supervised\ visits? | placed | removed | reported
    )\b""",
    re.VERBOSE,
)
_CHILD = re.compile(
    r"""\b(?:
    enfants? | bebes? | poupons? | nourrissons? | jeunes? | ados? | adolescente?s? | mineure?s? | fratrie | jume(?:aux|lles|au|lle)
    | fillettes? | garcons? | petite?s? | p'tite?s? | flos? | kids? | child(?:ren)? | bab(?:y|ies) | infants? | teens?
    | teenagers? | youths? | minors? | siblings? | twins?
    )\b""",
    re.VERBOSE,
)
_PARENT = re.compile(
    r"""\b(?:
    meres? | peres? | mamans? | papas? | parents? | familles? | fils | filles? | gars | grand-?(?:mere|pere)s? | freres?
    | soeurs? | mothers? | fathers? | moms? | dads? | famil(?:y|ies) | sons? | daughters? | boys? | girls? | brothers? | sisters?
    )\b""",
    re.VERBOSE,
)


def concerns_youth_protection(text: str, *, field: str | None) -> bool:
    """Return True when youth protection and a child or a parent occur together.

    *field* is the field of work given beside the text, or None; ``protection-jeunesse`` stands for any
    mention. Words such as « signalement » or « placement », which other fields share, count beside a child only.
    """
    words = fold(text).plain
    child = _CHILD.search(words) is not None
    if field == FIELD or _PROTECTION.search(words) is not None:
        return child or _PARENT.search(words) is not None
    return child and _MEASURE.search(words) is not None
