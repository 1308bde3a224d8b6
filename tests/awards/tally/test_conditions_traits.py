"""Decision tables of the conditions on the subject: unit, person, years, days."""

import pytest

from tests.awards.tally.judging import judged, told


@pytest.mark.parametrize(
    ("registered", "in_time", "verdict", "gap"),
    [
        (True, True, "met", ""),
        (None, True, "met", ""),
        (True, False, "not_met", "đăng ký thi đua sau thời hạn"),
        (False, True, "not_met", "chưa đăng ký thi đua"),
        (False, None, "not_met", "chưa đăng ký thi đua"),
        (True, None, "unknown", "chưa rõ đã đăng ký thi đua trong thời hạn hay chưa"),
        (None, None, "unknown", "chưa rõ đã đăng ký thi đua trong thời hạn hay chưa"),
    ],
)
def test_registered_in_time(registered, in_time, verdict, gap):
    finding = judged("registered_in_time", {}, {"registered": registered, "registered_in_time": in_time})
    assert (finding.verdict, str(finding.gap)) == (verdict, gap)


ONE_OF = [
    ("unit_kind", {"unit_kinds": ["grassroots", "group"]}, "unit_kind", "group", "district"),
    ("block", {"blocks": ["school"]}, "block", "school", "agency"),
    ("direct_worker", {}, "is_direct_worker", True, False),
    ("direct_worker", {"direct": False}, "is_direct_worker", False, True),
    ("leader", {}, "is_leader", True, False),
    ("leader", {"leads": False}, "is_leader", False, True),
    ("gender", {"gender": "female"}, "gender", "female", "male"),
    ("education", {"education_from": "university"}, "education", "university", "college"),
    ("education", {"education_to": "college"}, "education", "college", "university"),
    ("education", {"education_from": "college", "education_to": "college"}, "education", "college", "vocational"),
]


@pytest.mark.parametrize(("kind", "params", "key", "good", "bad"), ONE_OF)
def test_traits(kind, params, key, good, bad):
    assert judged(kind, params, {key: good}).verdict == "met"
    assert judged(kind, params, {key: bad}).verdict == "not_met"
    assert judged(kind, params, {key: None}).verdict == "unknown"


@pytest.mark.parametrize(
    ("kind", "params", "facts", "sentences"),
    [
        (
            "unit_kind",
            {"unit_kinds": ["grassroots", "section"]},
            {"unit_kind": "district"},
            (
                "thuộc công đoàn cơ sở, công đoàn bộ phận",
                "LĐLĐ huyện",
                "chỉ xét đơn vị thuộc công đoàn cơ sở, công đoàn bộ phận",
            ),
        ),
        (
            "block",
            {"blocks": ["enterprise_private"]},
            {"block": "school"},
            (
                "thuộc khối doanh nghiệp ngoài nhà nước",
                "trường học",
                "chỉ xét đơn vị thuộc khối doanh nghiệp ngoài nhà nước",
            ),
        ),
        (
            "direct_worker",
            {},
            {"is_direct_worker": False},
            ("là lao động trực tiếp", "không là lao động trực tiếp", "không là lao động trực tiếp"),
        ),
        ("gender", {"gender": "female"}, {"gender": "male"}, ("dành cho nữ", "nam", "chỉ dành cho nữ")),
        (
            "education",
            {"education_to": "college"},
            {"education": "university"},
            ("trình độ đến cao đẳng", "đại học", "chỉ xét trình độ đến cao đẳng"),
        ),
    ],
)
def test_traits_in_words(kind, params, facts, sentences):
    assert told(judged(kind, params, facts)) == sentences


WOMAN_LEADER = {"gender": "female", "is_leader": True}


