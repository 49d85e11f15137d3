"""Check digits of Quebec's health insurance number and of Canada's social insurance number; they raise confidence and never reject."""

# A=01 … R=18, S=20 … Z=27: the table of the RAMQ leaves 19 out.
_LETTERS = {letter: f"{at + 1 + (letter >= 's'):02d}" for at, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}
_RAMQ_WEIGHTS = (7, 1, 1, 3, 9, 7, 3, 9, 5, 3, 1, 3, 5, 7, 6, 9, 1)
_CENTURIES = ("19", "20")
# The month is raised by fifty for women.
_WOMEN = 50


def is_valid_ramq(number: str) -> bool:
    """Say whether *number*, a NAM in any writing, ends with its own check digit.

    A NAM is four letters, the year, month (plus 50 for women) and day of birth, a sequence digit and the check digit.
    The 17 digits of the letters, the birth date with its century and the sequence digit are weighted; their sum ends
    with the check digit. The century is not written, so both are tried.
    """
    signs = _letters_and_digits(number)
    letters, digits = signs[:4], signs[4:]
    if len(signs) != 12 or not all(letter in _LETTERS for letter in letters) or not _is_decimal(digits):
        return False
    month, day = int(digits[2:4]) % _WOMEN, int(digits[4:6])
    if not (1 <= month <= 12 and 1 <= day <= 31 and int(digits[2:4]) < 2 * _WOMEN):
        return False
    coded = "".join(_LETTERS[letter] for letter in letters)
    return any(_ends_with_sum(coded + century + digits[:7], digits[7]) for century in _CENTURIES)


def is_valid_sin(number: str) -> bool:
    """Say whether *number*, a NAS in any writing, is nine digits that satisfy the Luhn formula; none opens with 0 or 8."""
    digits = _letters_and_digits(number)
    if len(digits) != 9 or not _is_decimal(digits) or digits[0] in "08":
        return False
    doubled = (int(digit) * (1 + at % 2) for at, digit in enumerate(digits))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _ends_with_sum(digits: str, check: str) -> bool:
    total = sum(weight * int(digit) for weight, digit in zip(_RAMQ_WEIGHTS, digits, strict=True))
    return total % 10 == int(check)


def _letters_and_digits(number: str) -> str:
    return "".join(sign for sign in number.lower() if sign.isalnum())


def _is_decimal(signs: str) -> bool:
    return signs.isascii() and signs.isdigit()
