"""The shipped catalogue: every code, its roads, its prizes; loading twice changes nothing."""

import datetime as dt
from decimal import ROUND_CEILING, Decimal

import pytest
from django.core.management import call_command

from awards.models import QuotaDefault, StandardVersion, StandardVersionState
from awards.services.catalogue import load_catalogue
from awards.services.shipped_standards import STANDARDS
from catalogue.models import AwardType, BaseSalary, DecidingLevel, LegalDocument, Road
from common.clock import today
from common.models import Holiday
from scores.models import Band, Criterion, KnockOut, ScoreSheet, SheetSection

CODES = {
    *("LDTT", "CSTDCS", "CSTD_TLD", "CSTD_TINH", "CSTDTQ", "TTLDTT", "TTLDXS", "CO_UBND", "CO_CP"),
    *("GK", "BK_UBND", "BK_BO", "BK_TTG", "HCLD_1", "HCLD_2", "HCLD_3", "AHLD"),
    *("CO_TLD", "CO_TINH", "BK_TLD", "BK_TLD_CD", "BK_TINH", "BK_TINH_CD", "GK_CTTT", "GK_CS"),
    *("CO_XSD", "CO_VHTT", "GVN_DVN", "GVN_CSVN", "BLDST", "KNC_CD", "SK_VINHDANH", "NTVT", "CO_TLD_CD"),
    *("XL_CDCS", "XL_CDCS_CU", "XL_TOCD", "XL_DV", "GT_NDC", "GT_NVL", "GT_NU", "GT_TDT", "VQTM", "NTMNCS"),
    *("CSTD_CACCAP", "BK_TD_KHONGRO", "BK_CD_KHONGRO", "CO_KHONGRO"),
}
FLAGS = ["CO_TLD", "CO_TINH", "CO_UBND", "CO_CP", "CO_XSD", "CO_VHTT", "CO_TLD_CD", "CO_KHONGRO", "TTLDTT", "TTLDXS"]
UNKNOWN_LEVEL = {"CSTD_CACCAP", "BK_TD_KHONGRO", "BK_CD_KHONGRO", "CO_KHONGRO"}


@pytest.fixture
def loaded(db):
    return load_catalogue()


def test_every_code_is_there(loaded):
    assert set(CODES) <= set(AwardType.objects.values_list("code", flat=True))


def test_the_tables_are_filled(loaded):
    assert {name: counts["new"] for name, counts in loaded.items()} == {
        "award_types": AwardType.objects.count(),
        "award_evidence": 0,
        "base_salaries": 4,
        "legal_documents": LegalDocument.objects.count(),
        "holidays": Holiday.objects.count(),
        "reminder_days": 20,
        "programmes": 1,
        "programme_phases": 2,
        "exemplar_fields": 9,
        "exemplar_programmes": 3,
        "roads": AwardType.objects.count() * len(DecidingLevel),
        "standards": len(list(STANDARDS.glob("*.json"))),
        "prize_terms": 1,
        "prize_multiples": 37,
        "quota_defaults": 5,
        "priority_rules": 3,
        "voting_rules": 20,
        "revocation_grounds": 4,
        "consultation_rules": 14,
        "score_sheets": ScoreSheet.objects.count(),
        "score_sections": SheetSection.objects.count(),
        "score_criteria": Criterion.objects.count(),
        "score_bands": Band.objects.count(),
        "score_knock_outs": KnockOut.objects.count(),
    }


def test_a_quota_for_both_groups_together_goes_with_one_order(loaded):
    """Else a run that puts up both would be refused by what was shipped."""
    for quota in QuotaDefault.objects.filter(group="").select_related("award"):
        day = quota.valid_to or today()
        orders = StandardVersion.objects.in_force_on(day).filter(award=quota.award).values_list("rank_by", flat=True)
        assert len({str(order) for order in orders}) == 1, quota.award.code


def test_titles_that_ask_for_evidence_say_by_which_law(loaded):
    asking = AwardType.objects.exclude(evidence="")
    assert set(asking.values_list("code", flat=True)) == {"CSTDTQ", "CSTD_TLD", "CSTD_TINH"}
    assert all("Điều 84" in award.evidence_source and not award.evidence_unverified for award in asking)
    assert not AwardType.objects.filter(needs_minutes=True).exists()


def test_evidence_asked_for_otherwise_here_is_kept(loaded):
    AwardType.objects.filter(code="CSTD_TINH").update(evidence="Đề tài đã nghiệm thu")
    assert load_catalogue()["award_evidence"] == {"new": 0, "changed": 0, "same": 3, "kept": 0}
    assert AwardType.objects.get(code="CSTD_TINH").evidence == "Đề tài đã nghiệm thu"


def test_loading_twice_changes_nothing(loaded):
    again = load_catalogue()
    assert {(c["new"], c["changed"], c["kept"]) for c in again.values()} == {(0, 0, 0)}
    assert again["award_types"]["same"] == AwardType.objects.count()


