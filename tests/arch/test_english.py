"""Every sentence a person reads has its English, and the English says the same."""

import re
import shutil

import polib
import pytest

from emulation.words import CATALOGUE, gather

PLACE = re.compile(r"%\(\w+\)[sd]|%[sd%]|\{\w*\}")
"""What is filled into a sentence."""

LETTERS = re.compile(r"[^\W\d_]{2,}")
SAME_IN_BOTH = {
    "%(amount)s đồng",
    "Excel",
    "PDF",
    "Word",
    "Menu",
    "Email",
    "JSON",
    "TCVN3 (.VnTime)",
    "VNI (VNI-Times)",
}
"""Names, and words both languages have."""


@pytest.fixture(scope="module")
def english():
    return polib.pofile(str(CATALOGUE))


def key(entry):
    return entry.msgctxt, entry.msgid, entry.msgid_plural


def said(entry):
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


@pytest.mark.skipif(shutil.which("xgettext") is None, reason="GNU gettext is not installed")
def test_the_catalogue_has_the_sentences_of_the_sources_and_no_other(english):
    wanted, known = {key(entry) for entry in gather()}, {key(entry) for entry in english}
    assert (wanted - known, known - wanted) == (set(), set()), "script/words"


def test_every_sentence_is_translated(english):
    assert [entry.msgid for entry in english if not all(said(entry)) or entry.fuzzy] == []


def test_the_english_is_no_copy(english):
    copies = {
        entry.msgid
        for entry in english
        for text in said(entry)
        if text in (entry.msgid, entry.msgid_plural) and LETTERS.search(PLACE.sub("", text))
    }
    assert copies - SAME_IN_BOTH == set()


def test_what_is_filled_in_is_the_same(english):
    wrong = []
    for entry in english:
        places = {*PLACE.findall(entry.msgid), *PLACE.findall(entry.msgid_plural)}
        wrong += [entry.msgid for text in said(entry) if set(PLACE.findall(text)) != places]
    assert wrong == []
