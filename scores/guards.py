"""What must hold before a card, a review or a sheet moves on."""

from decimal import Decimal

from django.utils.translation import gettext as _

from catalogue.models import AwardType
from common.verdict import YES, Verdict, no
from common.vietnamese import format_number
from scores.models import CardState, ScoreColumn, SectionKind
from units.models import ClusterMembership, ClusterOffice

OPEN_STATES = {
    ScoreColumn.SELF: (CardState.SELF_SCORING, CardState.RETURNED),
    ScoreColumn.CLUSTER: (CardState.SENT,),
    ScoreColumn.APPRAISED: (CardState.SENT, CardState.CLUSTER_SCORED),
}
"""In which states a column may be written."""


def column_is_open(card, column) -> Verdict:
    """The card is in a state in which ``column`` may be written; the union above waits for the cluster."""
    if card.state not in OPEN_STATES[column]:
        return no(
            _("Phiếu đang ở trạng thái «%(state)s» nên không ghi được cột «%(column)s».")
            % {"state": card.get_state_display(), "column": ScoreColumn(column).label}
        )
    return cluster_has_scored(card) if column == ScoreColumn.APPRAISED else YES


def cluster_has_scored(card) -> Verdict:
    """The cluster is done with the card, or the unit has no cluster with somebody to score it."""
    if card.state != CardState.SENT or card.cluster_id is None:
        return YES
    officers = ClusterMembership.objects.filter(cluster=card.cluster_id).exclude(office=ClusterOffice.MEMBER)
    if officers.exclude(unit=card.unit_id).exists():
        return no(_("Cụm chưa chấm phiếu này. Hãy chờ cụm trưởng, cụm phó chấm xong."))
    return YES


def is_whole(card, column) -> Verdict:
    """Every common criterion of the column is scored."""
    if getattr(card, ScoreColumn(column).total) is not None:
        return YES
    scored = card.scores.filter(**{f"{ScoreColumn(column).points}__isnull": False})
    common = card.sheet.criteria.filter(section__kind=SectionKind.COMMON)
    missing = common.exclude(pk__in=scored.filter(criterion__isnull=False).values("criterion")).count()
    if not missing:
        return no(_("Cột «%(column)s» chưa có tổng điểm.") % {"column": ScoreColumn(column).label})
    return no(
        _("Cột «%(column)s» còn %(missing)s tiêu chí chưa chấm. Ghi 0 nếu không đạt điểm nào.")
        % {"column": ScoreColumn(column).label, "missing": missing}
    )


def self_is_whole(card) -> Verdict:
    return is_whole(card, ScoreColumn.SELF)


def cluster_is_whole(card) -> Verdict:
    return is_whole(card, ScoreColumn.CLUSTER)


def appraisal_is_whole(card) -> Verdict:
    return is_whole(card, ScoreColumn.APPRAISED)


def evidence_is_there(card) -> Verdict:
    """Every criterion that asks for evidence and claims points has a file."""
    claimed = card.scores.filter(criterion__evidence_required=True, self_score__gt=0)
    bare = claimed.exclude(criterion__in=card.evidence.values("criterion"))
    if codes := sorted(bare.values_list("criterion__code", flat=True)):
        return no(_("Còn thiếu minh chứng ở tiêu chí %(codes)s.") % {"codes": ", ".join(codes)})
    return YES


def sheet_adds_up(sheet) -> Verdict:
    """The sheet has a common section, and the criteria of each come to its maximum."""
    sections = list(sheet.sections.prefetch_related("criteria"))
    if not any(section.kind == SectionKind.COMMON for section in sections):
        return no(_("Bảng điểm chưa có phần điểm chuẩn nào."))
    for section in sections:
        criteria = section.criteria.all()
        total = sum((criterion.maximum for criterion in criteria), Decimal(0))
        if section.kind == SectionKind.COMMON and criteria and total != section.maximum:
            return no(
                _("Phần «%(section)s» ghi %(maximum)s điểm nhưng các tiêu chí cộng lại là %(total)s.")
                % {
                    "section": section,
                    "maximum": format_number(section.maximum),
                    "total": format_number(total),
                }
            )
    if not (verdict := awards_are_known(sheet)):
        return verdict
    return bands_are_reachable(sheet, sections)


def awards_are_known(sheet) -> Verdict:
    """Every award the sheet is made for is in the catalogue."""
    known = AwardType.objects.filter(code__in=sheet.awards).values_list("code", flat=True)
    if unknown := sorted(set(sheet.awards) - set(known)):
        return no(
            _("Không có danh hiệu, hình thức khen nào mang mã %(codes)s. Hãy sửa danh sách của bảng điểm.")
            % {"codes": ", ".join(unknown)}
        )
    return YES


def bands_are_reachable(sheet, sections) -> Verdict:
    """No band asks for more than the sheet gives."""
    largest = sum((part.maximum for part in sections if part.kind != SectionKind.PENALTY), Decimal(0))
    for band in sheet.bands.all():
        if band.at_least > largest:
            return no(
                _("Mức «%(band)s» đòi %(least)s điểm, nhiều hơn cả bảng (%(largest)s).")
                % {"band": band, "least": format_number(band.at_least), "largest": format_number(largest)}
            )
    return YES


def review_has_acclaimed(review) -> Verdict:
    """The list is there, and the minutes it rests on."""
    if not review.acclaims.exists():
        return no(_("Chưa có đơn vị nào được suy tôn. Hãy ghi danh sách suy tôn trước."))
    if not review.minutes:
        return no(_("Chưa có biên bản. Hãy tải biên bản họp cụm lên trước."))
    return YES
