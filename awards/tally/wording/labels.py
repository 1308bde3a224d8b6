"""Words for the members of the closed lists, the conditions, the verdicts and the ranking keys."""

from collections.abc import Mapping
from typing import Any

from awards.tally.levels import (
    AwardScope,
    Block,
    Coded,
    CollectivePart,
    ContestLevel,
    DisciplineLevel,
    Education,
    Gender,
    Graded,
    Indicator,
    Inherited,
    InitiativeLevel,
    PrizeGrade,
    Rating,
    Reuse,
    SubjectKind,
    UnitKind,
)
from awards.tally.phrase import mark as _

SCHEMA_TITLE = _("Tiêu chuẩn danh hiệu thi đua, hình thức khen thưởng")

CONDITION_LABELS: Mapping[str, str] = {
    "registered": _("Đăng ký thi đua"),
    "registered_in_time": _("Đăng ký đúng hạn"),
    "dossier_accepted": _("Hồ sơ đề nghị"),
    "subject_kind": _("Đối tượng xét"),
    "unit_kind": _("Loại đơn vị công đoàn"),
    "block": _("Khối thi đua"),
    "direct_worker": _("Lao động trực tiếp"),
    "leader": _("Lãnh đạo, quản lý"),
    "gender": _("Giới tính"),
    "education": _("Trình độ đào tạo"),
    "service_years": _("Thời gian công tác"),
    "months_since_founding": _("Thời gian từ khi thành lập, chia tách, sáp nhập"),
    "absence": _("Ngày nghỉ"),
    "clean_record": _("Kỷ luật, vụ việc đang xem xét"),
    "score_at_least": _("Điểm thi đua"),
    "score_band": _("Mức xếp loại theo điểm"),
    "each_criterion_at_least": _("Điểm từng tiêu chí"),
    "target_reached": _("Chỉ tiêu được giao"),
    "rating_at_least": _("Xếp loại hằng năm"),
    "initiatives": _("Sáng kiến được công nhận"),
    "benefit": _("Giá trị làm lợi"),
    "prior_awards": _("Danh hiệu, hình thức khen đã đạt"),
    "not_held_before": _("Chưa từng được tặng"),
    "comprehensive_xor_thematic": _("Không khen cả toàn diện và chuyên đề"),
    "achievement_not_rewarded": _("Một thành tích, một lần khen"),
    "council_vote": _("Phiếu của hội đồng"),
    "collective_share": _("Tỷ lệ trong tập thể"),
    "collective_count": _("Số người trong tập thể"),
    "works": _("Công trình, sản phẩm"),
    "contest_prize": _("Giải hội thi tay nghề"),
    "standard_missing": _("Tiêu chuẩn"),
    "quota": _("Chỉ tiêu khen thưởng"),
    "all_of": _("Đạt tất cả các điều kiện"),
    "any_of": _("Đạt một trong các điều kiện"),
}
VERDICT_LABELS: Mapping[str, str] = {
    "met": _("Đạt"),
    "not_met": _("Chưa đạt"),
    "unknown": _("Thiếu dữ liệu"),
}
OUTCOME_LABELS: Mapping[str, str] = {
    "eligible": _("Đủ tiêu chuẩn"),
    "recommended": _("Đề nghị khen"),
    "below_line": _("Đủ tiêu chuẩn, ngoài chỉ tiêu"),
    "not_eligible": _("Chưa đủ tiêu chuẩn"),
    "missing_data": _("Thiếu dữ liệu"),
}
PARAM_LABELS: Mapping[str, str] = {
    "count": _("Số lượng tối thiểu"),
    "level": _("Cấp hoặc mức từ"),
    "years": _("Số năm"),
    "min_share": _("Tỷ lệ đóng góp tối thiểu (%)"),
    "research": _("Là đề tài khoa học (bỏ trống: tính cả hai)"),
    "rating": _("Xếp loại từ"),
    "year_itself": _("Phải có xếp loại của chính năm xét"),
    "minimum": _("Điểm tối thiểu"),
    "kinds": _("Đối tượng được xét"),
    "unit_kinds": _("Loại đơn vị được xét"),
    "blocks": _("Khối được xét"),
    "direct": _("Phải là lao động trực tiếp (tắt: không phải)"),
    "leads": _("Phải là lãnh đạo, quản lý (tắt: không phải)"),
    "gender": _("Giới tính"),
    "education_from": _("Trình độ thấp nhất"),
    "education_to": _("Trình độ cao nhất"),
    "service": _("Số năm công tác tối thiểu"),
    "women_leader_cut": _("Nữ lãnh đạo, quản lý được giảm một phần mấy (3: giảm 1/3)"),
    "months": _("Số tháng tối thiểu từ khi thành lập"),
    "months_after_merger": _("Số tháng tối thiểu từ lần chia tách, sáp nhập gần nhất (bỏ trống: không tính)"),
    "fewer_than": _("Nghỉ dưới số ngày làm việc"),
    "clean_years": _("Số năm tính thành tích, gồm năm xét: kỷ luật phải hết trước đó"),
    "name": _("Tên mức"),
    "band": _("Mức phải đạt"),
    "bands": _("Các mức theo điểm"),
    "percent": _("Tỷ lệ tối thiểu (%)"),
    "fraction": _("Phần tối thiểu, như 2/3"),
    "over": _("Phải nhiều hơn (quá), không chỉ bằng"),
    "indicator": _("Chỉ tiêu"),
    "percent_of_target": _("Tối thiểu so với chỉ tiêu được giao (%)"),
    "reuse": _("Thành tích đã dùng để xét khen (bỏ trống: không xét)"),
    "reuse_allowed": _("Danh hiệu, hình thức khen không tính là đã dùng"),
    "tiers": _("Các nhóm đối tượng và mức làm lợi"),
    "leader": _("Nhóm lãnh đạo, quản lý (bỏ trống: tất cả)"),
    "once": _("Một giải pháp làm lợi từ (đồng)"),
    "total": _("Tổng các năm liên tục từ (đồng)"),
    "once_years": _("Giải pháp trong số năm gần nhất (bỏ trống: mọi năm)"),
    "awards": _("Mã danh hiệu, hình thức khen"),
    "consecutive": _("Phải liên tục từng năm"),
    "skip_years": _("Lùi về trước năm xét số năm (1: tính đến năm liền trước)"),
    "scopes": _("Chỉ tính loại khen (bỏ trống: mọi loại)"),
    "inherited": _("Khen thưởng của đơn vị trước chia tách, sáp nhập"),
    "scope": _("Loại khen của danh hiệu, hình thức này"),
    "levels": _("Mã cấp quyết định"),
    "exempt_scopes": _("Loại khen được loại trừ"),
    "exempt_awards": _("Mã danh hiệu, hình thức khen được loại trừ"),
    "part": _("Nhóm người"),
    "counted": _("Nhóm người (bỏ trống: tất cả)"),
    "at_least": _("Ít nhất"),
    "at_most": _("Nhiều nhất"),
    "prizes": _("Chỉ tính giải (bỏ trống: mọi giải)"),
    "plaque": _("Phải có quyết định gắn biển"),
    "min_value": _("Giá trị tối thiểu mỗi công trình (đồng)"),
    "total_value": _("Tổng giá trị tối thiểu (đồng)"),
}
RANK_KEY_LABELS: Mapping[str, str] = {
    "score": _("Điểm thi đua"),
    "rating": _("Xếp loại năm xét"),
    "initiatives": _("Số sáng kiến trong năm xét"),
    "benefit": _("Giá trị làm lợi trong năm xét"),
    "votes_percent": _("Tỷ lệ phiếu của hội đồng (%)"),
    "direct_worker": _("Lao động trực tiếp"),
    "non_state": _("Doanh nghiệp ngoài nhà nước"),
    "women_percent": _("Nữ, hoặc tỷ lệ nữ của tập thể (%)"),
    "service_years": _("Số năm công tác"),
}
INITIATIVE_LEVEL_LABELS: Mapping[InitiativeLevel, str] = {
    InitiativeLevel.BASE: _("cấp cơ sở"),
    InitiativeLevel.UPPER: _("cấp trên trực tiếp cơ sở"),
    InitiativeLevel.PROVINCE: _("cấp tỉnh, ngành"),
    InitiativeLevel.CONFEDERATION: _("cấp Tổng Liên đoàn"),
    InitiativeLevel.NATIONAL: _("cấp toàn quốc"),
}
CONTEST_LEVEL_LABELS: Mapping[ContestLevel, str] = {
    ContestLevel.BASE: _("cấp cơ sở"),
    ContestLevel.UPPER: _("cấp trên trực tiếp cơ sở"),
    ContestLevel.PROVINCE: _("cấp tỉnh, ngành"),
    ContestLevel.CONFEDERATION: _("cấp Tổng Liên đoàn"),
}
PRIZE_GRADE_LABELS: Mapping[PrizeGrade, str] = {
    PrizeGrade.FIRST: _("giải nhất"),
    PrizeGrade.SECOND: _("giải nhì"),
    PrizeGrade.THIRD: _("giải ba"),
    PrizeGrade.CONSOLATION: _("giải khuyến khích"),
}
CONFIRMER_LABELS: Mapping[InitiativeLevel, str] = {**INITIATIVE_LEVEL_LABELS, InitiativeLevel.BASE: _("cấp trên")}
RATING_LABELS: Mapping[Rating, str] = {
    Rating.NOT_COMPLETED: _("không hoàn thành nhiệm vụ"),
    Rating.COMPLETED: _("hoàn thành nhiệm vụ"),
    Rating.GOOD: _("hoàn thành tốt nhiệm vụ"),
    Rating.EXCELLENT: _("hoàn thành xuất sắc nhiệm vụ"),
}
DISCIPLINE_LABELS: Mapping[DisciplineLevel, str] = {
    DisciplineLevel.REPRIMAND: _("khiển trách"),
    DisciplineLevel.WARNING: _("cảnh cáo"),
    DisciplineLevel.DISMISSAL_FROM_POST: _("cách chức"),
    DisciplineLevel.DISMISSAL: _("buộc thôi việc"),
}
SUBJECT_LABELS: Mapping[SubjectKind, str] = {
    SubjectKind.INDIVIDUAL: _("cá nhân"),
    SubjectKind.COLLECTIVE: _("tập thể"),
    SubjectKind.UNIT: _("đơn vị công đoàn"),
    SubjectKind.HOUSEHOLD: _("hộ gia đình"),
}
UNIT_KIND_LABELS: Mapping[UnitKind, str] = {
    UnitKind.CONFEDERATION: _("Tổng Liên đoàn"),
    UnitKind.PROVINCIAL: _("LĐLĐ tỉnh, thành phố"),
    UnitKind.SECTORAL: _("công đoàn ngành"),
    UnitKind.DISTRICT: _("LĐLĐ huyện"),
    UnitKind.UPPER_GRASSROOTS: _("công đoàn cấp trên trực tiếp cơ sở"),
    UnitKind.GRASSROOTS: _("công đoàn cơ sở"),
    UnitKind.SECTION: _("công đoàn bộ phận"),
    UnitKind.GROUP: _("tổ công đoàn"),
}
BLOCK_LABELS: Mapping[Block, str] = {
    Block.ADMINISTRATIVE: _("hành chính sự nghiệp"),
    Block.AGENCY: _("cơ quan"),
    Block.COMMUNE: _("xã, thị trấn"),
    Block.SCHOOL: _("trường học"),
    Block.ENTERPRISE_STATE: _("doanh nghiệp nhà nước"),
    Block.ENTERPRISE_PRIVATE: _("doanh nghiệp ngoài nhà nước"),
    Block.OTHER: _("khối khác"),
}
GENDER_LABELS: Mapping[Gender, str] = {
    Gender.MALE: _("nam"),
    Gender.FEMALE: _("nữ"),
}
EDUCATION_LABELS: Mapping[Education, str] = {
    Education.NONE: _("chưa qua đào tạo"),
    Education.VOCATIONAL: _("sơ cấp, trung cấp nghề"),
    Education.COLLEGE: _("cao đẳng"),
    Education.UNIVERSITY: _("đại học"),
    Education.POSTGRADUATE: _("sau đại học"),
}
SCOPE_LABELS: Mapping[AwardScope, str] = {
    AwardScope.COMPREHENSIVE: _("toàn diện"),
    AwardScope.THEMATIC: _("chuyên đề"),
    AwardScope.THEMATIC_REVIEW: _("sơ kết, tổng kết chuyên đề"),
    AwardScope.UNSCHEDULED: _("đột xuất"),
    AwardScope.DEDICATION: _("quá trình cống hiến"),
    AwardScope.MERIT: _("công trạng"),
    AwardScope.EXTERNAL: _("đối ngoại"),
    AwardScope.SENIORITY: _("niên hạn"),
}
INDICATOR_LABELS: Mapping[Indicator, str] = {
    Indicator.INITIATIVES: _("sáng kiến"),
    Indicator.WORKS: _("công trình"),
    Indicator.WORKS_VALUE: _("giá trị công trình"),
    Indicator.INDIVIDUAL_TITLES: _("danh hiệu cá nhân"),
    Indicator.COLLECTIVE_TITLES: _("danh hiệu tập thể"),
    Indicator.EXEMPLARS: _("gương điển hình"),
}
REUSE_LABELS: Mapping[Reuse, str] = {
    Reuse.STRICT: _("không tính"),
    Reuse.WARN: _("vẫn tính, có nhắc"),
}
INHERITED_LABELS: Mapping[Inherited, str] = {
    Inherited.COUNT: _("được tính"),
    Inherited.IGNORE: _("không tính"),
    Inherited.ASK: _("hội đồng quyết định"),
}
PART_LABELS: Mapping[CollectivePart, str] = {
    CollectivePart.COMPLETED: _("người hoàn thành nhiệm vụ"),
    CollectivePart.LDTT: _("người đạt Lao động tiên tiến"),
    CollectivePart.CSTDCS: _("người đạt Chiến sĩ thi đua cơ sở"),
    CollectivePart.DISCIPLINED: _("người bị kỷ luật từ cảnh cáo trở lên"),
    CollectivePart.WOMEN: _("nữ"),
}

CHOICE_LABELS: Mapping[type[Coded] | type[Graded], Mapping[Any, str]] = {
    SubjectKind: SUBJECT_LABELS,
    Rating: RATING_LABELS,
    InitiativeLevel: INITIATIVE_LEVEL_LABELS,
    ContestLevel: CONTEST_LEVEL_LABELS,
    PrizeGrade: PRIZE_GRADE_LABELS,
    DisciplineLevel: DISCIPLINE_LABELS,
    UnitKind: UNIT_KIND_LABELS,
    Block: BLOCK_LABELS,
    Gender: GENDER_LABELS,
    Education: EDUCATION_LABELS,
    AwardScope: SCOPE_LABELS,
    Indicator: INDICATOR_LABELS,
    Reuse: REUSE_LABELS,
    Inherited: INHERITED_LABELS,
    CollectivePart: PART_LABELS,
}
