"""Words for the members of the closed lists, the conditions, the verdicts and the ranking keys."""

from collections.abc import Mapping

from awards.tally.levels import DisciplineLevel, InitiativeLevel, Rating, SubjectKind
from awards.tally.phrase import mark as _

SCHEMA_TITLE = _("Tiêu chuẩn danh hiệu thi đua, hình thức khen thưởng")

CONDITION_LABELS: Mapping[str, str] = {
    "registered": _("Đăng ký thi đua"),
    "dossier_accepted": _("Hồ sơ đề nghị"),
    "clean_record": _("Kỷ luật, vụ việc đang xem xét"),
    "score_at_least": _("Điểm thi đua"),
    "rating_at_least": _("Xếp loại hằng năm"),
    "initiatives": _("Sáng kiến được công nhận"),
    "subject_kind": _("Đối tượng xét"),
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
