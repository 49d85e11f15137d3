"""Ready questions and ready sentences of refusal, and what a question may not ask; they hold no author's word."""

import itertools
import unicodedata
from dataclasses import dataclass

from aqts_voice.errors import N_, Refused

LONGEST = 800
BEFORE_ASKING_WHO = frozenset(
    {
        "a",
        "avec",
        "chez",
        "de",
        "par",
        "pour",
        "contre",
        "et",
        "ou",
        "mais",
        "est",
        "etait",
        "moi",
        "dire",
        "savoir",
        "preciser",
        "nommer",
    }
)
NAMING = frozenset(
    {("s", "appelle"), ("s", "appelait"), ("s", "appellent"), ("le", "nom"), ("les", "noms"), ("votre", "nom")}
)
# « au moment où », « la situation où »: a relative word that asks for no place.
BEFORE_RELATIVE_WHERE = frozenset({"moment", "cas", "mesure", "point", "situation", "situations"})
ASKING = frozenset({"quel", "quelle", "quels", "quelles", "which", "what"})
IDENTIFYING = frozenset(
    [
        "adresse",
        "an",
        "annee",
        "annees",
        "arrondissement",
        "bureau",
        "centre",
        "ciusss",
        "cisss",
        "clsc",
        "collegue",
        "collegues",
        "date",
        "dates",
        "direction",
        "employeur",
        "endroit",
        "equipe",
        "equipes",
        "etablissement",
        "etablissements",
        "foyer",
        "gestionnaire",
        "heure",
        "hopital",
        "intervenante",
        "intervenant",
        "jour",
        "jours",
        "lieu",
        "lieux",
        "mois",
        "municipalite",
        "nom",
        "noms",
        "organisme",
        "personne",
        "personnes",
        "point",
        "poste",
        "prenom",
        "prenoms",
        "programme",
        "programmes",
        "quartier",
        "region",
        "residence",
        "saison",
        "secteur",
        "semaine",
        "service",
        "services",
        "site",
        "territoire",
        "titre",
        "unite",
        "ville",
        "villes",
        "address",
        "city",
        "date",
        "day",
        "employer",
        "establishment",
        "hospital",
        "hour",
        "month",
        "name",
        "names",
        "place",
        "region",
        "service",
        "team",
        "town",
        "unit",
        "year",
    ]
)
ALWAYS = frozenset({"quand", "who", "whom", "whose", "where", "when"})


class QuestionIdentifies(Refused):
    """The question asks who, where or when."""

    sentence = N_(
        "Cette question demande qui, où ou quand, ce qui pourrait faire reconnaître quelqu’un. Elle n’a pas été envoyée, et votre "
        "texte est toujours là. Choisissez plutôt l’une des questions prêtes, ou demandez ce qui s’est passé sans ces détails."
    )


class QuestionTwice(Refused):
    """A question was already asked about this testimony."""

    status = 409
    sentence = N_(
        "Une question a déjà été posée pour ce témoignage. La vôtre n’a pas été envoyée. Une seule suffit, pour ne pas fatiguer la "
        "personne qui a écrit\u00a0: décidez avec ce que vous avez."
    )


class QuestionEmpty(Refused):
    """Nothing was chosen or written, or far too much."""

    sentence = N_("Il manque le texte. Rien n’a été envoyé. Choisissez une phrase prête, ou écrivez-en une, courte.")


@dataclass(frozen=True)
class Ready:
    """A sentence written beforehand, in the two languages that authors may write in."""

    key: str
    french: str
    english: str

    def in_language(self, language: str) -> str:
        """Return the sentence for someone who wrote in *language*; French unless it is English."""
        return self.english if language == "en" else self.french


