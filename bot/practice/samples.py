"""Pictures that nobody took: small drawn PNGs for the practice room."""

import struct
import zlib
from functools import cache

SIDE = 240
# (sky, ground, thing): soft colours, a different mood for each number
MOODS = (
    ((253, 232, 205), (196, 143, 92), (214, 90, 70)),
    ((214, 234, 248), (133, 178, 126), (243, 196, 64)),
    ((236, 226, 246), (146, 122, 170), (240, 240, 235)),
    ((226, 245, 232), (92, 138, 110), (232, 126, 92)),
    ((255, 243, 219), (170, 152, 120), (96, 140, 190)),
)
Colour = tuple[int, int, int]


@cache
def sample(number: int) -> bytes:
    """A parcel under a sun, a little different for every number, as PNG."""
    rows = [
        b"\x00" + bytes(c for x in range(SIDE) for c in _pixel(x, y, number)) for y in range(SIDE)
    ]
    header = struct.pack(">IIBBBBB", SIDE, SIDE, 8, 2, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + _part(b"IHDR", header) + _part(b"IDAT", body) + _part(b"IEND", b"")
    )


def _part(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def _pixel(x: int, y: int, number: int) -> Colour:
    sky, ground, thing = MOODS[number % len(MOODS)]
    left = 60 + number * 13 % 50
    if (x - 190 + number * 7) ** 2 + (y - 50) ** 2 < 26**2:
        return (250, 214, 110)
    if left < x < left + 100 and 100 < y < 190:
        return (255, 255, 255) if abs(x - left - 50) < 7 or abs(y - 125) < 6 else thing
    return ground if y > 170 else sky
