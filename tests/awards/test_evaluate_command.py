"""The command ``evaluate``: a standard asked of a file, one JSON line each, one sentence for what cannot be read."""

import json

import pytest
from django.core.management import CommandError, call_command

from awards.services.catalogue import load_catalogue

GOOD = {
    "subject": "individual",
    "period": {"from": "2024-01-01", "to": "2024-12-31"},
    "registered": True,
    "rating": {"2024": "good"},
    "discipline": [],
    "open_case": False,
}
TREE = {"all_of": [{"condition": "score_at_least", "params": {"minimum": 90}}]}
DOCUMENT = {
    "award": "LDTT",
    "version": 7,
    "valid_from": "2030-01-01",
    "legal_basis": "Dự thảo",
    "source": "Dự thảo",
    "unverified": True,
    "applies_to": ["individual"],
    "tree": TREE,
}


@pytest.fixture
def shipped(db):
    load_catalogue()


@pytest.fixture
def written(tmp_path):
    def write(content, name="so-lieu.json"):
        path = tmp_path / name
        path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
        return str(path)

    return write


def evaluate(capsys, *args):
    call_command("evaluate", *args)
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_the_standard_in_force_at_the_end_of_the_period(shipped, written, capsys):
    [found] = evaluate(capsys, written(GOOD), "--award", "LDTT")
    assert {key: found[key] for key in ("award", "version", "outcome", "nearest_gap")} == {
        "award": "LDTT",
        "version": 1,
        "outcome": "eligible",
        "nearest_gap": "",
    }
    assert found["standard"]
    assert {"condition", "verdict", "required", "actual", "legal_ref"} <= found["findings"][0].keys()


def test_several_files_each_naming_its_award(shipped, written, capsys):
    low = GOOD | {"rating": {"2024": "completed"}, "award": "LDTT"}
    found = evaluate(capsys, written(GOOD | {"award": "LDTT"}, "a.json"), written(low, "b.json"))
    assert [each["outcome"] for each in found] == ["eligible", "not_eligible"]
    assert found[1]["nearest_gap"]


@pytest.mark.parametrize(("on", "version"), [("2025-06-30", 1), ("2025-07-01", 2)])
def test_the_day_chooses_the_version(shipped, written, capsys, on, version):
    [found] = evaluate(capsys, written(GOOD), "--award", "CSTDCS", "--on", on)
    assert found["version"] == version


@pytest.mark.parametrize("standard", [TREE, DOCUMENT])
def test_a_standard_nobody_published(db, written, capsys, standard):
    files = [written(GOOD | {"score": 89}), "--standard", written(standard, "tc.json")]
    [found] = evaluate(capsys, *files, "--award", "LDTT")
    assert (found["outcome"], found["version"]) == ("not_eligible", standard.get("version"))


def test_an_award_without_a_standard(shipped, written, capsys):
    [found] = evaluate(capsys, written(GOOD), "--award", "GK_CS")
    assert (found["outcome"], found["standard"], [each["condition"] for each in found["findings"]]) == (
        "missing_data",
        None,
        ["standard_missing"],
    )


def test_in_words(shipped, written, capsys):
    call_command("evaluate", written(GOOD | {"rating": {}}), "--award", "LDTT", "--format", "text")
    text = capsys.readouterr().out
    assert text.startswith("LDTT: Thiếu dữ liệu\n")
    assert "Còn thiếu: " in text


@pytest.mark.parametrize(
    ("content", "args", "words"),
    [
        (GOOD | {"rating": {"2024": "tốt"}}, ["--award", "LDTT"], "rating.2024"),
        (GOOD | {"diem": 9}, ["--award", "LDTT"], "diem"),
        ("{", ["--award", "LDTT"], "không phải JSON"),
        ([1], ["--award", "LDTT"], "đối tượng JSON"),
        (GOOD, [], "award"),
        (GOOD, ["--award", "KHONGCO"], "KHONGCO"),
        (GOOD, ["--award", "LDTT", "--on", "31/12/2024"], "yyyy-mm-dd"),
        ({key: GOOD[key] for key in ("period",)}, ["--award", "BK_UBND"], "subject"),
    ],
)
def test_what_cannot_be_read_is_one_sentence(shipped, written, content, args, words):
    with pytest.raises(CommandError, match=words) as refusal:
        call_command("evaluate", written(content), *args)
    assert "\n" not in str(refusal.value)


@pytest.mark.parametrize(
    ("standard", "words"),
    [
        ({"all_of": [{"condition": "khong_co"}]}, r"tc\.json.*khong_co"),
        (DOCUMENT | {"award": "CSTDCS"}, "CSTDCS"),
        (DOCUMENT | {"tree": {"all_of": []}}, "tree"),
    ],
)
def test_a_standard_that_cannot_be_read_names_the_place(db, written, standard, words):
    with pytest.raises(CommandError, match=words):
        call_command("evaluate", written(GOOD), "--award", "LDTT", "--standard", written(standard, "tc.json"))


def test_no_file(db, tmp_path):
    with pytest.raises(CommandError, match="không mở được"):
        call_command("evaluate", str(tmp_path / "khong-co.json"), award="LDTT")
