"""What an address in the settings may look like."""

import ipaddress
import re
from urllib.parse import urlsplit

from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError


def is_web_address(value: str) -> bool:
    """Whether this is a bare address of the web."""
    try:
        parts = urlsplit(value)
        _ = parts.port  # reading it checks it
    except ValueError:
        return False
    is_bare = not (parts.query or parts.fragment or parts.username or re.search(r"\s", value))
    return parts.scheme in ("http", "https") and bool(parts.hostname) and is_bare


def is_loopback(host: str) -> bool:
    """Whether this machine is meant."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def is_safe(value: str) -> bool:
    """Whether nobody on the way reads what is posted there."""
    try:
        parts = urlsplit(value)
        _ = parts.port  # reading it checks it
    except ValueError:
        return False
    host = parts.hostname or ""
    if re.search(r"\s", value) or not host:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_loopback(host))


def database(value: str) -> str:
    """`value` as SQLAlchemy wants it. Raises ValueError with how to mend it."""
    for scheme in ("postgres://", "postgresql://"):
        if value.startswith(scheme):
            value = "postgresql+psycopg://" + value.removeprefix(scheme)
    try:
        address = make_url(value)
    except (ArgumentError, ValueError):
        address = None
    if address is None or address.drivername not in ("sqlite", "postgresql+psycopg"):
        raise ValueError("must be sqlite:///path/to/file or postgresql://user:password@host/name")
    if not address.database or address.database == ":memory:":
        raise ValueError("must name a database: sqlite:///path/to/file or postgresql://.../name")
    if "password" in address.query or (address.port or 0) > 65535:
        raise ValueError("must be like postgresql://user:password@host:5432/name")
    return value
