"""What holds for the campaign of the current year, on ordinary days and at the edges of the year."""

from collections import Counter
from datetime import date, timedelta

import pytest

ROLES = {
    "canbo": ("editor", "CS-CMO-DN01"),
    "canbo2": ("editor", "CS-CMO-TH01"),
    "huyen": ("specialist", "LDLD-CMO"),
    "tinh": ("specialist", "LDLD-BKA"),
    "tinh2": ("specialist", "LDLD-BKA"),
    "chutich": ("approver", "LDLD-BKA"),
    **{f"hoidong{number}": ("council", "LDLD-BKA") for number in range(1, 10)},
    "taichinh": ("finance", "LDLD-BKA"),
    "kiemtra": ("auditor", "LDLD-BKA"),
    "quanly": ("manager", "LDLD-BKA"),
    "xem": ("viewer", "LDLD-BKA"),
    "congnhan": (None, None),
    "admin": (None, None),
}
# move: (states it may start from, state it ends in, whether the reviewer makes it)
MOVES = {
    "send": ({"draft"}, "sent", False),
    "start_review": ({"sent"}, "in_review", True),
    "return": ({"sent", "in_review"}, "returned", True),
    "accept": ({"sent", "in_review"}, "accepted", True),
    "refuse": ({"sent", "in_review"}, "refused", True),
    "withdraw": ({"sent"}, "withdrawn", False),
}
AWARDS = {"LDTT", "CSTDCS", "BK_TINH", "CO_TINH", "BK_TLD", "TTLDTT", "TTLDXS"}


def current(pack):
    (campaign,) = [row for row in pack.sheets["campaigns"] if row["code"] != "BK2020"]
    return campaign


def rows(pack, sheet):
    return [row for row in pack.sheets[sheet] if row["campaign_code"] == current(pack)["code"]]


def dossiers(pack, kind):
    return [s for s in pack.dossiers if s.campaign_code == current(pack)["code"] and s.kind == kind]


def test_accounts_hold_the_roles_of_the_sample(pack):
    assert {a.username: (a.role, a.unit_code) for a in pack.accounts} == ROLES
    assert [a.username for a in pack.accounts if a.is_superuser] == ["admin"]
    parents = {unit["code"]: unit["parent_code"] for unit in pack.sheets["units"]}
    assert {parents[ROLES[name][1]] for name in ("canbo", "canbo2")} == {ROLES["huyen"][1]}


def test_the_window_is_open_and_inside_the_campaign(pack_of_day, day):
    campaign = current(pack_of_day)
    assert campaign["code"] == f"BK{day.year}"
    assert campaign["needs_proposal"] is True
    assert campaign["registration_opens"] == day - timedelta(60)
    assert campaign["registration_closes"] == day + timedelta(30)
    assert campaign["from"] <= campaign["registration_opens"] < day < campaign["registration_closes"]
    assert campaign["from"] <= date(day.year, 1, 1)
    assert campaign["to"] == date(day.year, 12, 31)


def test_the_phases_tile_the_campaign(pack_of_day):
    campaign = current(pack_of_day)
    first, second = rows(pack_of_day, "phases")
    assert (first["from"], second["to"]) == (campaign["from"], campaign["to"])
    assert second["from"] - first["to"] == timedelta(1)
    assert first["from"] < first["to"]


def test_every_date_lies_in_its_window_and_not_after_today(pack_of_day, day):
    campaign = current(pack_of_day)
    phases = {phase["number"]: phase for phase in rows(pack_of_day, "phases")}
    for entry in rows(pack_of_day, "entries"):
        phase = phases[entry["phase"]]
        assert phase["from"] <= day <= phase["to"]
        assert max(phase["from"], campaign["registration_opens"]) <= entry["registered_on"] <= day
    for initiative in pack_of_day.sheets["initiatives"]:
        if initiative["recognised_on"]:
            assert campaign["from"] <= initiative["applied_on"] <= initiative["recognised_on"] <= day
            assert initiative["recognised_on"].year == day.year
    for discipline in pack_of_day.sheets["discipline"]:
        assert discipline["from_date"] <= day
        assert discipline["to_date"] is None or discipline["from_date"] < discipline["to_date"]
    for award in pack_of_day.sheets["past_awards"]:
        assert award["decided_on"] < day


