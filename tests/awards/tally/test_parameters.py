"""Parameters that contradict themselves are refused, naming the place, whatever the schema may let through."""

import jsonschema
import pytest

from awards.tally.schema import standard_schema
from awards.tally.standard import MalformedStandard, parse_standard

TREE_SCHEMA = {"$ref": "#/$defs/group", "$defs": standard_schema()["$defs"]}
BAND = {"name": "tốt", "minimum": 70}


def refused(kind, params):
    with pytest.raises(MalformedStandard) as refusal:
        parse_standard({"all_of": [{"condition": kind, "params": params}]})
    assert "\n" not in str(refusal.value)
    return refusal.value.path.removeprefix("all_of[0].params.")


@pytest.mark.parametrize(
    ("kind", "params", "path"),
    [
        ("subject_kind", {"kinds": ["unit", "unit"]}, "kinds"),
        ("unit_kind", {"unit_kinds": []}, "unit_kinds"),
        ("block", {"blocks": ["bank"]}, "blocks[0]"),
        ("direct_worker", {"direct": 1}, "direct"),
        ("gender", {}, "gender"),
        ("service_years", {"service": 101}, "service"),
        ("service_years", {"service": 20, "women_leader_cut": 1}, "women_leader_cut"),
        ("months_since_founding", {"months": -1}, "months"),
        ("absence", {"fewer_than": 0}, "fewer_than"),
        ("absence", {"fewer_than": 367}, "fewer_than"),
        ("clean_record", {"level": "warning", "clean_years": 0}, "clean_years"),
        ("score_band", {"band": "tốt", "bands": []}, "bands"),
        ("score_band", {"band": "tốt", "bands": [{"name": "tốt"}]}, "bands[0].minimum"),
        ("each_criterion_at_least", {"percent": 101}, "percent"),
        ("target_reached", {"indicator": "points"}, "indicator"),
        ("initiatives", {"count": 1, "level": "base", "reuse": "never"}, "reuse"),
        ("initiatives", {"count": 1, "level": "base", "reuse_allowed": ["x"]}, "reuse_allowed[0]"),
        ("benefit", {"tiers": []}, "tiers"),
        ("benefit", {"tiers": [{"once": 0}]}, "tiers[0].once"),
        ("benefit", {"tiers": [{"once": 1}, {"once": 1}]}, "tiers"),
        ("works", {"count": 0}, "count"),
        ("contest_prize", {}, "level"),
        ("contest_prize", {"level": "national"}, "level"),
        ("contest_prize", {"level": "base", "prizes": ["first", "first"]}, "prizes"),
        ("prior_awards", {}, "awards"),
        ("prior_awards", {"awards": []}, "awards"),
        ("prior_awards", {"awards": ["CSTDCS", "CSTDCS"]}, "awards"),
        ("prior_awards", {"awards": ["cstdcs"]}, "awards[0]"),
        ("prior_awards", {"awards": ["CSTDCS"], "count": 51}, "count"),
        ("not_held_before", {"awards": "KNC_CD"}, "awards"),
        ("comprehensive_xor_thematic", {"levels": ["provincial"]}, "scope"),
        ("council_vote", {"percent": 0}, "percent"),
        ("council_vote", {"percent": 100.5}, "percent"),
        ("council_vote", {"fraction": "2:3"}, "fraction"),
        ("council_vote", {"fraction": "0/3"}, "fraction"),
        ("collective_share", {"part": "size", "percent": 70}, "part"),
        ("collective_share", {"part": "ldtt", "percent": 100.1}, "percent"),
        ("collective_count", {"at_least": -1}, "at_least"),
    ],
)
def test_parameters_out_of_range(kind, params, path):
    assert refused(kind, params) == path
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({"all_of": [{"condition": kind, "params": params}]}, TREE_SCHEMA)


@pytest.mark.parametrize(
    ("kind", "params", "path"),
    [
        ("education", {}, "education_from"),
        ("education", {"education_from": "university", "education_to": "college"}, "education_to"),
        ("score_band", {"band": "khá", "bands": [BAND]}, "band"),
        ("score_band", {"band": "tốt", "bands": [BAND, BAND | {"minimum": 90}]}, "bands"),
        ("score_band", {"band": "tốt", "bands": [BAND, {"name": "khá", "minimum": "70.0"}]}, "bands"),
        ("benefit", {"tiers": [{}]}, "tiers[0].once"),
        ("benefit", {"tiers": [{"total": 1}]}, "years"),
        (
            "benefit",
            {"tiers": [{"once": 1, "education_from": "university", "education_to": "college"}]},
            "tiers[0].education_to",
        ),
        ("comprehensive_xor_thematic", {"scope": "thematic"}, "levels"),
        ("council_vote", {}, "percent"),
        ("council_vote", {"percent": 80, "fraction": "2/3"}, "percent"),
        ("council_vote", {"percent": 100, "over": True}, "percent"),
        ("council_vote", {"fraction": "3/2"}, "fraction"),
        ("council_vote", {"fraction": "3/3", "over": True}, "fraction"),
        ("collective_count", {}, "at_least"),
        ("collective_count", {"at_least": 2, "at_most": 1}, "at_least"),
    ],
)
def test_parameters_that_contradict_one_another(kind, params, path):
    assert refused(kind, params) == path
