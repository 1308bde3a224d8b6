import json
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings

from awards.tally.document import document_to_json, is_document, parse_document
from awards.tally.facts import facts_from_json
from awards.tally.schema import schema_text, standard_schema
from awards.tally.standard import DEEPEST, MalformedStandard, parse_standard
from tests.awards.tally.strategies import TREE

ROOT = Path(__file__).resolve().parents[3]
SHIPPED = sorted((ROOT / "awards" / "catalogue" / "standards").glob("*.json"))
TREE_SCHEMA = {"$ref": "#/$defs/group", "$defs": standard_schema()["$defs"]}

REGISTERED = {"condition": "registered"}
INITIATIVE = {"condition": "initiatives", "params": {"count": 1, "level": "base"}}


def document(**changed):
    return {
        "award": "LDTT",
        "version": 1,
        "valid_from": "2024-01-01",
        "legal_basis": "Luật 06/2022/QH15",
        "source": "Điều 24",
        "unverified": False,
        "applies_to": ["individual"],
        "tree": {"all_of": [REGISTERED]},
        "rank_by": [{"key": "score", "direction": "desc"}],
    } | changed


@pytest.mark.parametrize(
    ("obj", "path"),
    [
        (None, ""),
        ([], ""),
        ({}, ""),
        (REGISTERED, ""),
        ({"all_of": [REGISTERED], "any_of": [REGISTERED]}, ""),
        ({"all_of": []}, "all_of"),
        ({"all_of": {}}, "all_of"),
        ({"all_of": [3]}, "all_of[0]"),
        ({"all_of": [REGISTERED], "legal": "x"}, "legal"),
        ({"all_of": [REGISTERED], "name": "Tên nhóm"}, "name"),
        ({"all_of": [REGISTERED], "legal_ref": 3}, "legal_ref"),
        ({"all_of": [{"condition": "solidarity"}]}, "all_of[0].condition"),
        ({"all_of": [{"condition": ["registered"]}]}, "all_of[0].condition"),
        ({"all_of": [{"condition": "registered", "parameters": {}}]}, "all_of[0].parameters"),
        ({"all_of": [{"condition": "registered", "params": {"by": 1}}]}, "all_of[0].params.by"),
        ({"all_of": [{"condition": "registered", "params": None}]}, "all_of[0].params"),
        ({"all_of": [{"condition": "initiatives", "params": {"level": "base"}}]}, "all_of[0].params.count"),
        (
            {"all_of": [REGISTERED, REGISTERED, INITIATIVE | {"params": {"count": 0, "level": "base"}}]},
            "all_of[2].params.count",
        ),
        (
            {"any_of": [{"all_of": [INITIATIVE | {"params": {"count": 1, "level": "xã"}}]}]},
            "any_of[0].all_of[0].params.level",
        ),
        (
            {"all_of": [INITIATIVE | {"params": {"count": 1, "level": "base", "min_share": 100.1}}]},
            "all_of[0].params.min_share",
        ),
        ({"all_of": [INITIATIVE | {"params": {"count": 1, "level": None}}]}, "all_of[0].params.level"),
    ],
)
def test_malformed_standard_names_the_place(obj, path):
    with pytest.raises(MalformedStandard) as refused:
        parse_standard(obj)
    assert refused.value.path == path
    assert "\n" not in str(refused.value)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(obj, TREE_SCHEMA)


def test_standard_that_is_nested_too_deep_is_refused():
    tree = {"all_of": [REGISTERED]}
    for _level in range(DEEPEST - 1):
        tree = {"all_of": [tree]}
    assert parse_standard(tree)
    with pytest.raises(MalformedStandard, match="lồng quá sâu"):
        parse_standard({"all_of": [tree]})


def test_standard_with_too_many_conditions_is_refused():
    with pytest.raises(MalformedStandard, match="quá nhiều điều kiện"):
        parse_standard({"all_of": [{"any_of": [REGISTERED] * 60}, {"any_of": [REGISTERED] * 60}]})


@settings(deadline=None)
@given(TREE)
def test_standard_survives_json_and_meets_its_schema(tree):
    jsonschema.validate(tree, TREE_SCHEMA)
    standard = parse_standard(tree)
    written = json.loads(json.dumps(standard.to_json()))
    assert parse_standard(written) == standard
    jsonschema.validate(written, TREE_SCHEMA)


