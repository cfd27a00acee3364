"""Sealing single fields: what is private stays unreadable in the database and its backups."""

import hmac
import os
import unicodedata
from base64 import b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

VERSION = "v1"
NONCE_BYTES = 12  # 96 bits, random: NIST SP 800-38D §8.2.2 allows 2**32 fields per key
MAC_BYTES = 9  # 72 bits: 12 characters of base64url, short enough for 64 bytes of callback data
BLIND_BYTES = 18  # 144 bits: no two phone numbers of a country meet


class CannotOpen(Exception):
    """A sealed field does not open: it was changed, cut off, or moved from another row or field."""

    def __init__(self, place: str) -> None:
        super().__init__(f"{self.__doc__} ({place})")
        self.place = place


class UnknownKey(CannotOpen):
    """A field was sealed with a secret that is neither SECRET_KEY nor among OLDER_SECRET_KEYS."""


class NoVault(RuntimeError):
    """No vault is installed: call vault.use(Vault(secret)) once at start."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class _Keys:
    """What is derived from one secret: a key per use, so that no use can weaken another."""

    __slots__ = ("blind", "cipher", "id", "sign")

    def __init__(self, secret: str) -> None:
        if not secret.strip():
            raise ValueError("the vault's secret is empty")
        self.id = _derive(secret, "key id")[:4].hex()
        self.cipher = AESGCM(_derive(secret, "encryption"))
        self.blind = _derive(secret, "blind index")
        self.sign = _derive(secret, "signing")


class Vault:
    """Seals, blinds and signs by `secret`; what `older` secrets sealed or signed still holds."""

    __slots__ = ("_all", "_by_id", "_now", "_prefix")

    def __init__(self, secret: str, older: tuple[str, ...] = ()) -> None:
        self._now = _Keys(secret)
        self._all = (self._now, *(_Keys(one) for one in older))
        self._by_id = {keys.id: keys for keys in reversed(self._all)}
        self._prefix = f"{VERSION}.{self._now.id}."

    @property
    def key_id(self) -> str:
        """A fingerprint of the current secret: safe to show, useless to anybody."""
        return self._now.id

    @property
    def mark(self) -> str:
        """How everything begins that the current secret sealed."""
        return self._prefix

    def seal(self, text: str, place: str) -> str:
        """`text` as `v1.<key id>.<base64url>`; opens at `place` ("wish:42:story") and nowhere else.

        Sealing twice gives two different texts. A lone surrogate becomes "?".
        """
        nonce = os.urandom(NONCE_BYTES)
        sealed = self._now.cipher.encrypt(nonce, _utf8(text), _bound(self._now.id, place))
        return self._prefix + _to_text(nonce + sealed)

    def open(self, sealed: str, place: str) -> str:
        """The text that was sealed at `place`, by the current secret or an older one.

        Raises UnknownKey when neither sealed it, CannotOpen for anything else that is not ours.
        """
        key_id, data = _taken_apart(sealed, place)
        keys = self._by_id.get(key_id)
        if keys is None:
            raise UnknownKey(place)
        nonce, body = data[:NONCE_BYTES], data[NONCE_BYTES:]
        try:
            return keys.cipher.decrypt(nonce, body, _bound(key_id, place)).decode()
        except (InvalidTag, ValueError):
            raise CannotOpen(place) from None

    def is_current(self, sealed: str) -> bool:
        """Whether `sealed` needs no rotation."""
        return sealed.startswith(self._prefix)

    def rotate(self, sealed: str, place: str) -> str:
        """`sealed` under the current secret, itself when it is so already. Raises as `open`."""
        return sealed if self.is_current(sealed) else self.seal(self.open(sealed, place), place)

    def blind(self, text: str, purpose: str) -> str:
        """A keyed index by which equal texts are found without being readable.

        Width, case, spaces and invisible characters make no difference; `purpose` ("person:phone")
        keeps the same phone in two columns from being linked.
        """
        return _blinded(self._now, text, purpose)

    def blinds(self, text: str, purpose: str) -> tuple[str, ...]:
        """The indexes of `text` under every secret, current first: to look up while rotating."""
        return tuple(_blinded(keys, text, purpose) for keys in self._all)

    def sign(self, data: bytes, purpose: str) -> bytes:
        """A MAC of MAC_BYTES bytes over `data`, worth nothing for any other purpose."""
        return _mac(self._now.sign, data, purpose)[:MAC_BYTES]

    def signed_ok(self, data: bytes, purpose: str, mac: bytes) -> bool:
        """Whether we signed `data`, now or under an older secret; equally slow either way."""
        # a list, not a generator: `any` must not stop at the first hit
        hits = [
            hmac.compare_digest(_mac(keys.sign, data, purpose)[:MAC_BYTES], mac)
            for keys in self._all
        ]
        return any(hits)


_installed: Vault | None = None


def use(vault: Vault | None) -> None:
    """Install the vault of this process; None takes it out again."""
    global _installed
    _installed = vault


def current() -> Vault:
    """The vault of this process. Raises NoVault before `use`."""
    if _installed is None:
        raise NoVault
    return _installed


def _derive(secret: str, use_for: str) -> bytes:
    # HKDF (RFC 5869): the secret is long and random (settings demand it), no slow hash needed
    info = f"{VERSION} {use_for}".encode()
    return HKDF(SHA256(), length=32, salt=b"wishlight", info=info).derive(secret.encode())


def _bound(key_id: str, place: str) -> bytes:
    return f"{VERSION}.{key_id}.{place}".encode()


def _taken_apart(sealed: str, place: str) -> tuple[str, bytes]:
    version, _, rest = sealed.partition(".")
    key_id, _, body = rest.partition(".")
    if version != VERSION:
        raise CannotOpen(place)
    try:
        return key_id, b64decode(body + "=" * (-len(body) % 4), b"-_", validate=True)
    except (NotBase64, ValueError):
        raise CannotOpen(place) from None


def _to_text(data: bytes) -> str:
    return urlsafe_b64encode(data).rstrip(b"=").decode()


def _utf8(text: str) -> bytes:
    return text.encode("utf-8", "replace")


def _mac(key: bytes, data: bytes, purpose: str) -> bytes:
    # the length in front keeps (purpose, data) from being cut at another place
    name = purpose.encode()
    return hmac.digest(key, len(name).to_bytes(2) + name + data, "sha256")


def _blinded(keys: _Keys, text: str, purpose: str) -> str:
    return _to_text(_mac(keys.blind, _utf8(_plain(text)), purpose)[:BLIND_BYTES])


def _plain(text: str) -> str:
    """`text` without what two people write differently: width, case, spaces, unseen marks."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return "".join(c for c in folded if not c.isspace() and unicodedata.category(c) != "Cf")
