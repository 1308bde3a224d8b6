"""Decision tables of the conditions on votes, points, targets, collectives, works and benefits."""

import pytest

from tests.awards.tally.judging import judged, told


@pytest.mark.parametrize(
    ("params", "votes_for", "members", "verdict"),
    [
        # of 9 members 80 % are 7.2, hence 8; 90 % are 8.1, hence 9
        ({"percent": 80}, 8, 9, "met"),
        ({"percent": 80}, 7, 9, "not_met"),
        ({"percent": 90}, 9, 9, "met"),
        ({"percent": 90}, 8, 9, "not_met"),
        # an exact share is not rounded any further
        ({"percent": 80}, 8, 10, "met"),
        ({"percent": 90}, 9, 10, "met"),
        ({"percent": 100}, 9, 9, "met"),
        ({"percent": 100}, 8, 9, "not_met"),
        # two thirds are no percentage
        ({"fraction": "2/3"}, 6, 9, "met"),
        ({"fraction": "2/3"}, 5, 9, "not_met"),
        ({"percent": "66.67"}, 6, 9, "not_met"),
        # more than half
        ({"percent": 50, "over": True}, 5, 9, "met"),
        ({"percent": 50, "over": True}, 5, 10, "not_met"),
        ({"percent": 50}, 5, 10, "met"),
        ({"fraction": "1/2", "over": True}, 6, 10, "met"),
        ({"percent": 80}, 0, 9, "not_met"),
        ({"percent": 80}, None, 9, "unknown"),
        ({"percent": 80}, 8, None, "unknown"),
    ],
)
def test_council_vote(params, votes_for, members, verdict):
    assert judged("council_vote", params, {"votes": {"for": votes_for, "members": members}}).verdict == verdict


def test_council_vote_without_a_ballot_is_unknown():
    finding = judged("council_vote", {"percent": 80}, {"votes": None})
    assert (finding.verdict, str(finding.gap)) == ("unknown", "chưa có kết quả bỏ phiếu của hội đồng")


@pytest.mark.parametrize(
    ("params", "required"),
    [
        (
            {"percent": 90},
            "phiếu tán thành từ 90% tổng số thành viên hội đồng trở lên, số phiếu làm tròn lên",
        ),
        (
            {"fraction": "2/3"},
            "phiếu tán thành từ 2/3 tổng số thành viên hội đồng trở lên, số phiếu làm tròn lên",
        ),
        ({"percent": 50, "over": True}, "phiếu tán thành quá 50% tổng số thành viên hội đồng"),
    ],
)
def test_council_vote_in_words(params, required):
    finding = judged("council_vote", params, {"votes": {"for": 4, "members": 9, "ref": "BB-3"}})
    assert str(finding.required) == required
    assert finding.evidence == ("BB-3",)


def test_council_vote_says_how_many_are_missing():
    finding = judged("council_vote", {"percent": 90}, {"votes": {"for": 8, "members": 9}})
    assert str(finding.actual) == "08/09 phiếu tán thành (88,9%), cần 09 phiếu"
    assert str(finding.gap) == "thiếu 01 phiếu tán thành"


BANDS = [
    {"name": "tốt", "minimum": 70},
    {"name": "hoàn thành", "minimum": 50},
    {"name": "xuất sắc", "minimum": 90},
]


@pytest.mark.parametrize(
    ("score", "verdict", "actual"),
    [
        (90, "met", "90 điểm, mức xuất sắc"),
        (70, "met", "70 điểm, mức tốt"),
        ("69.99", "not_met", "69,99 điểm, mức hoàn thành"),
        (49, "not_met", "49 điểm, dưới mức thấp nhất"),
        (0, "not_met", "0 điểm, dưới mức thấp nhất"),
        (None, "unknown", "chưa có dữ liệu"),
    ],
)
def test_score_band_tot_or_better(score, verdict, actual):
    finding = judged("score_band", {"band": "tốt", "bands": BANDS}, {"score": score})
    assert (finding.verdict, str(finding.actual)) == (verdict, actual)


def test_order_of_the_bands_does_not_matter():
    one = judged("score_band", {"band": "tốt", "bands": BANDS}, {"score": 60})
    other = judged("score_band", {"band": "tốt", "bands": BANDS[::-1]}, {"score": 60})
    assert one == other
    assert str(one.gap) == "thiếu 10 điểm để đạt mức tốt"


