"""What a QR code says is believed as it was signed, or not at all."""

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from hypothesis import given
from hypothesis import strategies as st

from certificates.payload import Contents, PayloadRefused, Signer, check, key_id_of

PRIVATE = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
PUBLIC = PRIVATE.public_key().public_bytes_raw()
KEYS = {key_id_of(PUBLIC): PUBLIC}
SIGNER = Signer(key_id_of(PUBLIC), PRIVATE)
CONTENTS = Contents(
    "7KQ2M9XH4T", 1, "12/QĐ-LĐLĐ", "2020-11-20", 7, "Nguyễn Thị Ước", "CĐCS Trường THCS Bộc Bố", "Bằng khen"
)
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_"


def test_what_was_signed_is_read_again():
    checked = check(SIGNER.sign(CONTENTS), KEYS)
    assert (checked.contents, checked.key_id, checked.is_sample) == (CONTENTS, SIGNER.key_id, False)


def test_the_same_is_signed_the_same():
    assert SIGNER.sign(CONTENTS) == SIGNER.sign(CONTENTS)


def test_an_address_carries_it():
    address = f" https://thidua.example.org/tra-cuu/7KQ2M9XH4T/?q={SIGNER.sign(CONTENTS)}\n"
    assert check(address, KEYS).contents == CONTENTS


def test_what_a_sample_signed_says_so():
    assert check(Signer(SIGNER.key_id, PRIVATE, is_sample=True).sign(CONTENTS), KEYS).is_sample


def test_a_sample_cannot_be_passed_off_as_real():
    payload = Signer(SIGNER.key_id, PRIVATE, is_sample=True).sign(CONTENTS)
    with pytest.raises(PayloadRefused, match="đã bị sửa"):
        check(payload.replace("MAU1", "TD1", 1), KEYS)


@given(place=st.integers(min_value=0), letter=st.sampled_from(LETTERS))
def test_one_letter_changed_is_told(place, letter):
    payload = SIGNER.sign(CONTENTS)
    place %= len(payload)
    if payload[place] == letter:
        return
    with pytest.raises(PayloadRefused):
        check(payload[:place] + letter + payload[place + 1 :], KEYS)


def test_an_unknown_key_is_told():
    with pytest.raises(PayloadRefused, match="không có trong các khoá đã công bố"):
        check(SIGNER.sign(CONTENTS), {})


@given(st.text())
def test_anything_else_is_refused_with_a_sentence(text):
    with pytest.raises(PayloadRefused, match="Không đọc được mã này"):
        check(text, KEYS)
