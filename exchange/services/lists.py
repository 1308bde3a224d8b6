"""The lists of the pages as files: the same rows in the same order, the same columns, typed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from awards.models import Honour
from campaigns.forms.dossier_filters import DossierFilterSet
from campaigns.models import Dossier
from campaigns.selectors.dossier_page import entries_of
from campaigns.selectors.parts import Section, section_label
from certificates.forms.filters import HonourFilterSet
from certificates.selectors.register import deciding_level, register_rows, standing_in_register
from common.errors import DomainError
from common.vietnamese import clean
from contributions.forms.filters import InitiativeFilterSet, PlaqueFilterSet, WorkFilterSet
from contributions.models import Initiative, Work
from contributions.selectors.plaques import booked
from exchange.models import ImportRun
from exchange.services.decision_lists import DECISION_LISTS
from exchange.services.list_shapes import CODE, STATE, UNIT, UNIT_CODE, Asked, ListColumn, ListShape, Shown, filtered
from inspections.forms.filters import InspectionFilterSet
from inspections.models import Inspection
from people.forms.filters import CollectiveFilterSet, MemberFilterSet
from people.models import Collective, Member
from scores.forms.filters import CardFilterSet
from scores.models import ScoreCard
from spot.forms.filters import SpotFilterSet
from spot.models import SpotProposal
from units.models import Unit


def _members(user: Any, asked: Asked) -> Shown:
    return filtered(MemberFilterSet(asked, Member.objects.for_list().visible_to(user)))


def _collectives(user: Any, asked: Asked) -> Shown:
    return filtered(CollectiveFilterSet(asked, Collective.objects.for_list().visible_to(user)))


def _units(user: Any, asked: Asked) -> Shown:
    """What the search finds; without one the tree with all its branches."""
    reached = Unit.objects.visible_to(user)
    query = clean(asked.get("q", ""))
    if not query:
        return Shown(reached)
    return Shown(reached.matching(query).with_former_names(query).ended_last(), query)


def _dossiers(user: Any, asked: Asked) -> Shown:
    shown = filtered(DossierFilterSet(asked, Dossier.objects.for_list().visible_to(user), user=user))
    return shown._replace(rows=shown.rows.with_last_day())


def _entries(user: Any, asked: Asked) -> Shown:
    number, section = asked.get("dossier", ""), asked.get("section", "")
    known = number.isascii() and number.isdecimal() and len(number) < 19 and section in list(Section)
    dossier = Dossier.objects.for_form().visible_to(user).filter(pk=number).first() if known else None
    if dossier is None:
        raise DomainError(_("Không thấy hồ sơ này. Hãy mở lại trang của hồ sơ rồi xuất."))
    said = f"{section_label(Section(section))}: {dossier.unit.label}, {dossier.campaign.name}"
    return Shown(entries_of(dossier, section), said)


def _initiatives(user: Any, asked: Asked) -> Shown:
    return filtered(InitiativeFilterSet(asked, Initiative.objects.own().for_list().order_by("-pk").visible_to(user)))


def _works(user: Any, asked: Asked) -> Shown:
    return filtered(WorkFilterSet(asked, Work.objects.for_list().order_by("-pk").visible_to(user)))


def _plaques(user: Any, asked: Asked) -> Shown:
    return filtered(PlaqueFilterSet(asked, Work.objects.plaques().visible_to(user)))


def _cards(user: Any, asked: Asked) -> Shown:
    rows = ScoreCard.objects.for_list().ranked().banded().visible_to(user)
    return filtered(CardFilterSet(asked, rows, user=user))


def _honours(user: Any, asked: Asked) -> Shown:
    shown = filtered(HonourFilterSet(asked, Honour.objects.visible_to(user)))
    return shown._replace(rows=register_rows(shown.rows).order_by("-pk"))


def _inspections(user: Any, asked: Asked) -> Shown:
    return filtered(InspectionFilterSet(asked, Inspection.objects.for_list().visible_to(user)))


def _spot(user: Any, asked: Asked) -> Shown:
    return filtered(SpotFilterSet(asked, SpotProposal.objects.for_list().visible_to(user)))


def _imports(user: Any, asked: Asked) -> Shown:
    return Shown(ImportRun.objects.for_list().visible_to(user))


def _former(unit: Unit) -> str:
    return ", ".join(getattr(unit, "former", None) or ())


def _authors(initiative: Initiative) -> str:
    return ", ".join(author.member.full_name for author in initiative.authors.all())


def _plaque_state(work: Work) -> str:
    return _("Biển đã thu hồi") if booked(work).is_gone else str(work.get_state_display())


def _amendments(work: Work) -> str:
    """What later decisions did to its plaques, each with the decision that gave the plaque."""
    return "; ".join(
        _("%(what)s (biển theo Quyết định %(number)s)") % {"what": row, "number": row.plaque_no}
        for row in work.plaque_amendments.all()
    )


def _decision_no(proposal: SpotProposal) -> str:
    return proposal.decision.number_label if proposal.decision else ""


def _band(card: Any) -> str:
    return _("Bị loại trừ") if card.knock_out_count else card.band_title or ""


LISTS: Final[Mapping[str, ListShape]] = MappingProxyType(
    {
        "members": ListShape(
            gettext_lazy("Đoàn viên"),
            _members,
            (
                ListColumn(gettext_lazy("Họ và tên"), lambda row: row.full_name, 28),
                ListColumn(gettext_lazy("Ngày sinh"), lambda row: row.birth_date, 12),
                ListColumn(gettext_lazy("Giới tính"), lambda row: row.get_gender_display(), 10),
                ListColumn(gettext_lazy("Chức vụ"), lambda row: row.position, 28),
                UNIT,
                UNIT_CODE,
                CODE,
                ListColumn(gettext_lazy("Tình trạng"), lambda row: row.left_label),
            ),
        ),
        "collectives": ListShape(
            gettext_lazy("Tập thể"),
            _collectives,
            (
                ListColumn(gettext_lazy("Tên tập thể"), lambda row: row.name, 36),
                ListColumn(gettext_lazy("Loại"), lambda row: row.get_kind_display()),
                ListColumn(gettext_lazy("Số người"), lambda row: row.headcount, 10),
                ListColumn(gettext_lazy("Nữ"), lambda row: row.headcount_female, 10),
                UNIT,
                UNIT_CODE,
                CODE,
                ListColumn(gettext_lazy("Kết thúc"), lambda row: row.ended_on, 12),
            ),
        ),
        "units": ListShape(
            gettext_lazy("Đơn vị"),
            _units,
            (
                CODE,
                ListColumn(gettext_lazy("Tên đơn vị"), lambda row: row.name, 48),
                ListColumn(gettext_lazy("Cấp"), lambda row: row.get_kind_display()),
                ListColumn(gettext_lazy("Khối"), lambda row: row.get_block_display()),
                ListColumn(gettext_lazy("Bậc trong cây"), lambda row: row.depth, 10),
                ListColumn(gettext_lazy("Đơn vị trực thuộc"), lambda row: row.numchild, 12),
                ListColumn(gettext_lazy("Kết thúc"), lambda row: row.ended_on, 12),
                ListColumn(gettext_lazy("Trước đây"), _former, 36),
            ),
        ),
        "dossiers": ListShape(
            gettext_lazy("Hồ sơ"),
            _dossiers,
            (
                ListColumn(gettext_lazy("Hồ sơ"), lambda row: row.get_kind_display()),
                ListColumn(gettext_lazy("Phong trào"), lambda row: row.campaign.name, 40),
                ListColumn(gettext_lazy("Đợt"), lambda row: row.phase.name if row.phase else "", 16),
                UNIT,
                UNIT_CODE,
                STATE,
                ListColumn(gettext_lazy("Nộp lúc"), lambda row: row.sent_at, 18),
                ListColumn(gettext_lazy("Nộp muộn"), lambda row: row.is_late, 10),
                ListColumn(gettext_lazy("Hạn"), lambda row: row.last_day, 12),
                ListColumn(gettext_lazy("Biên nhận"), lambda row: row.receipt_no, 18),
            ),
        ),
        "entries": ListShape(
            gettext_lazy("Đối tượng đăng ký"),
            _entries,
            (
                ListColumn(gettext_lazy("Họ và tên, tên tập thể"), lambda row: row.subject_label, 36),
                ListColumn(gettext_lazy("Đối tượng"), lambda row: row.get_subject_kind_display()),
                ListColumn(gettext_lazy("Danh hiệu, hình thức khen"), lambda row: row.award.name, 36),
                ListColumn(gettext_lazy("Ngày đăng ký"), lambda row: row.registered_on, 12),
                ListColumn(gettext_lazy("Thành tích"), lambda row: row.achievements, 80),
            ),
        ),
        "initiatives": ListShape(
            gettext_lazy("Sáng kiến"),
            _initiatives,
            (
                CODE,
                ListColumn(gettext_lazy("Tên sáng kiến"), lambda row: row.title, 48),
                ListColumn(gettext_lazy("Loại"), lambda row: row.get_kind_display()),
                ListColumn(gettext_lazy("Tác giả"), _authors, 36),
                UNIT,
                STATE,
                ListColumn(gettext_lazy("Cấp công nhận"), lambda row: row.get_recognised_level_display()),
                ListColumn(gettext_lazy("Làm lợi tự kê khai (đồng)"), lambda row: row.benefit_declared),
                ListColumn(gettext_lazy("Được xác nhận (đồng)"), lambda row: row.benefit_confirmed),
            ),
        ),
        "works": ListShape(
            gettext_lazy("Công trình, sản phẩm"),
            _works,
            (
                CODE,
                ListColumn(gettext_lazy("Tên công trình"), lambda row: row.name, 48),
                ListColumn(gettext_lazy("Loại"), lambda row: row.get_kind_display()),
                ListColumn(gettext_lazy("Đơn vị"), lambda row: row.owner_unit.label, 36),
                ListColumn(gettext_lazy("Địa điểm"), lambda row: row.place, 28),
                STATE,
                ListColumn(gettext_lazy("Khởi công"), lambda row: row.started_on, 12),
                ListColumn(gettext_lazy("Kế hoạch hoàn thành"), lambda row: row.due_on, 12),
                ListColumn(gettext_lazy("Hoàn thành"), lambda row: row.finished_on, 12),
                ListColumn(gettext_lazy("Giá trị (đồng)"), lambda row: row.value),
            ),
        ),
        "plaques": ListShape(
            gettext_lazy("Sổ gắn biển"),
            _plaques,
            (
                ListColumn(gettext_lazy("Số quyết định"), lambda row: booked(row).number),
                ListColumn(gettext_lazy("Ngày quyết định"), lambda row: row.booked_on, 12),
                ListColumn(gettext_lazy("Mã công trình"), lambda row: row.code, 14),
                ListColumn(gettext_lazy("Tên công trình"), lambda row: row.name, 48),
                ListColumn(gettext_lazy("Đơn vị"), lambda row: row.owner_unit.label, 36),
                ListColumn(gettext_lazy("Địa điểm"), lambda row: row.place, 28),
                ListColumn(gettext_lazy("Cấp"), lambda row: booked(row).level),
                ListColumn(gettext_lazy("Nội dung biển"), lambda row: booked(row).text, 60),
                ListColumn(gettext_lazy("Trạng thái"), _plaque_state),
                ListColumn(gettext_lazy("Ngày gắn biển"), lambda row: booked(row).fixed_on, 12),
                ListColumn(gettext_lazy("Lễ gắn biển"), lambda row: booked(row).ceremony, 36),
                ListColumn(gettext_lazy("Đính chính, thu hồi"), _amendments, 60),
            ),
        ),
        "cards": ListShape(
            gettext_lazy("Chấm điểm"),
            _cards,
            (
                ListColumn(gettext_lazy("Đối tượng"), lambda row: row.subject_label, 36),
                ListColumn(gettext_lazy("Phong trào"), lambda row: row.campaign.name, 40),
                ListColumn(gettext_lazy("Bảng điểm"), lambda row: row.sheet.name, 36),
                ListColumn(gettext_lazy("Cụm"), lambda row: row.cluster.name if row.cluster else ""),
                STATE,
                ListColumn(gettext_lazy("Tự chấm"), lambda row: row.self_total, 12),
                ListColumn(gettext_lazy("Cụm chấm"), lambda row: row.cluster_total, 12),
                ListColumn(gettext_lazy("Thẩm định"), lambda row: row.appraised_total, 12),
                ListColumn(gettext_lazy("Hạng trong cụm"), lambda row: row.cluster_rank, 12),
                ListColumn(gettext_lazy("Hạng trong khối"), lambda row: row.block_rank, 12),
                ListColumn(gettext_lazy("Xếp loại"), _band),
            ),
        ),
        "honours": ListShape(
            gettext_lazy("Sổ vàng khen thưởng"),
            _honours,
            (
                ListColumn(gettext_lazy("Tên khi được khen"), lambda row: row.name_then, 36),
                ListColumn(gettext_lazy("Tên đã đính chính"), lambda row: row.name_now or "", 36),
                ListColumn(gettext_lazy("Đối tượng"), lambda row: row.get_subject_kind_display()),
                ListColumn(gettext_lazy("Đơn vị khi được khen"), lambda row: row.unit_name_then, 36),
                ListColumn(gettext_lazy("Danh hiệu, hình thức khen"), lambda row: row.award.name, 36),
                ListColumn(gettext_lazy("Năm"), lambda row: row.year, 8),
                ListColumn(gettext_lazy("Số quyết định"), lambda row: row.decision_no),
                ListColumn(gettext_lazy("Ngày quyết định"), lambda row: row.decided_on, 12),
                ListColumn(gettext_lazy("Cơ quan quyết định"), lambda row: row.decided_by, 36),
                ListColumn(gettext_lazy("Số sổ vàng"), lambda row: row.golden_no, 10),
                ListColumn(gettext_lazy("Mã tra cứu"), lambda row: row.code, 14),
                ListColumn(gettext_lazy("Hết hiệu lực"), standing_in_register, 28),
                ListColumn(gettext_lazy("Cấp quyết định"), deciding_level, 20),
            ),
        ),
        "inspections": ListShape(
            gettext_lazy("Kiểm tra, giám sát"),
            _inspections,
            (
                ListColumn(gettext_lazy("Tên cuộc kiểm tra, giám sát"), lambda row: row.title, 48),
                ListColumn(gettext_lazy("Loại"), lambda row: row.get_kind_display(), 12),
                ListColumn(gettext_lazy("Đột xuất"), lambda row: row.is_unannounced, 10),
                UNIT,
                UNIT_CODE,
                ListColumn(gettext_lazy("Từ ngày"), lambda row: row.starts_on, 12),
                ListColumn(gettext_lazy("Đến hết ngày"), lambda row: row.ends_on, 12),
                ListColumn(gettext_lazy("Số quyết định"), lambda row: row.decision_no),
                ListColumn(gettext_lazy("Ngày quyết định"), lambda row: row.decided_on, 12),
                ListColumn(gettext_lazy("Trưởng đoàn"), lambda row: row.leader, 28),
                STATE,
                ListColumn(gettext_lazy("Số đơn vị được kiểm tra"), lambda row: row.unit_count, 12),
                ListColumn(gettext_lazy("Khắc phục còn nợ"), lambda row: row.owed_count, 12),
            ),
        ),
        "spot": ListShape(
            gettext_lazy("Khen đột xuất"),
            _spot,
            (
                ListColumn(gettext_lazy("Người, tập thể"), lambda row: row.subject_name, 36),
                ListColumn(gettext_lazy("Đối tượng"), lambda row: row.get_subject_kind_display()),
                ListColumn(gettext_lazy("Hình thức khen"), lambda row: row.award.name, 36),
                UNIT,
                UNIT_CODE,
                ListColumn(gettext_lazy("Đơn vị quyết định"), lambda row: row.decider.label, 36),
                ListColumn(gettext_lazy("Ngày lập thành tích"), lambda row: row.happened_on, 12),
                ListColumn(gettext_lazy("Thành tích"), lambda row: row.statement, 60),
                STATE,
                ListColumn(gettext_lazy("Lý do"), lambda row: row.reason, 40),
                ListColumn(
                    gettext_lazy("Số quyết định"), lambda row: row.decision.number_label if row.decision else ""
                ),
            ),
        ),
        "imports": ListShape(
            gettext_lazy("Các lần nhập dữ liệu"),
            _imports,
            (
                ListColumn(gettext_lazy("Tệp"), lambda row: row.file_name, 40),
                STATE,
                ListColumn(gettext_lazy("Mới"), lambda row: row.rows_new, 10),
                ListColumn(gettext_lazy("Đổi"), lambda row: row.rows_changed, 10),
                ListColumn(gettext_lazy("Lỗi"), lambda row: row.rows_bad, 10),
                ListColumn(gettext_lazy("Người nhập"), lambda row: str(row.by), 28),
                ListColumn(gettext_lazy("Đơn vị"), lambda row: row.unit.label if row.unit else "", 36),
                ListColumn(gettext_lazy("Lúc"), lambda row: row.created_at, 18),
            ),
        ),
    }
    | DECISION_LISTS
)
"""By the key in the address."""