QUESTIONS: tuple[Ready, ...] = (
    Ready(
        "tried",
        "Qu’est-ce qui avait été tenté à l’interne, et quelle réponse a été donnée\u202f?",
        "What had been tried inside, and what answer was given?",
    ),
    Ready(
        "effect",
        "Quelles conséquences avez-vous vues pour les personnes que vous accompagnez\u202f?",
        "What consequences did you see for the people you support?",
    ),
    Ready(
        "frequency",
        "Est-ce arrivé une fois, quelques fois, ou est-ce devenu habituel\u202f?",
        "Did it happen once, a few times, or has it become usual?",
    ),
    Ready(
        "help",
        "Qu’est-ce qui aurait aidé, ou aiderait maintenant\u202f?",
        "What would have helped, or would help now?",
    ),
    Ready(
        "sense",
        "Un passage n’était pas clair pour moi. Pouvez-vous le dire autrement, sans nom ni lieu\u202f?",
        "One passage was unclear to me. Could you put it another way, without any name or place?",
    ),
    Ready(
        "comfort",
        "Certaines personnes pourraient reconnaître cet événement. Voulez-vous que nous retirions ce passage\u202f?",
        "Some people might recognise this event. Would you like us to remove that passage?",
    ),
)

REFUSALS: tuple[Ready, ...] = (
    Ready(
        "outside",
        "Merci d’avoir pris le temps d’écrire. Votre texte parle d’une autre réalité que celle que nous pouvons porter ici, "
        "nous ne le garderons donc pas parmi les témoignages. Ce que vous vivez compte, et vous pouvez écrire de nouveau.",
        "Thank you for taking the time to write. Your text is about something that we cannot carry here, so we will not keep "
        "it among the testimonies. What you are living through matters, and you may write again.",
    ),
    Ready(
        "recognisable",
        "Merci de votre confiance. Même sans les noms, une personne du milieu reconnaîtrait cette histoire, et nous ne voulons pas "
        "vous exposer. Nous ne l’utiliserons donc pas. Vous pouvez écrire de nouveau, en parlant de ce qui se répète plutôt que de cet événement.",
        "Thank you for your trust. Even without the names, someone in the field would recognise this story, and we do not want "
        "to expose you. We will not use it. You may write again, about what keeps happening rather than this event.",
    ),
    Ready(
        "others",
        "Merci de votre confiance. Ce texte en dit trop sur une personne accompagnée, et elle doit être protégée avant tout. "
        "Nous ne l’utiliserons donc pas. Vous pouvez l’écrire de nouveau en parlant de votre travail plutôt que d’elle.",
        "Thank you for your trust. This text says too much about a person you support, who must be protected first. "
        "We will not use it. You may write it again, about your work rather than about them.",
    ),
    Ready(
        "repeat",
        "Merci. Ce texte ressemble beaucoup à un autre que nous avons déjà accueilli\u00a0: nous n’en comptons qu’un, pour que nos chiffres "
        "restent justes. Votre voix est bien là.",
        "Thank you. This text is very close to another that we already welcomed: we count only one, so that our figures stay "
        "true. Your voice is there.",
    ),
)


def asks_to_identify(question: str) -> bool:
    """Tell whether *question* asks who, where or when, by its plain words; a doubt counts as yes."""
    composed = unicodedata.normalize("NFC", question).casefold()
    ends = dict.fromkeys(map(ord, "?!;:\n"), ".")
    return any(_clause_identifies(clause) for clause in composed.translate(ends).split("."))


def _clause_identifies(clause: str) -> bool:
    accented = "".join(sign if sign.isalnum() else " " for sign in clause).split()
    words = [_bare(word) for word in accented]
    pairs = set(itertools.pairwise(words))
    return bool(pairs & NAMING) or any(_identifies(words, accented, at) for at in range(len(words)))


def _identifies(words: list[str], accented: list[str], at: int) -> bool:
    word, before = words[at], words[at - 1] if at else ""
    if word in ALWAYS:
        return True
    if accented[at] == "où":
        return before not in BEFORE_RELATIVE_WHERE
    if word == "qui":
        # « ce qui », « les gens qui » tell something; « qui » at first, or after these words, asks.
        return not at or before in BEFORE_ASKING_WHO
    return word in ASKING and bool(IDENTIFYING & set(words[at + 1 : at + 4]))


def _bare(word: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", word) if not unicodedata.combining(sign))


def chosen(sentences: tuple[Ready, ...], ready: str, own: str, *, language: str) -> str:
    """Return the ready sentence whose key is *ready*, in the author's language, or else the member's *own* words.

    Raises:
        QuestionEmpty: neither, or own words longer than `LONGEST` signs.
    """
    for sentence in sentences:
        if sentence.key == ready:
            return sentence.in_language(language)
    text = own.strip()
    if ready or not text or len(text) > LONGEST:
        raise QuestionEmpty
    return text
