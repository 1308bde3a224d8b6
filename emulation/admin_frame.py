"""What stands around every page of the admin: the sidebar in the order of the work, the mark of a sample database."""

from django.apps import apps
from django.contrib import admin
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.sample_mark import is_sample_database

SECTIONS = [
    (gettext_lazy("Đơn vị"), ["units.Unit", "units.UnitPlacement", "units.Cluster"]),
    (
        gettext_lazy("Con người"),
        ["people.Member", "people.Collective", "people.Discipline", "people.Rating", "people.Absence"],
    ),
    (gettext_lazy("Tài khoản, vai trò"), ["accounts.User", "units.RoleAssignment", "mfa.Authenticator"]),
    (
        gettext_lazy("Danh mục"),
        [
            "catalogue.AwardType",
            "awards.StandardVersion",
            "awards.QuotaDefault",
            "awards.PriorityRule",
            "councils.VotingRule",
            "consultations.ConsultationRule",
            "catalogue.LegalDocument",
            "catalogue.RevocationGround",
            "catalogue.BaseSalary",
            "catalogue.PrizeMultiple",
            "catalogue.PrizeTerms",
            "common.Holiday",
            "notices.ReminderDay",
        ],
    ),
    (gettext_lazy("Phong trào"), ["campaigns.Campaign", "campaigns.Dossier", "campaigns.Entry"]),
    (
        gettext_lazy("Sáng kiến, công trình"),
        ["contributions.Initiative", "contributions.Work", "contributions.Programme"],
    ),
    (
        gettext_lazy("Điển hình"),
        ["exemplars.Exemplar", "exemplars.ExemplarField", "exemplars.ExemplarProgramme"],
    ),
    (gettext_lazy("Hội thi tay nghề"), ["contests.Contest"]),
    (gettext_lazy("Chấm điểm"), ["scores.ScoreSheet", "scores.ScoreCard", "scores.CouncilVote"]),
    (
        gettext_lazy("Xét khen"),
        [
            "awards.QuotaRule",
            "awards.TallyRun",
            "awards.Recommendation",
            "awards.Override",
            "spot.SpotProposal",
            "decisions.Decision",
            "awards.Honour",
            "awards.QuarterPraise",
            "decisions.ApprovalStep",
            "certificates.Certificate",
            "certificates.CertificateBatch",
            "certificates.PrintRun",
            "prizes.PrizeLine",
        ],
    ),
    (gettext_lazy("Kiểm tra, giám sát"), ["inspections.Inspection"]),
    (gettext_lazy("Văn bản, mẫu in"), ["papers.Letterhead", "papers.Layout", "papers.PaperTemplate"]),
    (gettext_lazy("Trang công khai"), ["portal.Article", "portal.PublicCampaign"]),
    (
        gettext_lazy("Theo dõi"),
        [
            "common.AuditEntry",
            "common.AuditSegment",
            "common.AuditCheck",
            "common.DataQuestion",
            "exchange.ImportRun",
            "exchange.ExportRun",
        ],
    ),
]


def sidebar(request) -> list[dict]:
    """The sections with the lists this person may open."""
    return [
        {"title": title, "items": [_item(model) for model in map(apps.get_model, labels) if _may_open(model, request)]}
        for title, labels in SECTIONS
    ]


def mark(request) -> list[str] | None:
    """«DỮ LIỆU MẪU» and its colour on a sample database; ``None`` elsewhere."""
    return [_("DỮ LIỆU MẪU"), "danger"] if is_sample_database() else None


def _may_open(model, request) -> bool:
    return admin.site.get_model_admin(model).has_view_permission(request)


def _item(model) -> dict:
    options = model._meta
    address = reverse(f"admin:{options.app_label}_{options.model_name}_changelist")
    return {"title": capfirst(options.verbose_name_plural), "link": address}