@pytest.mark.parametrize(
    ("years", "person", "verdict"),
    [
        (20, {}, "met"),
        ("19.99", {}, "unknown"),
        ("19.99", {"gender": "male"}, "not_met"),
        ("19.99", {"gender": "female", "is_leader": False}, "not_met"),
        ("19.99", {"gender": "female"}, "unknown"),
        ("19.99", {"is_leader": True}, "unknown"),
        ("19.99", WOMAN_LEADER, "met"),
        # 20 years less a third are 13⅓
        ("13.34", WOMAN_LEADER, "met"),
        ("13.33", WOMAN_LEADER, "not_met"),
        ("13.33", {}, "not_met"),
        (0, {}, "not_met"),
        (None, WOMAN_LEADER, "unknown"),
    ],
)
def test_twenty_years_of_service_a_third_less_for_women_who_lead(years, person, verdict):
    params = {"service": 20, "women_leader_cut": 3}
    assert judged("service_years", params, {"service_years": years} | person).verdict == verdict


def test_without_a_cut_women_who_lead_need_as_many_years():
    finding = judged("service_years", {"service": 20}, {"service_years": "18.5"} | WOMAN_LEADER)
    assert told(finding) == ("từ 20 năm công tác trở lên", "18,5 năm công tác", "thiếu 1,5 năm công tác")


@pytest.mark.parametrize(
    ("founded", "mergers", "verdict"),
    [
        (12, [], "met"),
        (11, [], "not_met"),
        (None, [], "unknown"),
        # once merged, only the months since the last merger count
        (60, [6], "met"),
        (60, [5], "not_met"),
        (7, [7], "met"),
        (None, [6], "met"),
        (60, [30, 5], "not_met"),
        (60, [5, 30], "not_met"),
        # whether it was merged must be known
        (60, None, "unknown"),
        (3, None, "unknown"),
    ],
)
def test_twelve_months_after_founding_or_six_after_a_merger(founded, mergers, verdict):
    facts = {"months_since_founding": founded, "months_since_mergers": mergers}
    params = {"months": 12, "months_after_merger": 6}
    assert judged("months_since_founding", params, facts).verdict == verdict


@pytest.mark.parametrize(("founded", "verdict"), [(12, "met"), (11, "not_met"), (None, "unknown")])
def test_months_since_founding_alone_need_no_word_of_mergers(founded, verdict):
    assert judged("months_since_founding", {"months": 12}, {"months_since_founding": founded}).verdict == verdict


def test_months_in_words():
    facts = {"months_since_founding": 60, "months_since_mergers": [4]}
    assert told(judged("months_since_founding", {"months": 12, "months_after_merger": 6}, facts)) == (
        "đã thành lập từ 12 tháng trở lên; nếu đã chia tách, sáp nhập thì từ 06 tháng sau lần gần nhất",
        "04 tháng từ lần chia tách, sáp nhập gần nhất",
        "thiếu 02 tháng",
    )


@pytest.mark.parametrize(
    ("absent", "maternity", "verdict", "gap"),
    [
        (0, None, "met", ""),
        (39.5, None, "met", ""),
        (40, 0, "not_met", "đã nghỉ 40 ngày làm việc không kể thai sản, phải dưới 40 ngày"),
        (42, 0, "not_met", "đã nghỉ 42 ngày làm việc không kể thai sản, phải dưới 40 ngày"),
        (42, 42, "met", ""),
        (42, 30, "met", ""),
        (42, 2.5, "met", ""),
        (42, 2, "not_met", "đã nghỉ 40 ngày làm việc không kể thai sản, phải dưới 40 ngày"),
        (42, None, "unknown", "chưa rõ bao nhiêu ngày nghỉ là thai sản"),
        (None, 30, "unknown", "chưa có dữ liệu về ngày nghỉ"),
        # days of maternity given beside the others instead of among them
        (12, 30, "met", ""),
        (40, 120, "met", ""),
    ],
)
def test_absence_under_forty_working_days_without_maternity(absent, maternity, verdict, gap):
    finding = judged("absence", {"fewer_than": 40}, {"absent_days": absent, "maternity_days": maternity})
    assert (finding.verdict, str(finding.gap)) == (verdict, gap)


def test_absence_names_the_days_of_maternity():
    finding = judged("absence", {"fewer_than": 40}, {"absent_days": 42, "maternity_days": 30})
    assert str(finding.required) == "nghỉ dưới 40 ngày làm việc trong thời gian xét, không kể nghỉ thai sản"
    assert str(finding.actual) == "nghỉ 42 ngày làm việc, trong đó 30 ngày thai sản"
