"""What is generated and not committed."""

import gettext

import pytest
from fontTools.ttLib import TTFont

from emulation import setup_assets

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ"
PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgid "Password"\nmsgstr "Mật khẩu"\n'


@pytest.fixture
def build(tmp_path, monkeypatch):
    """A build folder of its own, so that the real one is not what is looked at."""
    monkeypatch.setattr(setup_assets, "FONTS", tmp_path / "fonts")
    monkeypatch.setattr(setup_assets, "STAMPS", tmp_path / "stamps")
    monkeypatch.setattr(setup_assets, "ROOT", tmp_path)
    return tmp_path


def make_po(build, text=PO):
    folder = build / "locale" / "vi" / "LC_MESSAGES"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "django.po").write_text(text, encoding="utf-8")
    return folder / "django.po"


def test_fonts_hold_every_vietnamese_letter_and_stay_small(build):
    written = setup_assets.build_fonts()
    assert [path.name for path in written] == ["be-vietnam-pro-400.woff2", "be-vietnam-pro-600.woff2"]
    for path in written:
        letters = TTFont(path).getBestCmap()
        assert [letter for letter in LETTERS + LETTERS.upper() + "₫–«»“”…" if ord(letter) not in letters] == []
        assert path.stat().st_size < 40_000


def test_a_second_run_makes_nothing_and_a_lost_font_is_made_again(build):
    first, second = setup_assets.build_fonts()
    assert setup_assets.build_fonts() == []
    second.unlink()
    assert setup_assets.build_fonts() == [second]
    assert first.is_file()


def test_translations_are_compiled_again_only_when_they_change(build):
    source = make_po(build)
    target = source.with_suffix(".mo")
    assert setup_assets.compile_messages(build / "locale") == [target]
    with target.open("rb") as compiled:
        assert gettext.GNUTranslations(compiled).gettext("Password") == "Mật khẩu"
    assert setup_assets.compile_messages(build / "locale") == []
    make_po(build, PO.replace("Mật khẩu", "Mật mã"))
    assert setup_assets.compile_messages(build / "locale") == [target]


def test_a_broken_translation_is_one_line_that_names_the_file(build, monkeypatch, capsys):
    make_po(build, "Mật khẩu\n")
    monkeypatch.setattr(setup_assets, "build_fonts", list)
    monkeypatch.setattr(setup_assets.compile_messages, "__defaults__", (build / "locale",))
    assert setup_assets.main() == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    assert "locale/vi/LC_MESSAGES/django.po" in told.err


def test_a_missing_font_wheel_says_how_to_get_it(build, monkeypatch):
    monkeypatch.setattr(setup_assets, "find_spec", lambda name: None)
    with pytest.raises(setup_assets.AssetError, match=r"requirements\.txt"):
        setup_assets.build_fonts()
