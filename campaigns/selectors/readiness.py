"""«Còn thiếu gì?» of a dossier: what is missing before it can be sent, each with the page that mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from campaigns.models import CampaignAward, Dossier, DossierKind, Entry
from common.verdict import YES, Verdict, no
from contributions.models import Initiative, InitiativeAuthor, Work
from people.models import SubjectKind

FULL_SHARE = 100


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing missing; ``blocking`` keeps the dossier from being sent, the rest is advice.

    ``section`` is the step of the dossier: individual, collective, initiatives, works or attachments.
    """

    text: str
    section: str
    url_name: str
    url_args: tuple[Any, ...]
    blocking: bool = True


def readiness(dossier: Dossier) -> list[Problem]:
    """What ``dossier`` lacks, blocking problems first; 5 queries, 6 for a proposal."""
    initiatives = _initiatives(dossier)
    works = list(Work.objects.filter(dossier_links__dossier=dossier).order_by("pk"))
    found = [
        *_about_all(dossier, bool(initiatives or works)),
        *_about_entries(dossier),
        *_about_initiatives(dossier, initiatives),
        *_about_works(dossier, works),
        *_about_attachments(dossier),
    ]
    return sorted(found, key=lambda problem: not problem.blocking)


def is_complete(dossier: Dossier) -> Verdict:
    """Yes when nothing blocking is missing; the no names the first thing and how many more there are."""
    blocking = [problem.text for problem in readiness(dossier) if problem.blocking]
    if not blocking:
        return YES
    if len(blocking) == 1:
        return no(_("Hồ sơ chưa đủ: %(first)s") % {"first": blocking[0]})
    return no(
        _("Hồ sơ chưa đủ: %(first)s Còn %(more)s điểm nữa ở bước «Kiểm tra và gửi».")
        % {"first": blocking[0], "more": len(blocking) - 1}
    )


def entries_section(entry: Entry) -> str:
    """The step an entry belongs to: people and households, or collectives and units."""
    is_person = entry.subject_kind in (SubjectKind.INDIVIDUAL, SubjectKind.HOUSEHOLD)
    return "individual" if is_person else "collective"


def _initiatives(dossier: Dossier) -> list[Initiative]:
    authors = Prefetch("authors", queryset=InitiativeAuthor.objects.all())
    return list(Initiative.objects.filter(dossier_links__dossier=dossier).prefetch_related(authors).order_by("pk"))


def _about_all(dossier, has_contributions) -> Iterator[Problem]:
    if dossier.entries.exists():
        return
    args = (dossier.pk, "individual")
    if dossier.kind == DossierKind.PROPOSAL:
        text = _("Hồ sơ đề nghị chưa có cá nhân, tập thể nào. Hãy thêm ít nhất một.")
        yield Problem(text, "individual", "campaigns:dossier-entries", args)
    elif not has_contributions:
        text = _("Hồ sơ chưa có gì. Hãy đăng ký ít nhất một tập thể, cá nhân, sáng kiến hoặc công trình.")
        yield Problem(text, "individual", "campaigns:dossier-entries", args)


def _about_entries(dossier) -> Iterator[Problem]:
    for entry in _lacking_entries(dossier):
        for text in _lacking(dossier, entry):
            yield Problem(text, entries_section(entry), "campaigns:entry-update", (entry.pk,))


def _lacking_entries(dossier) -> QuerySet[Entry]:
    """The entries that lack anything, each with ``is_offered`` and the path of its ``home``."""
    offers = CampaignAward.objects.filter(campaign=dossier.campaign_id, award=OuterRef("award"))
    home = Coalesce("member__unit__path", "collective__unit__path", "subject_unit__path")
    lacks = Q(is_offered=False) | (Q(source__isnull=True) & ~Q(home__startswith=dossier.unit.path))
    if dossier.kind == DossierKind.PROPOSAL:
        lacks |= Q(achievements="")
    rows = dossier.entries.annotate(is_offered=Exists(offers), home=home).filter(lacks)
    return rows.select_related("award", "member", "collective", "subject_unit").order_by("pk")


def _lacking(dossier, entry) -> Iterator[str]:
    names = {"subject": entry.subject_label, "award": entry.award.label}
    if not entry.is_offered:
        yield _("%(subject)s: phong trào không còn xét %(award)s. Hãy chọn hình thức khác hoặc bỏ dòng này.") % names
    if entry.source_id is None and not entry.home.startswith(dossier.unit.path):
        yield _("%(subject)s không còn thuộc đơn vị. Hãy bỏ dòng này.") % names
    if dossier.kind == DossierKind.PROPOSAL and not entry.achievements:
        yield _("%(subject)s (%(award)s) chưa có thành tích. Hãy ghi tóm tắt thành tích.") % names


def _about_initiatives(dossier, initiatives) -> Iterator[Problem]:
    for initiative in initiatives:
        link = ("initiatives", "campaigns:dossier-initiative-update", (dossier.pk, initiative.pk))
        shares = sum(author.share_percent for author in initiative.authors.all())
        names = {"title": initiative.title, "shares": shares}
        if not initiative.authors.all():
            yield Problem(_("Sáng kiến «%(title)s» chưa có tác giả. Hãy thêm tác giả.") % names, *link)
        elif shares != FULL_SHARE:
            text = _("Sáng kiến «%(title)s»: tổng tỷ lệ của các tác giả là %(shares)s%%. Hãy sửa cho đủ 100%%.") % names
            yield Problem(text, *link)
        if not initiative.summary:
            text = _("Sáng kiến «%(title)s» chưa có tóm tắt nội dung, hiệu quả.") % names
            yield Problem(text, *link, blocking=False)


def _about_works(dossier, works) -> Iterator[Problem]:
    for work in works:
        if work.value is None:
            text = _("Công trình «%(name)s» chưa có giá trị.") % {"name": work.name}
            link = ("works", "campaigns:dossier-work-update", (dossier.pk, work.pk))
            yield Problem(text, *link, blocking=False)


def _about_attachments(dossier) -> Iterator[Problem]:
    if dossier.kind == DossierKind.PROPOSAL and not dossier.attachments.exists():
        text = _("Hồ sơ đề nghị chưa có tệp kèm theo (báo cáo thành tích, biên bản họp xét).")
        yield Problem(text, "attachments", "campaigns:dossier-attachments", (dossier.pk,), blocking=False)
