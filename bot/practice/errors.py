"""How the Bot API says no."""

from typing import Any


class ApiError(Exception):
    """A call that Telegram would refuse: its HTTP status, its words, its parameters."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters

    def to_json(self) -> dict[str, Any]:
        body = {"ok": False, "error_code": self.code, "description": self.description}
        return body | ({"parameters": self.parameters} if self.parameters else {})


def bad(words: str, **parameters: int) -> ApiError:
    """400: the call itself is wrong."""
    return ApiError(400, f"Bad Request: {words}", **parameters)


def forbidden(words: str) -> ApiError:
    """403: the person or the group does not want to hear it."""
    return ApiError(403, f"Forbidden: {words}")


def conflict(words: str) -> ApiError:
    """409: two listeners on one token."""
    return ApiError(409, f"Conflict: {words}")


def flood(seconds: int) -> ApiError:
    """429: too fast."""
    return ApiError(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)
