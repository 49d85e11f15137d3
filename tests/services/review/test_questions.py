"""What a question may not ask, and the sentences that are ready."""

import pytest

from aqts_voice.services.review import questions


@pytest.mark.parametrize(
    "question",
    [
        "Qui était présent ce jour-là ?",
        "Merci. Qui l’a décidé ?",
        "À qui en avez-vous parlé ?",
        "C’est qui, la gestionnaire ?",
        "Où travaillez-vous ?",
        "Pouvez-vous préciser où\u202f?",
        "Quand est-ce arrivé ?",
        "C’était quand?",
        "Dans quel établissement était-ce ?",
        "Quelle est la date ?",
        "QUEL HÔPITAL ?",
        "Comment s’appelle votre équipe ?",
        "Quel est le nom du programme ?",
        "Who was there?",
        "When did it happen?",
        "Which hospital was it?",
        "What was the date?",
    ],
)
def test_refuses_a_question_that_asks_who_where_or_when(question: str) -> None:
    assert questions.asks_to_identify(question)


@pytest.mark.parametrize(
    "question",
    [
        "Qu’est-ce qui avait été tenté avant ?",
        "Les gens qui attendent, que leur dites-vous ?",
        "Au moment où vous l’avez appris, aviez-vous du soutien ?",
        "Le plan ou le suivi a-t-il changé ?",
        "Quel soutien aurait aidé ?",
        "Quelle réponse a été donnée ?",
        "How did the families react?",
    ],
)
def test_lets_other_questions_pass(question: str) -> None:
    assert not questions.asks_to_identify(question)


@pytest.mark.parametrize("ready", questions.QUESTIONS, ids=lambda one: one.key)
def test_holds_ready_questions_that_would_pass_its_own_rule(ready: questions.Ready) -> None:
    assert not questions.asks_to_identify(ready.french)
    assert not questions.asks_to_identify(ready.english)


def test_speaks_the_language_of_the_author() -> None:
    ready = questions.QUESTIONS[0]

    assert questions.chosen(questions.QUESTIONS, ready.key, "", language="en") == ready.english
    assert questions.chosen(questions.QUESTIONS, ready.key, "", language="other") == ready.french


@pytest.mark.parametrize(("ready", "own"), [("", ""), ("", "  \n"), ("unknown", "Des mots."), ("", "x" * 801)])
def test_refuses_a_sentence_that_is_missing_or_endless(ready: str, own: str) -> None:
    with pytest.raises(questions.QuestionEmpty):
        questions.chosen(questions.QUESTIONS, ready, own, language="fr")
