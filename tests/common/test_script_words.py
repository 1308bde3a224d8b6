"""The pages' script says only what stands on the page, in the language of the page."""

import re
from pathlib import Path

from django.utils.translation import override

from common.script_words import WORDS, script_words

SCRIPT = (Path(__file__).resolve().parents[2] / "static" / "js" / "emulation.js").read_text(encoding="utf-8")


def as_script_names_it(name: str) -> str:
    return re.sub(r"-(\w)", lambda letter: letter[1].upper(), name)


def test_the_script_says_what_stands_on_the_page_and_nothing_else():
    assert set(re.findall(r'\bsay\("(\w+)"', SCRIPT)) == set(map(as_script_names_it, WORDS))


def test_the_script_itself_knows_no_sentence():
    letters = "ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
    assert [line for line in SCRIPT.splitlines() if set(line.lower()) & set(letters)] == []


def test_each_language_has_its_own():
    with override("vi"):
        vietnamese = script_words()
    with override("en"):
        english = script_words()
    assert 'data-saving="Đang lưu…"' in vietnamese
    assert (vietnamese, script_words()) == (vietnamese, vietnamese)
    assert vietnamese.count("data-") == english.count("data-") == len(WORDS)
