"""The refusals a person may read, each with its sentence; the edge turns them into pages, nothing else shows them."""

from typing import ClassVar


def N_(sentence: str) -> str:  # noqa: N802 -- the name gettext tools look for
    """Mark *sentence* for the translation catalogue; the edge translates it when it is shown."""
    return sentence


class Refused(Exception):
    """An act that cannot be done now; ``sentence`` says what happened, what was kept and what to do."""

    status: ClassVar[int] = 422
    sentence: ClassVar[str] = N_(
        "Cette action n’a pas pu être faite. Rien n’a été modifié. Revenez à la page précédente et réessayez."
    )

    def __init__(self) -> None:
        super().__init__(type(self).__name__)


class NotFound(Refused):
    """Nothing here, or nothing this person may see."""

    status = 404
    sentence = N_("Cette page n’existe pas, ou n’existe plus. Rien n’a été modifié. Vous pouvez revenir à l’accueil.")


class NotAllowed(Refused):
    """The person is known and may not do this."""

    status = 403
    sentence = N_(
        "Votre rôle ne permet pas cette action. Rien n’a été modifié. Une personne responsable de l’instance peut vous aider."
    )


class SignInNeeded(Refused):
    """The session is missing, idle for too long, or ended."""

    status = 401
    sentence = N_(
        "Il faut être connecté·e pour voir cette page. Ce qui était enregistré l’est toujours. Connectez-vous pour continuer."
    )


class NotReady(Refused):
    """No vault key exists yet: the instance has no steward, so nothing can be sealed."""

    status = 503
    sentence = N_(
        "Le site n’est pas encore ouvert aux témoignages. Votre texte n’a pas été conservé ici : gardez-le, et revenez dans quelques jours."
    )


class Conflict(Refused):
    """Someone else acted first on the same thing."""

    status = 409
    sentence = N_(
        "Une autre personne vient de modifier la même chose. Votre travail n’a rien écrasé. Rechargez la page pour voir où elle en est."
    )
