"""The paper of a summary: its heading and texts are frozen once it is published, its figures before that."""

from django.utils.translation import gettext as _

from common.clock import today
from common.vietnamese import format_day
from papers import content
from papers.content import PaperKind
from papers.selectors.headings import heading_of
from reports.models import CampaignSummary, SummaryState
from reports.selectors.summary.figures import figures_of_summary, frozen_figures
from reports.selectors.summary.shown import campaigns_shown


def summary_paper(summary: CampaignSummary) -> content.SummaryReport:
    """The report as it is printed; of a draft as it would be today, and it says so."""
    figures = figures_of_summary(summary)
    return content.SummaryReport(
        number=summary.number,
        symbol=summary.symbol,
        signed_on=summary.signed_on,
        heading=heading_of_summary(summary),
        about=summary.title,
        figures_as_of=format_day(summary.as_of),
        campaigns=campaigns_shown(figures),
        assessment=summary.assessment,
        unreached=summary.unreached,
        lessons=summary.lessons,
        tasks=summary.tasks,
        witness=_witness(summary),
    )


def heading_of_summary(summary: CampaignSummary) -> content.Heading:
    """The frozen top and foot of a published summary; else those of the unit's letterhead of today."""
    is_out = summary.signed_on is not None
    now = None if is_out else heading_of(PaperKind.SUMMARY_REPORT, summary.unit, today())
    return content.Heading(
        upper=now.upper if now else summary.upper_line,
        unit=now.unit if now else summary.unit_line,
        place=summary.place,
        symbol=summary.symbol,
        signer=content.Signer(formula=summary.signing_formula, post=summary.signer_post, name=summary.signer_name),
        recipients=now.recipients if now else tuple(summary.recipients),
    )


def _witness(summary: CampaignSummary) -> str:
    kept = frozen_figures(summary)
    said = []
    if summary.state == SummaryState.WITHDRAWN:
        said.append(_("Báo cáo đã được rút."))
    if kept:
        said.append(_("Số liệu đã chốt, mã SHA-256: %(sha256)s.") % {"sha256": kept.sha256})
    else:
        said.append(_("Dự thảo: số liệu còn thay đổi."))
    return " ".join(said)
