"""Lists of a run as .xlsx: the approved, and what became of each row of a bulk decision."""

from collections.abc import Iterable, Sequence
from typing import IO, Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import Recommendation, RecommendationState, TallyRun
from awards.models.override import override_of
from awards.selectors.changes import people_of
from awards.selectors.simulation import Simulation
from catalogue.models import Road, RoadKind
from common.language import in_vietnamese
from common.models import AuditEntry
from common.workbook import workbook_bytes, write_table, write_text

CHUNK = 2000


@in_vietnamese()
def approved_workbook(run: TallyRun) -> IO[bytes]:
    """The approved of ``run`` by award, rank and name, with who approved them and when; rewound."""
    columns = [
        (_("STT"), 6),
        (_("Mã hình thức"), 14),
        (_("Danh hiệu, hình thức khen"), 34),
        (_("Thẩm quyền xử lý"), 22),
        (_("Đối tượng"), 12),
        (_("Mã đối tượng"), 16),
        (_("Họ và tên, tên tập thể"), 34),
        (_("Ngày sinh"), 12),
        (_("Chức vụ"), 24),
        (_("Mã đơn vị"), 16),
        (_("Đơn vị đề nghị"), 36),
        (_("Thứ hạng"), 10),
        (_("Kết quả của máy"), 20),
        (_("Người phê duyệt"), 22),
        (_("Ngày phê duyệt"), 16),
        (_("Ghi chú"), 40),
    ]
    title = _("DANH SÁCH ĐƯỢC PHÊ DUYỆT – %(campaign)s") % {"campaign": run.campaign.name}
    return _workbook(run, title, columns, _approved_rows(run))


@in_vietnamese()
def bulk_workbook(run: TallyRun, line: AuditEntry) -> IO[bytes]:
    """The result of each row of a bulk decision; rewound."""
    columns = [
        (_("STT"), 6),
        (_("Mã đối tượng"), 16),
        (_("Đối tượng"), 40),
        (_("Đơn vị đề nghị"), 36),
        (_("Danh hiệu, hình thức khen"), 30),
        (_("Kết quả của máy"), 20),
        (_("Đã áp dụng"), 12),
        (_("Lý do không áp dụng"), 60),
    ]
    rows = (
        [
            number,
            row["code"],
            row["label"],
            row["unit"],
            row["award"],
            row["outcome"],
            _("không") if row["problem"] else _("có"),
            row["problem"],
        ]
        for number, row in enumerate(line.data["rows"], start=1)
    )
    title = _("KẾT QUẢ QUYẾT ĐỊNH HÀNG LOẠT – %(campaign)s") % {"campaign": run.campaign.name}
    return _workbook(run, title, columns, rows)


@in_vietnamese()
def simulation_workbook(run: TallyRun, code: str, simulation: Simulation) -> IO[bytes]:
    """Who enters and who leaves in a trial, marked as one on every sheet; rewound."""
    columns = [
        (_("Thay đổi"), 14),
        (_("Mã đối tượng"), 16),
        (_("Đối tượng"), 40),
        (_("Mã đơn vị"), 16),
        (_("Đơn vị đề nghị"), 36),
        (_("Hạng ở lần tổng hợp"), 14),
        (_("Kết quả ở lần tổng hợp"), 24),
    ]
    title = _("MÔ PHỎNG – KHÔNG DÙNG ĐỂ PHÊ DUYỆT – %(award)s") % {"award": run.standards["awards"][code]["name"]}
    changed = [(_("vào"), simulation.enters), (_("ra"), simulation.leaves)]
    rows = (
        [
            word,
            row.entry.subject_code,
            row.subject_label,
            row.unit.code,
            row.unit.name,
            row.rank,
            str(row.get_outcome_display()),
        ]
        for word, pks in changed
        for row in people_of(pks)
    )
    return _workbook(run, title, columns, rows, sheet=_("MÔ PHỎNG"))


def _approved_rows(run: TallyRun) -> Iterable[list[Any]]:
    roads = dict(RoadKind.choices)
    here = Road.objects.filter(level=run.campaign.unit.kind, award__code__in=run.standards["awards"])
    kinds = dict(here.values_list("award_id", "kind"))
    approved = (
        Recommendation.objects.filter(run=run, state=RecommendationState.APPROVED)
        .with_subject()
        .select_related("unit", "override")
        .annotate(
            approved_by=Subquery(_approvals().values("actor__full_name")[:1]),
            approved_login=Subquery(_approvals().values("actor__username")[:1]),
            approved_at=Subquery(_approvals().values("at")[:1]),
            approved_note=Subquery(_approvals().values("note")[:1]),
        )
        .for_list()
    )
    for number, row in enumerate(approved.iterator(chunk_size=CHUNK), start=1):
        entry = row.entry
        person = entry.member
        yield [
            number,
            row.award.code,
            row.award.name,
            str(roads.get(kinds.get(row.award_id), "")),
            str(entry.get_subject_kind_display()),
            entry.subject_code,
            person.full_name if person else entry.subject.name,
            person.birth_date if person else None,
            person.position if person else "",
            row.unit.code,
            row.unit.name,
            row.rank,
            _outcome(row),
            row.approved_by or row.approved_login,
            row.approved_at,
            row.approved_note,
        ]


def _outcome(row: Recommendation) -> str:
    """The machine's outcome, and beside it the one a person put in its place."""
    machine, override = str(row.get_outcome_display()), override_of(row)
    if override is None:
        return machine
    words = {"person": override.get_outcome_display(), "machine": machine}
    return _("%(person)s (người xét ghi; máy: %(machine)s)") % words


def _approvals():
    """The last approval of a recommendation."""
    return AuditEntry.objects.filter(
        subject_type=ContentType.objects.get_for_model(Recommendation),
        subject_id=OuterRef("pk"),
        after=RecommendationState.APPROVED,
    ).order_by("-at", "-pk")


def _workbook(
    run: TallyRun, title: str, columns: Sequence[tuple[str, int]], rows: Iterable[list[Any]], *, sheet: str = ""
) -> IO[bytes]:
    """The list on one sheet, which run it comes from on the next."""
    source = _("%(unit)s, %(campaign)s, lần tổng hợp số %(number)s. Mã kiểm chứng (SHA-256): %(hash)s") % {
        "unit": run.campaign.unit.name,
        "campaign": run.campaign.name,
        "number": run.number,
        "hash": run.sha256,
    }
    if run.sealed_at:
        source += " " + _("%(who)s niêm phong ngày %(day)s.") % {
            "who": run.sealed_by,
            "day": f"{timezone.localtime(run.sealed_at):%d/%m/%Y}",
        }
    headings, widths = zip(*columns, strict=True)
    with workbook_bytes() as (book, stream):
        write_table(book, sheet or _("Danh sách"), title=title, headings=list(headings), rows=rows, widths=list(widths))
        write_text(book, _("Nguồn"), title=title, text=source)
    stream.seek(0)
    return stream
