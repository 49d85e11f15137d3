"""Tells an author, in plain French or English, why some words may identify someone and how they were found; it quotes none of them."""

from collections.abc import Iterable

from aqts_voice.deid.labels import Label
from aqts_voice.deid.traces import TextLanguage, Trace

_WHY: dict[str, dict[Label, str]] = {
    "fr": {
        Label.PERSON: "Ce prénom ou ce nom pourrait désigner quelqu’un.",
        Label.CODE: "Ce numéro ou cette adresse mène directement à une personne ou à un dossier.",
        Label.LOC: "Ce lieu réduit le nombre de personnes dont il peut s’agir.",
        Label.ORG: "Ce nom d’établissement, d’équipe ou d’organisme peut mener jusqu’à quelqu’un.",
        Label.DATE: "Cette date permettrait de retrouver un moment précis dans un dossier ou un horaire.",
        Label.AGE: "Cet âge exact, joint à d’autres détails, peut faire reconnaître quelqu’un.",
        Label.ROLE: "Peu de personnes occupent cette fonction.",
        Label.DEMO: "Cette particularité, dite d’une personne ou d’une famille, peut la faire reconnaître.",
        Label.EVENT: "On pourrait retrouver cet événement dans les médias ou dans une décision publique.",
    },
    "en": {
        Label.PERSON: "This name could point to someone.",
        Label.CODE: "This number or address leads straight to a person or a file.",
        Label.LOC: "This place narrows down who it may be about.",
        Label.ORG: "The name of this establishment, team or organisation may lead to someone.",
        Label.DATE: "This date could be matched with a moment in a file or a schedule.",
        Label.AGE: "This exact age, with other details, may let someone be recognised.",
        Label.ROLE: "Few people hold this position.",
        Label.DEMO: "Said of one person or family, this detail may let them be recognised.",
        Label.EVENT: "This event could be looked up in the media or in a public decision.",
    },
}

# The way something was found, by how its source begins: the first that fits, the surest first.
_HOW: dict[str, dict[str, str]] = {
    "fr": {
        "author": "Vous l’avez écrit dans vos mots à cacher.",
        "rule:valid-": "Reconnu par sa forme, et ses chiffres concordent.",
        "rule:": "Reconnu par sa forme ou par les mots qui l’entourent.",
        "list:": "Trouvé sur nos listes de noms, de lieux ou d’établissements.",
        "model": "Repéré par notre outil de lecture, qui peut se tromper.",
        "dial": "Masqué par prudence\u00a0: notre outil de lecture hésitait.",
        "shape:": "Écrit comme on écrit un nom.",
        "propagation": "Le même nom se trouve ailleurs dans le texte.",
        "": "Repéré par nos outils.",
    },
    "en": {
        "author": "You wrote it in your words to hide.",
        "rule:valid-": "Recognised by its shape, and its digits agree.",
        "rule:": "Recognised by its shape or by the words around it.",
        "list:": "Found on our lists of names, places or establishments.",
        "model": "Noticed by our reading tool, which can be wrong.",
        "dial": "Masked to be careful: our reading tool hesitated.",
        "shape:": "Written the way names are.",
        "propagation": "The same name is elsewhere in the text.",
        "": "Noticed by our tools.",
    },
}
_MAYBE = {
    "fr": "Ce n’est pas certain\u00a0: dans le doute, nous masquons.",
    "en": "It is not certain: when in doubt, we mask.",
}


def why(label: Label, *, language: TextLanguage = "fr") -> str:
    """Return one calm sentence that tells the author why words of *label* may identify someone."""
    return _WHY["en" if language == "en" else "fr"][label]


def how(traces: Iterable[Trace], *, language: TextLanguage = "fr") -> str:
    """Return how the occurrences of one person or thing were found: by the surest of their sources, in one sentence.

    A second sentence says when each of them is doubtful. The strength of a source comes from its name, never from a score.
    """
    spoken = "en" if language == "en" else "fr"
    known = list(traces)
    ways = list(_HOW[spoken])
    way = min((_way(one.source, ways) for one in known), key=ways.index, default="")
    found = _HOW[spoken][way]
    return found if any(one.sure for one in known) else f"{found} {_MAYBE[spoken]}"


def _way(source: str, ways: Iterable[str]) -> str:
    return next(way for way in ways if source.startswith(way))
