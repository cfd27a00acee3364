"""What a secret in the settings may be. Each raises ValueError with how to mend it."""

from collections import Counter
from itertools import pairwise
from math import log2

from pydantic import SecretStr

SECRET_LENGTH = 32
SECRET_BITS = 96  # that even 32 hexadecimal digits have by this measure
HOW_TO_MAKE_ONE = 'python3 -c "import secrets; print(secrets.token_urlsafe(48))"'


def long_enough(value: SecretStr) -> SecretStr:
    """A secret as long as one must be, or none."""
    if 0 < len(value) < SECRET_LENGTH:
        raise ValueError(f"is too short: 32 characters or more, made with {HOW_TO_MAKE_ONE}")
    return value


def strong(value: SecretStr) -> SecretStr:
    """A secret that nobody guesses, or none. A former one may be what it is: it is left by turning
    the keys."""
    secret = long_enough(value).get_secret_value()
    if secret and (_bits(secret) < SECRET_BITS or _is_alphabet(secret)):
        raise ValueError(f"is too easy to guess: make one with {HOW_TO_MAKE_ONE}")
    return value


def _bits(secret: str) -> float:
    """How much chance there is in it at the most, what repeats counted once."""
    piece = secret[: _period(secret)]
    counts = Counter(piece).values()
    return -sum(count * log2(count / len(piece)) for count in counts)


def _period(secret: str) -> int:
    """After how many characters it says the same again."""
    length = len(secret)
    return next(size for size in range(1, length + 1) if secret[size:] == secret[: length - size])


def _is_alphabet(secret: str) -> bool:
    """Whether most of it only counts: abcdefg, 9876543."""
    steps = [abs(ord(after) - ord(before)) for before, after in pairwise(secret)]
    return sum(step <= 1 for step in steps) > len(steps) / 2