@pytest.mark.parametrize(
    ("ratio", "verdict"), [(0.5, "met"), (1, "met"), ("0.4999", "not_met"), (0, "not_met"), (None, "unknown")]
)
def test_no_criterion_under_half_of_its_maximum(ratio, verdict):
    facts = {"score_min_criterion_ratio": ratio}
    assert judged("each_criterion_at_least", {"percent": 50}, facts).verdict == verdict


@pytest.mark.parametrize(
    ("kind", "params", "known"),
    [
        ("score_at_least", {"minimum": 90}, {"score": 100}),
        ("score_band", {"band": "tốt", "bands": BANDS}, {"score": 100}),
        ("each_criterion_at_least", {"percent": 50}, {"score_min_criterion_ratio": 1}),
    ],
)
def test_no_points_help_whom_the_sheet_excludes(kind, params, known):
    for facts in (known, {}):
        finding = judged(kind, params, facts | {"score_knocked_out": True})
        assert (finding.verdict, str(finding.actual)) == ("not_met", "bị loại trừ theo bảng chấm điểm")
        assert str(finding.gap) == "bị loại trừ theo bảng chấm điểm"
    assert judged(kind, params, known | {"score_knocked_out": False}).verdict == "met"
    assert judged(kind, params, known).verdict == "met"


def test_criteria_in_words():
    finding = judged("each_criterion_at_least", {"percent": 50}, {"score_min_criterion_ratio": 0.45})
    assert told(finding) == (
        "không tiêu chí nào dưới 50% điểm chuẩn",
        "tiêu chí thấp nhất đạt 45% điểm chuẩn",
        "có tiêu chí chỉ đạt 45% điểm chuẩn",
    )


@pytest.mark.parametrize(
    ("targets", "verdict"),
    [
        ({"initiatives": 1}, "met"),
        ({"initiatives": 5.286}, "met"),
        ({"initiatives": "0.9999"}, "not_met"),
        ({"initiatives": 0}, "not_met"),
        ({"initiatives": None}, "unknown"),
        ({"works": 2}, "unknown"),
        (None, "unknown"),
    ],
)
def test_target_reached(targets, verdict):
    assert judged("target_reached", {"indicator": "initiatives"}, {"targets": targets}).verdict == verdict


def test_target_in_words():
    params = {"indicator": "initiatives", "percent_of_target": 600}
    assert told(judged("target_reached", params, {"targets": {"initiatives": 5.286}})) == (
        "đạt từ 600% chỉ tiêu sáng kiến được giao",
        "đạt 528,6% chỉ tiêu",
        "còn thiếu 71,4% chỉ tiêu sáng kiến",
    )
    unknown = judged("target_reached", params, {"targets": {}})
    assert str(unknown.gap) == "chưa giao chỉ tiêu hoặc chưa có kết quả về sáng kiến"


@pytest.mark.parametrize(
    ("part", "percent", "group", "verdict"),
    [
        # exactly 70 %
        ("ldtt", 70, {"size": 40, "ldtt": 28}, "met"),
        ("ldtt", 70, {"size": 40, "ldtt": 27}, "not_met"),
        ("ldtt", 70, {"size": 10, "ldtt": 7}, "met"),
        # 70 % of 11 are 7.7
        ("ldtt", 70, {"size": 11, "ldtt": 7}, "not_met"),
        ("ldtt", 70, {"size": 11, "ldtt": 8}, "met"),
        ("completed", 100, {"size": 40, "completed": 40}, "met"),
        ("completed", 100, {"size": 40, "completed": 39}, "not_met"),
        ("women", 70, {"size": 40, "women": 28}, "met"),
        ("ldtt", 70, {"size": 40}, "unknown"),
        ("ldtt", 70, {"ldtt": 28}, "unknown"),
        ("ldtt", 70, {"size": 0, "ldtt": 0}, "unknown"),
        ("ldtt", 70, None, "unknown"),
    ],
)
def test_share_of_a_collective(part, percent, group, verdict):
    assert judged("collective_share", {"part": part, "percent": percent}, {"collective": group}).verdict == verdict


