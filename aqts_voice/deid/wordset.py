"""Writes a set of words as the sentence that lists them; holds no word of its own."""


def word_set(words: str) -> frozenset[str]:
    """Return the words of *words*, separated by blanks."""
    return frozenset(words.split())