def test_findings_are_flat_through_all_of_and_one_for_every_other_group():
    tree = {
        "all_of": [
            REGISTERED,
            {"all_of": [{"condition": "dossier_accepted"}, {"any_of": [REGISTERED, INITIATIVE], "name": "either"}]},
            {"all_of": [INITIATIVE, REGISTERED], "name": "both"},
        ]
    }
    verdict, findings = parse_standard(tree).evaluate(facts_from_json({"registered": True}))
    assert [(f.condition, f.verdict.value) for f in findings] == [
        ("registered", "met"),
        ("dossier_accepted", "unknown"),
        ("either", "met"),
        ("both", "unknown"),
    ]
    assert verdict == "unknown"
    assert [child.condition for child in findings[2].children] == ["registered", "initiatives"]


def test_root_any_of_is_one_finding_and_its_gap_offers_every_way():
    tree = {"any_of": [INITIATIVE, {"condition": "score_at_least", "params": {"minimum": 95}}]}
    verdict, findings = parse_standard(tree).evaluate(facts_from_json({"initiatives": [], "score": 90}))
    assert (verdict, [f.condition for f in findings]) == ("not_met", ["any_of"])
    assert str(findings[0].gap) == "thiếu 01 sáng kiến cấp cơ sở hoặc thiếu 5 điểm"


def test_title_of_a_group_is_what_it_requires():
    tree = {"any_of": [REGISTERED], "name": "n", "title": "Đạt 100% kế hoạch"}
    (finding,) = parse_standard(tree).evaluate(facts_from_json({}))[1]
    assert str(finding.required) == "Đạt 100% kế hoạch"


def test_legal_reference_of_a_group_serves_its_parts_that_have_none():
    tree = {"all_of": [REGISTERED, INITIATIVE | {"legal_ref": "Điều 23"}], "legal_ref": "Điều 24"}
    findings = parse_standard(tree).evaluate(facts_from_json({}))[1]
    assert [f.legal_ref for f in findings] == ["Điều 24", "Điều 23"]


def test_published_schema_is_the_one_the_code_makes():
    assert (ROOT / "docs" / "reference" / "standard.schema.json").read_text() == schema_text()
    jsonschema.Draft202012Validator.check_schema(standard_schema())


@pytest.mark.parametrize(
    ("changed", "path"),
    [
        ({"award": "ldtt"}, "award"),
        ({"version": 0}, "version"),
        ({"valid_from": "01/01/2024"}, "valid_from"),
        ({"valid_to": "2023-12-31"}, "valid_to"),
        ({"unverified": None}, "unverified"),
        ({"applies_to": []}, "applies_to"),
        ({"applies_to": ["unit", "unit"]}, "applies_to"),
        ({"tree": {"all_of": [{"condition": "x"}]}}, "tree.all_of[0].condition"),
        ({"tree": REGISTERED}, "tree"),
        ({"rank_by": [{"key": "luck", "direction": "desc"}]}, "rank_by[0].key"),
        ({"rank_by": [{"key": "score", "direction": "down"}]}, "rank_by[0].direction"),
        ({"rank_by": [{"key": "score", "direction": "asc"}, {"key": "score", "direction": "desc"}]}, "rank_by"),
        ({"threshold": 3}, "threshold"),
    ],
)
def test_malformed_document_names_the_place(changed, path):
    assert parse_document(document())
    with pytest.raises(MalformedStandard) as refused:
        parse_document(document(**changed))
    assert refused.value.path == path


def test_document_without_its_tree_is_refused():
    bare = document()
    del bare["tree"]
    assert not is_document(bare)
    with pytest.raises(MalformedStandard, match="«tree» là bắt buộc"):
        parse_document(bare)


def test_catalogue_ships_the_standards_of_the_first_awards():
    assert {path.stem for path in SHIPPED} >= {"LDTT", "CSTDCS", "BK_TINH", "CO_TINH", "BK_TLD", "CO_TLD"}


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_standard_is_well_formed(path):
    obj = json.loads(path.read_text())
    jsonschema.validate(obj, standard_schema())
    shipped = parse_document(obj)
    assert path.stem.split(".")[0] == shipped.award
    assert parse_document(document_to_json(shipped)) == shipped
    assert all(condition.legal_ref for condition in shipped.tree.conditions())
    assert shipped.unverified or shipped.legal_basis.startswith("Luật")
