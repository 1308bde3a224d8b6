"""The sheets of the workbook: which columns each has, and by which of them its rows are matched."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import models
from django.utils.translation import gettext_lazy as _

from campaigns.models import CampaignKind, Indicator
from contributions.models import InitiativeKind, PlaqueLevel, RecognitionLevel, WorkKind
from exchange.services.cells import (
    FIRST_YEAR,
    LAST_YEAR,
    Choice,
    Column,
    Day,
    Fraction,
    Money,
    Shares,
    Text,
    Whole,
    YesNo,
)
from people.models import AbsenceReason, CollectiveKind, DisciplineLevel, Education, Gender, RatingGrade, SubjectKind
from units.forms.act import LONGEST_REASON
from units.models import Block, ClusterOffice, UnitKind

LONGEST_TEXT = 20_000
MOST_POINTS, MOST_VOTERS, DAYS_OF_A_YEAR = 100_000, 1000, 366
MOST_LINES = 1_000_000


class Stage(models.TextChoices):
    """Which dossier of a unit an entry stands in."""

    REGISTERED = "registered", _("Đăng ký")
    PROPOSED = "proposed", _("Đề nghị")


class Reply(models.TextChoices):
    """What a higher body said of somebody; an empty cell is no answer yet."""

    GRANTED = "granted", _("Được tặng")
    NOT_GRANTED = "not_granted", _("Không tặng")


@dataclass(frozen=True, slots=True)
class SheetShape:
    """A sheet: its title, its columns, and the keys its rows are matched by."""

    title: str
    columns: tuple[Column, ...]
    match: tuple[str, ...]

    def column(self, key: str) -> Column:
        """The column of that key; KeyError when there is none."""
        return self.by_key[key]

    @property
    def by_key(self) -> dict[str, Column]:
        return {column.key: column for column in self.columns}


def _code(key: str, heading: str, *, required: bool = True, limit: int = 32) -> Column:
    return Column(key, heading, Text(limit), required)


SUBJECT = (
    Column("subject_kind", _("Loại đối tượng"), Choice(SubjectKind), required=True),
    _code("subject_code", _("Mã đối tượng")),
)
YEAR = Column("year", _("Năm"), Whole(FIRST_YEAR, LAST_YEAR), required=True)

SHEETS: Mapping[str, SheetShape] = MappingProxyType(
    {
        "units": SheetShape(
            _("Đơn vị"),
            (
                _code("code", _("Mã đơn vị")),
                Column("name", _("Tên đơn vị"), Text(255), required=True),
                Column("short_name", _("Tên gọi tắt"), Text(120)),
                Column("kind", _("Cấp"), Choice(UnitKind), required=True),
                _code("parent_code", _("Mã đơn vị cấp trên"), required=False),
                Column("block", _("Khối"), Choice(Block)),
                _code("cluster", _("Mã cụm thi đua"), required=False),
                Column("founded_on", _("Ngày thành lập"), Day()),
                Column("workers", _("Số CNVCLĐ"), Whole()),
                Column("workers_female", _("Số CNVCLĐ nữ"), Whole()),
                Column("members", _("Số đoàn viên"), Whole()),
                Column("members_female", _("Số đoàn viên nữ"), Whole()),
                Column("as_of", _("Số liệu tính đến ngày"), Day(past=True)),
            ),
            ("code",),
        ),
        "clusters": SheetShape(
            _("Cụm thi đua"),
            (
                _code("code", _("Mã cụm")),
                Column("name", _("Tên cụm"), Text(160), required=True),
                _code("unit_code", _("Mã đơn vị tổ chức")),
                YEAR,
                _code("member_unit_code", _("Mã đơn vị thành viên")),
                Column("officer", _("Chức trách"), Choice(ClusterOffice)),
            ),
            ("code", "year", "member_unit_code"),
        ),
        "members": SheetShape(
            _("Đoàn viên"),
            (
                _code("code", _("Mã đoàn viên")),
                Column("full_name", _("Họ và tên"), Text(150), required=True),
                Column("birth_date", _("Ngày sinh"), Day(past=True)),
                Column("gender", _("Giới tính"), Choice(Gender), required=True),
                _code("unit_code", _("Mã đơn vị")),
                Column("position", _("Chức vụ"), Text(160)),
                Column("is_direct_worker", _("Lao động trực tiếp"), YesNo()),
                Column("is_leader", _("Cán bộ quản lý"), YesNo()),
                Column("education", _("Trình độ"), Choice(Education)),
                Column("joined_on", _("Ngày vào công đoàn"), Day(past=True)),
            ),
            ("code",),
        ),
        "collectives": SheetShape(
            _("Tập thể"),
            (
                _code("code", _("Mã tập thể")),
                Column("name", _("Tên tập thể"), Text(255), required=True),
                _code("unit_code", _("Mã đơn vị")),
                Column("kind", _("Loại"), Choice(CollectiveKind)),
                Column("headcount", _("Số người"), Whole()),
                Column("headcount_female", _("Số nữ"), Whole()),
            ),
            ("code",),
        ),
        "campaigns": SheetShape(
            _("Phong trào thi đua"),
            (
                _code("code", _("Mã phong trào")),
                Column("name", _("Tên phong trào"), Text(255), required=True),
                _code("unit_code", _("Mã đơn vị phát động")),
                Column("kind", _("Loại"), Choice(CampaignKind), required=True),
                Column("slogan", _("Khẩu hiệu"), Text(500)),
                Column("from", _("Từ ngày"), Day(), required=True),
                Column("to", _("Đến hết ngày"), Day(), required=True),
                Column("registration_opens", _("Mở đăng ký từ ngày"), Day(), required=True),
                Column("registration_closes", _("Nhận đăng ký đến hết ngày"), Day(), required=True),
                Column("needs_proposal", _("Cần hồ sơ đề nghị"), YesNo()),
            ),
            ("code",),
        ),
        "phases": SheetShape(
            _("Đợt thi đua"),
            (
                _code("campaign_code", _("Mã phong trào")),
                Column("number", _("Đợt số"), Whole(1, 99), required=True),
                Column("name", _("Tên đợt"), Text(120), required=True),
                Column("from", _("Từ ngày"), Day(), required=True),
                Column("to", _("Đến hết ngày"), Day(), required=True),
            ),
            ("campaign_code", "number"),
        ),
        "targets": SheetShape(
            _("Chỉ tiêu"),
            (
                _code("campaign_code", _("Mã phong trào")),
                _code("unit_code", _("Mã đơn vị")),
                Column("indicator", _("Chỉ tiêu"), Choice(Indicator), required=True),
                Column("value", _("Giá trị"), Money(), required=True),
            ),
            ("campaign_code", "unit_code", "indicator"),
        ),
        "entries": SheetShape(
            _("Đối tượng đăng ký"),
            (
                _code("campaign_code", _("Mã phong trào")),
                Column("phase", _("Đợt số"), Whole(1, 99)),
                Column("stage", _("Bước"), Choice(Stage)),
                _code("award_code", _("Mã hình thức khen"), limit=24),
                _code("unit_code", _("Mã đơn vị")),
                *SUBJECT,
                Column("registered_on", _("Ngày đăng ký"), Day(past=True)),
                Column("achievements", _("Thành tích"), Text(LONGEST_TEXT, lines=True)),
            ),
            ("campaign_code", "phase", "stage", "award_code", "subject_kind", "subject_code"),
        ),
        "initiatives": SheetShape(
            _("Sáng kiến"),
            (
                _code("code", _("Mã sáng kiến"), limit=40),
                _code("campaign_code", _("Mã phong trào"), required=False),
                Column("title", _("Tên sáng kiến"), Text(500), required=True),
                Column("kind", _("Loại"), Choice(InitiativeKind), required=True, open_in_drafts=True),
                Column("field", _("Lĩnh vực"), Text(160)),
                _code("unit_code", _("Mã đơn vị")),
                Column("authors", _("Tác giả và tỷ lệ"), Shares(), required=True, open_in_drafts=True),
                Column("applied_on", _("Ngày áp dụng lần đầu"), Day(past=True)),
                Column("summary", _("Tóm tắt"), Text(LONGEST_TEXT, lines=True)),
                Column("benefit_declared", _("Giá trị làm lợi tự kê khai (đồng)"), Money()),
                Column("benefit_confirmed", _("Giá trị làm lợi được xác nhận (đồng)"), Money()),
                Column("recognised_level", _("Cấp công nhận"), Choice(RecognitionLevel)),
                Column("recognised_on", _("Ngày công nhận"), Day(past=True)),
                Column("recognition_no", _("Số quyết định công nhận"), Text(64)),
                _code("programme_code", _("Mã chương trình"), required=False, limit=40),
                Column("applied_at", _("Nơi áp dụng lần đầu"), Text(255)),
                Column("problem", _("Vấn đề cần giải quyết"), Text(LONGEST_TEXT, lines=True)),
                Column("solution", _("Nội dung giải pháp"), Text(LONGEST_TEXT, lines=True)),
                Column("result", _("Kết quả đạt được"), Text(LONGEST_TEXT, lines=True)),
                Column("benefit_method", _("Cách tính giá trị làm lợi"), Text(LONGEST_TEXT, lines=True)),
                Column("benefit_other", _("Hiệu quả không tính bằng tiền"), Text(LONGEST_TEXT, lines=True)),
                Column("is_secret", _("Có nội dung bí mật"), YesNo()),
            ),
            ("code",),
        ),
        "works": SheetShape(
            _("Công trình, sản phẩm"),
            (
                _code("code", _("Mã công trình"), limit=40),
                _code("campaign_code", _("Mã phong trào"), required=False),
                Column("name", _("Tên công trình"), Text(500), required=True),
                Column("kind", _("Loại"), Choice(WorkKind), required=True, open_in_drafts=True),
                _code("owner_unit_code", _("Mã đơn vị đăng ký")),
                Column("builder", _("Đơn vị thi công"), Text(255)),
                Column("occasion", _("Dịp chào mừng"), Text(255)),
                Column("value", _("Giá trị (đồng)"), Money()),
                Column("benefit", _("Giá trị làm lợi (đồng)"), Money()),
                Column("started_on", _("Ngày khởi công"), Day()),
                Column("due_on", _("Ngày hoàn thành theo kế hoạch"), Day()),
                Column("finished_on", _("Ngày hoàn thành"), Day(past=True)),
                Column("plaque_text", _("Nội dung biển"), Text(LONGEST_TEXT, lines=True)),
                Column("plaque_level", _("Cấp quyết định gắn biển"), Choice(PlaqueLevel)),
                Column("plaque_no", _("Số quyết định gắn biển"), Text(64)),
                Column("plaque_on", _("Ngày gắn biển"), Day(past=True)),
                _code("builder_unit_code", _("Mã công đoàn của đơn vị thi công"), required=False),
                Column("funding", _("Nguồn vốn"), Text(255)),
                Column("quality", _("Chất lượng, kỹ thuật"), Text(LONGEST_TEXT, lines=True)),
                Column("safety", _("An toàn lao động"), Text(LONGEST_TEXT, lines=True)),
                Column("place", _("Địa điểm"), Text(255)),
            ),
            ("code",),
        ),
        "past_awards": SheetShape(
            _("Khen thưởng trước đây"),
            (
                *SUBJECT,
                _code("award_code", _("Mã hình thức khen"), limit=24),
                YEAR,
                Column("decision_no", _("Số quyết định"), Text(64)),
                Column("decided_on", _("Ngày quyết định"), Day(past=True)),
                Column("decided_by", _("Cơ quan quyết định"), Text(255)),
                _code("campaign_code", _("Mã phong trào"), required=False),
            ),
            ("subject_kind", "subject_code", "award_code", "year", "decision_no"),
        ),
        "discipline": SheetShape(
            _("Kỷ luật, đang xem xét"),
            (
                *SUBJECT,
                Column("level", _("Mức"), Choice(DisciplineLevel), required=True),
                Column("from_date", _("Từ ngày"), Day(), required=True),
                Column("to_date", _("Đến hết ngày"), Day()),
                Column("decision_no", _("Số quyết định"), Text(64)),
            ),
            ("subject_kind", "subject_code", "level", "from_date"),
        ),
        "ratings": SheetShape(
            _("Xếp loại"),
            (*SUBJECT, YEAR, Column("rating", _("Xếp loại"), Choice(RatingGrade), required=True)),
            ("subject_kind", "subject_code", "year"),
        ),
        "scores": SheetShape(
            _("Điểm"),
            (
                _code("campaign_code", _("Mã phong trào")),
                *SUBJECT,
                _code("sheet_code", _("Mã bảng điểm")),
                _code("criterion_code", _("Mã tiêu chí"), required=False, limit=16),
                Column("self_score", _("Điểm tự chấm"), Fraction(MOST_POINTS)),
                Column("cluster_score", _("Điểm cụm chấm"), Fraction(MOST_POINTS)),
                Column("appraised_score", _("Điểm thẩm định"), Fraction(MOST_POINTS)),
            ),
            ("campaign_code", "subject_kind", "subject_code", "sheet_code", "criterion_code"),
        ),
        "votes": SheetShape(
            _("Biểu quyết của hội đồng"),
            (
                _code("campaign_code", _("Mã phong trào")),
                _code("award_code", _("Mã hình thức khen"), limit=24),
                *SUBJECT,
                Column("council_members", _("Tổng số thành viên hội đồng"), Whole(1, MOST_VOTERS), required=True),
                Column("votes_for", _("Số phiếu đồng ý"), Whole(0, MOST_VOTERS), required=True),
            ),
            ("campaign_code", "award_code", "subject_kind", "subject_code"),
        ),
        "absences": SheetShape(
            _("Ngày nghỉ"),
            (
                _code("member_code", _("Mã đoàn viên")),
                YEAR,
                Column("working_days", _("Số ngày làm việc nghỉ"), Fraction(DAYS_OF_A_YEAR, places=1), required=True),
                Column("reason", _("Lý do"), Choice(AbsenceReason)),
            ),
            ("member_code", "year", "reason"),
        ),
        "answers": SheetShape(
            _("Trả lời tờ trình"),
            (
                _code("unit_code", _("Mã đơn vị trình")),
                Column("year", _("Năm của tờ trình"), Whole(FIRST_YEAR, LAST_YEAR), required=True),
                Column("letter_no", _("Số tờ trình"), Whole(1), required=True),
                Column("order_no", _("STT"), Whole(1, MOST_LINES), required=True),
                Column("nominee", _("Họ và tên, tên tập thể"), Text(255), required=True),
                Column("award", _("Danh hiệu, hình thức khen"), Text(255), required=True),
                Column("answer", _("Kết quả"), Choice(Reply)),
                Column("decision_no", _("Số quyết định, công văn"), Text(64)),
                Column("decided_on", _("Ngày quyết định"), Day(past=True)),
                Column("decided_by", _("Cơ quan quyết định"), Text(255)),
                Column("reason", _("Lý do không tặng"), Text(LONGEST_REASON, lines=True)),
            ),
            ("unit_code", "year", "letter_no", "order_no"),
        ),
    }
)
"""In the order they are taken in: what others refer to comes first."""