def test_an_edit_made_here_is_kept(loaded, monkeypatch):
    import awards.services.catalogue as module

    AwardType.objects.filter(code="BK_TINH").update(multiple_individual=Decimal("0.50"))
    shipped = module._read
    edited = [row | {"decided_by": "Cấp mới"} for row in shipped("award_types")]
    monkeypatch.setattr(module, "_read", lambda name: edited if name == "award_types" else shipped(name))
    counts = load_catalogue()["award_types"]
    kept = AwardType.objects.get(code="BK_TINH")
    assert (counts["kept"], counts["changed"]) == (1, len(edited) - 1)
    assert (kept.multiple_individual, kept.decided_by != "Cấp mới") == (Decimal("0.50"), True)
    assert AwardType.objects.get(code="CO_TINH").decided_by == "Cấp mới"


def test_what_was_removed_here_stays_removed(loaded):
    Holiday.objects.filter(day=dt.date(2026, 11, 24)).delete()
    assert load_catalogue()["holidays"]["new"] == 0
    assert not Holiday.objects.filter(day=dt.date(2026, 11, 24)).exists()


@pytest.mark.parametrize("code", FLAGS)
def test_flags_are_for_collectives_only(loaded, code):
    assert set(AwardType.objects.get(code=code).subject_kinds) == {"collective", "unit"}


def test_codes_without_a_level_say_so(loaded):
    found = AwardType.objects.filter(level_unknown=True)
    assert set(found.values_list("code", flat=True)) == UNKNOWN_LEVEL
    assert set(Road.objects.filter(award__in=found).values_list("kind", flat=True)) == {"record"}


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("BK_TINH", "decide"),
        ("CO_TINH", "decide"),
        ("BK_TLD", "propose_up"),
        ("CO_TLD", "propose_up"),
        ("LDTT", "record"),
        ("CSTDCS", "record"),
        ("CSTD_CACCAP", "record"),
        ("TTLDTT", "record"),
        ("TTLDXS", "record"),
    ],
)
def test_roads_of_a_province(loaded, code, kind):
    assert Road.objects.get(award__code=code, level="provincial").kind == kind


def prize(multiple: Decimal, salary: int) -> int:
    """The product rounded up to tens of thousands of đồng: Nghị định 152/2025, Điều 49 khoản 2."""
    return int((multiple * salary / 10_000).to_integral_value(ROUND_CEILING)) * 10_000


@pytest.mark.parametrize(
    ("code", "field", "in_2024", "in_2026"),
    [
        ("LDTT", "individual", 710_000, 760_000),
        ("CSTDCS", "individual", 2_340_000, 2_530_000),
        ("CSTD_TINH", "individual", 7_020_000, 7_590_000),
        ("CSTD_TLD", "individual", 7_020_000, 7_590_000),
        ("CSTDTQ", "individual", 10_530_000, 11_390_000),
        ("TTLDTT", "collective", 1_880_000, 2_030_000),
        ("TTLDXS", "collective", 3_510_000, 3_800_000),
        ("CO_UBND", "collective", 18_720_000, 20_240_000),
        ("CO_CP", "collective", 28_080_000, 30_360_000),
        ("GK", "collective", 1_410_000, 1_520_000),
        ("GK", "individual", 710_000, 760_000),
        ("BK_UBND", "collective", 7_020_000, 7_590_000),
        ("BK_BO", "individual", 3_510_000, 3_800_000),
        ("BK_TTG", "collective", 16_380_000, 17_710_000),
        ("BK_TTG", "individual", 8_190_000, 8_860_000),
        ("HCLD_1", "collective", 42_120_000, 45_540_000),
        ("HCLD_2", "collective", 35_100_000, 37_950_000),
        ("HCLD_3", "collective", 21_060_000, 22_770_000),
        ("AHLD", "collective", 72_540_000, 78_430_000),
    ],
)
def test_multiples_give_the_known_prizes(loaded, code, field, in_2024, in_2026):
    award = AwardType.objects.get(code=code)
    salaries = [
        BaseSalary.objects.filter(valid_from__lte=day).order_by("-valid_from").first().amount
        for day in (dt.date(2024, 12, 1), dt.date(2026, 12, 1))
    ]
    multiple = getattr(award, f"multiple_{field}")
    assert [prize(multiple, salary) for salary in salaries] == [in_2024, in_2026]


def test_what_nobody_checked_is_marked(loaded):
    unverified = set(AwardType.objects.filter(multiple_unverified=True).values_list("code", flat=True))
    assert {"GK", "BK_UBND", "BK_TTG", "CO_TLD", "BK_TLD", "KNC_CD"} <= unverified
    assert unverified.isdisjoint({"LDTT", "CSTDCS", "CSTDTQ", "TTLDTT", "TTLDXS", "CO_UBND"})
    assert set(BaseSalary.objects.filter(unverified=True).values_list("amount", flat=True)) == {1_800_000, 2_530_000}


def test_standards_are_in_force_by_nobody_s_approval(loaded):
    for row in StandardVersion.objects.all():
        is_over = row.valid_to is not None and row.valid_to < today()
        assert (row.state == StandardVersionState.SUPERSEDED) is is_over
        assert (row.is_public, row.approved_by_id, row.drafted_by_id) == (True, None, None)


def test_the_command_prints_what_it_did(db, capsys):
    call_command("load_catalogue")
    call_command("load_catalogue")
    lines = capsys.readouterr().out.splitlines()
    assert lines[len(lines) // 2] == "danh hiệu, hình thức khen: 0 mới, 0 đổi, 50 giữ nguyên, 0 giữ bản sửa tại chỗ"
