"""What the vault promises about private fields."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.engine import vault
from storage.engine.vault import CannotOpen, NoVault, UnknownKey, Vault

SECRET = "a-secret-of-the-neighbourhood-" + "x" * 10
OLDER = "an-older-secret-of-the-same-" + "y" * 10
PLACE = "wish:42:story"


@pytest.fixture
def ours() -> Vault:
    return Vault(SECRET)


@pytest.fixture
def installed() -> Iterator[None]:
    yield
    vault.use(None)


@given(text=st.text(st.characters(exclude_categories=["Cs"])))
def test_every_text_comes_back(text: str) -> None:
    """Whatever a resident writes, opens exactly as it was."""
    ours = Vault(SECRET)
    assert ours.open(ours.seal(text, PLACE), PLACE) == text


def test_a_lone_surrogate_is_no_crash(ours: Vault) -> None:
    """Half an emoji from a broken phone becomes a question mark."""
    assert ours.open(ours.seal("\ud83d!", PLACE), PLACE) == "?!"


def test_sealed_text_has_a_version_and_a_key_id(ours: Vault) -> None:
    """A sealed field names its version and key, and nothing of its content."""
    version, key_id, body = ours.seal("5 Elm Street", PLACE).split(".")
    assert (version, key_id) == ("v1", ours.key_id)
    assert "Elm" not in body


def test_the_same_text_is_never_sealed_alike(ours: Vault) -> None:
    """Two equal stories cannot be told to be equal."""
    assert ours.seal("same", PLACE) != ours.seal("same", PLACE)


@pytest.mark.parametrize("elsewhere", ["wish:43:story", "wish:42:phone", "", "wish:42:story "])
def test_a_field_opens_only_in_its_own_row(ours: Vault, elsewhere: str) -> None:
    """A story copied into another row or column stays closed."""
    sealed = ours.seal("private", PLACE)
    assert ours.open(sealed, PLACE) == "private"
    with pytest.raises(CannotOpen):
        ours.open(sealed, elsewhere)


def test_no_changed_letter_goes_unnoticed(ours: Vault) -> None:
    """Every character of a sealed field is authenticated."""
    sealed = ours.seal("private", PLACE)
    assert ours.open(sealed, PLACE) == "private"
    for at in range(len(sealed) - 1):  # the last base64 character may carry unused bits
        changed = sealed[:at] + ("A" if sealed[at] != "A" else "B") + sealed[at + 1 :]
        with pytest.raises(CannotOpen):
            ours.open(changed, PLACE)
        with pytest.raises(CannotOpen):
            ours.open(sealed[:at] + "!" + sealed[at:], PLACE)


@pytest.mark.parametrize("sealed", ["", "hello", "v1", "v1.", "v1..", "v1.{id}.", "v1.{id}.AAAA"])
def test_what_was_never_sealed_does_not_open(ours: Vault, sealed: str) -> None:
    """Plain or cut text in a sealed column is refused, not returned."""
    with pytest.raises(CannotOpen):
        ours.open(sealed.format(id=ours.key_id), PLACE)


@pytest.mark.parametrize("body", ["Ä" * 40, "A" * 41, "private words", "...."])
def test_garbage_after_a_true_key_id_does_not_open(ours: Vault, body: str) -> None:
    """A body that is not base64 is refused like any other change."""
    with pytest.raises(CannotOpen):
        ours.open(f"v1.{ours.key_id}.{body}", PLACE)


def test_the_complaint_shows_neither_text_nor_key(ours: Vault) -> None:
    """A field that does not open can be logged: the message names the place only."""
    with pytest.raises(CannotOpen) as complaint:
        ours.open("v1.5 Elm Street.13800138000", PLACE)
    assert PLACE in str(complaint.value)
    assert "Elm" not in str(complaint.value)
    assert SECRET not in repr(ours)


def test_rotation_keeps_old_fields_readable() -> None:
    """After a change of secret, old fields open, and rotating them lets the old secret go."""
    old = Vault(OLDER).seal("private", PLACE)
    both = Vault(SECRET, (OLDER,))
    assert both.open(old, PLACE) == "private"
    assert not both.is_current(old)
    new = both.rotate(old, PLACE)
    assert both.is_current(new)
    assert both.rotate(new, PLACE) == new
    assert Vault(SECRET).open(new, PLACE) == "private"


def test_a_foreign_secret_is_named_as_the_cause() -> None:
    """Who forgot the older secret is told so, and not that the data is broken."""
    with pytest.raises(UnknownKey):
        Vault(SECRET).open(Vault(OLDER).seal("private", PLACE), PLACE)


def test_an_index_finds_what_people_write_differently(ours: Vault) -> None:
    """Full-width digits, spaces and zero-width marks do not hide a phone number."""
    index = ours.blind("13800138000", "person:phone")
    assert index == ours.blind(" 138 0013\u200b8000 ", "person:phone")
    assert index == ours.blind("\uff11\uff13\uff1800138000", "person:phone")
    assert index != ours.blind("13800138001", "person:phone")


def test_an_index_serves_one_purpose(ours: Vault) -> None:
    """The same phone in two columns cannot be linked, and no other secret makes the same index."""
    index = ours.blind("13800138000", "person:phone")
    assert index != ours.blind("13800138000", "proxy:phone")
    assert index != Vault(OLDER).blind("13800138000", "person:phone")
    assert "138" not in index


def test_while_rotating_both_indexes_are_looked_for() -> None:
    """A person indexed under the old secret is still found."""
    found = Vault(SECRET, (OLDER,)).blinds("13800138000", "person:phone")
    assert found[0] == Vault(SECRET).blind("13800138000", "person:phone")
    assert found[1] == Vault(OLDER).blind("13800138000", "person:phone")


def test_a_signature_is_short_and_bound(ours: Vault) -> None:
    """A button's signature holds for its data and purpose only."""
    mac = ours.sign(b"claim.42.1", "button")
    assert len(mac) == vault.MAC_BYTES
    assert ours.signed_ok(b"claim.42.1", "button", mac)
    assert not ours.signed_ok(b"claim.43.1", "button", mac)
    assert not ours.signed_ok(b"claim.42.1", "invite", mac)
    assert not ours.signed_ok(b"claim.42.1", "button", mac[:4])
    assert not ours.signed_ok(b"claim.42.1", "button", b"")


def test_purpose_and_data_cannot_be_cut_elsewhere(ours: Vault) -> None:
    """Letters moved from the data into the purpose give another signature."""
    assert ours.sign(b"b", "a") != ours.sign(b"", "ab")


def test_old_buttons_work_after_a_change_of_secret() -> None:
    """A card posted before the change can still be tapped."""
    mac = Vault(OLDER).sign(b"claim.42.1", "button")
    assert Vault(SECRET, (OLDER,)).signed_ok(b"claim.42.1", "button", mac)
    assert not Vault(SECRET).signed_ok(b"claim.42.1", "button", mac)


def test_without_a_vault_the_mistake_is_named(installed: None) -> None:
    """A process that forgot to install its vault is told how."""
    vault.use(None)
    with pytest.raises(NoVault, match=r"vault\.use"):
        vault.current()
    ours = Vault(SECRET)
    vault.use(ours)
    assert vault.current() is ours


@pytest.mark.parametrize("secret", ["", "   "])
def test_an_empty_secret_is_no_secret(secret: str) -> None:
    """Nothing is ever sealed with an empty secret."""
    with pytest.raises(ValueError, match="empty"):
        Vault(secret)