def test_moves_are_legal_and_follow_one_another(pack_of_day, day):
    registered = {}
    for entry in rows(pack_of_day, "entries"):
        registered[entry["unit_code"], entry["stage"]] = entry["registered_on"]
    for step in [*dossiers(pack_of_day, "registration"), *dossiers(pack_of_day, "proposal")]:
        state, last = "draft", registered[step.unit_code, step.stage]
        for move in step.moves:
            sources, target, _ = MOVES[move.name]
            assert state in sources, step
            assert last <= move.on <= day, step
            state, last = target, move.on
        assert step.state == state


def test_who_typed_or_sent_never_reviews(pack):
    parents = {unit["code"]: unit["parent_code"] for unit in pack.sheets["units"]}
    for step in pack.dossiers:
        hands = {step.drafted_by} | {move.by for move in step.moves if not MOVES[move.name][2]}
        for move in (move for move in step.moves if MOVES[move.name][2]):
            assert move.by not in hands, step
            role, at = ROLES[move.by]
            above, unit = set(), step.unit_code
            while unit := parents[unit]:
                above.add(unit)
            assert role == "specialist", step
            assert at in above, step


def test_a_refusal_tells_why_and_a_return_gives_time(pack_of_day, day):
    for step in pack_of_day.dossiers:
        for move in step.moves:
            assert bool(move.reason) == (move.name in {"return", "refuse", "withdraw"}), step
            if move.name == "return":
                assert day < move.deadline <= current(pack_of_day)["registration_closes"]
            else:
                assert move.deadline is None


def test_one_district_shows_every_state(pack):
    states = {step.state for step in dossiers(pack, "registration") if step.unit_code.startswith("CS-CMO-")}
    assert states == {"draft", "sent", "in_review", "returned", "withdrawn", "accepted", "refused"}
    own = {s.unit_code: (s.drafted_by, s.state) for s in dossiers(pack, "registration")}
    assert own["CS-CMO-DN01"] == ("canbo", "draft")
    assert own["CS-CMO-TH01"] == ("canbo2", "returned")


def test_dossiers_are_one_a_unit_phase_and_kind_with_entries(pack):
    keys = Counter((s.campaign_code, s.unit_code, s.phase, s.stage) for s in pack.dossiers)
    assert max(keys.values()) == 1
    entries = {(e["campaign_code"], e["unit_code"], e["phase"], e["stage"]) for e in pack.sheets["entries"]}
    assert entries == set(keys)
    owners = {(i["campaign_code"], i["unit_code"]) for i in pack.sheets["initiatives"] if i["campaign_code"]}
    owners |= {(w["campaign_code"], w["owner_unit_code"]) for w in pack.sheets["works"]}
    assert owners <= {(campaign, unit) for campaign, unit, *_ in keys}


def test_a_proposal_grows_from_an_accepted_registration(pack):
    accepted = {s.unit_code for s in dossiers(pack, "registration") if s.state == "accepted"}
    proposals = dossiers(pack, "proposal")
    assert sum(step.state == "accepted" for step in proposals) == 12
    assert {step.unit_code for step in proposals} <= accepted
    order = [(s.unit_code, s.kind) for s in pack.dossiers if s.campaign_code == current(pack)["code"]]
    for step in proposals:
        assert order.index((step.unit_code, "registration")) < order.index((step.unit_code, "proposal"))
    entries = rows(pack, "entries")
    registered = {(e["award_code"], e["subject_code"]) for e in entries if e["stage"] == "registered"}
    proposed = [e for e in entries if e["stage"] == "proposed"]
    assert {(e["award_code"], e["subject_code"]) for e in proposed} <= registered
    assert all(e["achievements"] for e in proposed)