def test_share_of_a_collective_in_words():
    finding = judged("collective_share", {"part": "ldtt", "percent": 70}, {"collective": {"size": 40, "ldtt": 26}})
    assert told(finding) == (
        "ít nhất 70% số người trong tập thể là người đạt Lao động tiên tiến",
        "26/40 người (65%) là người đạt Lao động tiên tiến",
        "thiếu 02 người đạt Lao động tiên tiến",
    )
    nobody = judged("collective_share", {"part": "ldtt", "percent": 70}, {"collective": {"size": 0, "ldtt": 0}})
    assert str(nobody.gap) == "số người của tập thể đang là 0, hãy kiểm tra lại"


@pytest.mark.parametrize(
    ("params", "group", "verdict", "gap"),
    [
        ({"counted": "cstdcs", "at_least": 1}, {"cstdcs": 1}, "met", ""),
        ({"counted": "cstdcs", "at_least": 1}, {"cstdcs": 0}, "not_met", "thiếu 01 người đạt Chiến sĩ thi đua cơ sở"),
        (
            {"counted": "cstdcs", "at_least": 1},
            {"cstdcs": None},
            "unknown",
            "chưa có số người đạt Chiến sĩ thi đua cơ sở của tập thể",
        ),
        ({"counted": "disciplined", "at_most": 0}, {"disciplined": 0}, "met", ""),
        (
            {"counted": "disciplined", "at_most": 0},
            {"disciplined": 1},
            "not_met",
            "nhiều hơn mức cho phép 01 người bị kỷ luật từ cảnh cáo trở lên",
        ),
        ({"at_least": 500}, {"size": 500}, "met", ""),
        ({"at_least": 500}, {"size": 499}, "not_met", "thiếu 01 người"),
        ({"at_least": 1, "at_most": 5}, {"size": 6}, "not_met", "nhiều hơn mức cho phép 01 người"),
        ({"at_least": 1}, None, "unknown", "chưa có số người của tập thể"),
    ],
)
def test_members_of_a_collective(params, group, verdict, gap):
    finding = judged("collective_count", params, {"collective": group})
    assert (finding.verdict, str(finding.gap)) == (verdict, gap)


def work(value=7_200_000_000, **changed):
    return {"value": value, "finished": True, "plaque": True} | changed


@pytest.mark.parametrize(
    ("params", "works", "verdict"),
    [
        ({}, [work()], "met"),
        ({}, [work(finished=False)], "not_met"),
        ({}, [work(finished=None)], "unknown"),
        ({}, [work(plaque=False, value=None)], "met"),
        ({}, [], "not_met"),
        ({}, None, "unknown"),
        ({"count": 2}, [work(), work(finished=None)], "unknown"),
        ({"count": 3}, [work(), work(finished=None)], "not_met"),
        ({"plaque": True}, [work(plaque=False)], "not_met"),
        ({"plaque": True}, [work(plaque=None)], "unknown"),
        ({"plaque": True}, [work(plaque=None, finished=False)], "not_met"),
        ({"min_value": 7_200_000_000}, [work()], "met"),
        ({"min_value": 7_200_000_001}, [work()], "not_met"),
        ({"min_value": 1}, [work(None)], "unknown"),
        ({"total_value": 10**10}, [work(), work(2_800_000_000)], "met"),
        ({"total_value": 10**10}, [work(), work(2_799_999_999)], "not_met"),
        ({"total_value": 10**10}, [work(), work(None)], "unknown"),
        ({"total_value": 10**10}, [work(), work(2_800_000_000, finished=None)], "unknown"),
        ({"total_value": 10**10}, [work(), work(2_799_999_999, finished=None)], "not_met"),
        ({"total_value": 10**10}, [work(), work(None, finished=False)], "not_met"),
    ],
)
def test_works(params, works, verdict):
    assert judged("works", params, {"works": works}).verdict == verdict


def test_works_in_words():
    params = {"count": 2, "plaque": True, "min_value": 500_000, "total_value": 10**10}
    works = [work(ref="CT-2"), work(plaque=False, ref="CT-1")]
    finding = judged("works", params, {"works": works})
    assert told(finding) == (
        "ít nhất 02 công trình, sản phẩm hoàn thành, có quyết định gắn biển, mỗi công trình từ 500.000 đồng, "
        "tổng giá trị từ 10 tỷ đồng",
        "được tính 01 trên 02 công trình, giá trị 7,2 tỷ đồng",
        "thiếu 01 công trình; thiếu 2,8 tỷ đồng tổng giá trị",
    )
    assert finding.evidence == ("CT-2",)
