"""A link as a QR code: a square of dark and light points. The library is loaded with the first."""

from functools import lru_cache

QUIET = 4  # points of paper around it, without which cameras do not find it
KEPT = 64


@lru_cache(KEPT)
def points(link: str) -> tuple[tuple[bool, ...], ...]:
    """The rows of a code, true where it is dark; a quarter of it may be worn off (level Q)."""
    import segno

    made = segno.make_qr(link, error="q")
    return tuple(tuple(bool(each) for each in row) for row in made.matrix)
