"""Youth protection and a child or a parent, together or not."""

import pytest

from aqts_voice.deid.youth import concerns_youth_protection


@pytest.mark.parametrize(
    "text",
    [
        "La DPJ a retiré l’enfant ce matin.",
        "UN SIGNALEMENT POUR LA PETITE",
        "La famille d’accueil a rendu le bébé.",
        "The foster mother called youth protection.",
        "le placement du jeune a ete prolonge",
    ],
)
def test_sees_a_child_or_parent_under_youth_protection(text: str) -> None:
    assert concerns_youth_protection(text, field=None)


@pytest.mark.parametrize(
    "text",
    ["Les enfants jouent dans la cour.", "La LPJ sera revue en commission.", "Le placement en CHSLD a pris un an."],
)
def test_needs_both(text: str) -> None:
    assert not concerns_youth_protection(text, field=None)


def test_takes_the_field_for_a_mention() -> None:
    assert concerns_youth_protection("La mère attend.", field="protection-jeunesse")
    assert not concerns_youth_protection("La mère attend.", field="aines")