def test_only_awards_of_the_campaign_are_registered(pack):
    plans = {plan.campaign_code: plan for plan in pack.campaigns}
    assert set(plans) == {row["code"] for row in pack.sheets["campaigns"]}
    for code, plan in plans.items():
        registered = {e["award_code"] for e in pack.sheets["entries"] if e["campaign_code"] == code}
        assert registered == set(plan.award_codes)
        assert "" in plan.content
    assert {e["award_code"] for e in rows(pack, "entries")} == AWARDS


def test_legal_bases_are_in_force_on_the_day(pack_of_day, day):
    (plan,) = [p for p in pack_of_day.campaigns if p.campaign_code != "BK2020"]
    assert plan.legal_bases
    for base in plan.legal_bases:
        assert base.issued_on <= base.valid_from <= day
        assert base.valid_to is None or day <= base.valid_to


@pytest.mark.parametrize("unit", ["LDLD-TPBK", "LDLD-CMO", "LDLD-PNA", "CDVC-BKA", "CS-CMO-DN01"])
def test_targets_are_handed_out(pack, unit):
    targets = {t["indicator"]: t["value"] for t in rows(pack, "targets") if t["unit_code"] == unit}
    assert targets.keys() >= {"initiatives", "works", "individual_titles"}
    assert min(targets.values()) > 0


def test_every_unit_right_below_the_province_has_a_target(pack):
    below = {unit["code"] for unit in pack.sheets["units"] if unit["parent_code"] == "LDLD-BKA"}
    assert {t["unit_code"] for t in rows(pack, "targets")} == below | {"CS-CMO-DN01"}


def test_the_union_of_canbo_has_material_for_the_walk(pack):
    members = {m["code"] for m in pack.sheets["members"] if m["unit_code"] == "CS-CMO-DN01"}
    rated = {r["subject_code"] for r in pack.sheets["ratings"] if r["subject_kind"] == "individual"}
    authors = {
        part.split(":")[0]
        for initiative in pack.sheets["initiatives"]
        if initiative["recognised_level"]
        for part in initiative["authors"].split("; ")
    }
    assert members <= rated
    assert len(members & authors) >= 15
    assert sum(c["unit_code"] == "CS-CMO-DN01" for c in pack.sheets["collectives"]) >= 2


def test_the_people_put_up_are_meant_for_every_outcome(pack_of_day, day):
    parts = {
        part: set(pack_of_day.notes[part]) for part in ("recommended", "below_line", "not_eligible", "missing_data")
    }
    proposed = {
        e["subject_code"]
        for e in rows(pack_of_day, "entries")
        if e["stage"] == "proposed" and e["award_code"] == "BK_TINH"
    }
    sent_only = {e["subject_code"] for e in rows(pack_of_day, "entries") if e["unit_code"] == "CS-CMO-XA03"}
    assert set.union(*parts.values()) == proposed - sent_only
    assert sum(map(len, parts.values())) == len(proposed - sent_only)
    (plan,) = [p for p in pack_of_day.campaigns if p.campaign_code != "BK2020"]
    assert plan.quotas["BK_TINH"] == len(parts["recommended"])

    rated = {(r["subject_code"], r["year"]): r["rating"] for r in pack_of_day.sheets["ratings"]}
    barred = {
        d["subject_code"]
        for d in pack_of_day.sheets["discipline"]
        if d["to_date"] is None or d["to_date"] >= current(pack_of_day)["from"]
    }
    recognised = Counter(
        part.split(":")[0]
        for initiative in pack_of_day.sheets["initiatives"]
        if initiative["recognised_level"]
        for part in initiative["authors"].split("; ")
    )
    for part, codes in parts.items():
        ratings = {rated.get((code, year)) for code in codes for year in (day.year - 1, day.year)}
        assert ratings == ({None} if part == "missing_data" else {"excellent"}), part
        assert codes & barred == (codes if part == "not_eligible" else set()), part
    assert min(recognised[code] for code in parts["recommended"]) > max(
        recognised[code] for code in parts["below_line"]
    )
    assert min(recognised[code] for code in proposed - sent_only) >= 2
