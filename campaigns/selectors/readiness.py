"""«Còn thiếu gì?» of a dossier: what is missing before it can be sent, each with the page that mends it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import Attachment, CampaignAward, Dossier, DossierInitiative, DossierKind, Entry, FilePurpose
from campaigns.selectors.changes import may_change
from campaigns.selectors.doubles import stands_already
from campaigns.selectors.parts import Counts, counts_of, evidence_parts
from campaigns.selectors.registered import undecided_entries
from common.verdict import YES, Verdict, no
from contributions.guards.initiative import FULL_SHARE, kind_is_chosen, shares_are_full, suits_programme
from contributions.models import InitiativeAuthor
from people.models import SubjectKind

ASKED_BY_AWARD = ("needs_vote", "needs_self_score", "needs_minutes", "evidence")
"""The columns of an award that say what a proposal for it brings."""

PAPERS = ("has_evidence", "has_minutes")


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing missing; ``blocking`` keeps the dossier from being sent, the rest is advice.

    ``section`` is the step of the dossier: registered, individual, collective, initiatives, works or attachments.
    """

    text: str
    section: str
    url_name: str
    url_args: tuple[Any, ...]
    blocking: bool = True


def readiness(dossier: Dossier, counts: Counts | None = None) -> list[Problem]:
    """What ``dossier`` lacks, blocking problems first; what cannot be changed in it is not asked for.

    The database says which rows lack anything: a query for each kind of which there are any, and one for ``counts``
    when the caller has none.
    """
    counts = counts or counts_of(dossier)
    found = [
        *(_about_registered(dossier) if dossier.source_id else ()),
        *(_about_entries(dossier) if counts.individual or counts.collective else _about_nobody(dossier, counts)),
        *(_about_initiatives(dossier) if counts.initiatives else ()),
        *(_about_works(dossier) if counts.works else ()),
        *_about_attachments(dossier, counts),
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


def _about_entries(dossier) -> Iterator[Problem]:
    lacking = list(_lacking_entries(dossier))
    rows = Entry.objects.with_labels(*(f"award__{name}" for name in ASKED_BY_AWARD))
    entries = rows.in_bulk([one.pk for one in lacking])
    elsewhere = Entry.objects.with_subject().in_bulk([one.elsewhere for one in lacking if one.elsewhere])
    for one in lacking:
        entry = entries[one.pk]
        for text in _lacking(dossier, entry, one, elsewhere.get(one.elsewhere)):
            yield Problem(text, entries_section(entry), "campaigns:entry-update", (entry.pk,))


def _about_nobody(dossier, counts) -> Iterator[Problem]:
    args = (dossier.pk, "individual")
    if dossier.kind == DossierKind.PROPOSAL:
        text = _("Hồ sơ đề nghị chưa có cá nhân, tập thể nào. Hãy thêm ít nhất một.")
        yield Problem(text, "individual", "campaigns:dossier-entries", args)
    elif counts.is_empty:
        text = _("Hồ sơ chưa có gì. Hãy đăng ký ít nhất một tập thể, cá nhân, sáng kiến hoặc công trình.")
        yield Problem(text, "individual", "campaigns:dossier-entries", args)


def _about_registered(dossier) -> Iterator[Problem]:
    if count := undecided_entries(dossier).count():
        text = ngettext(
            "Còn %(count)d dòng đã đăng ký chưa đề nghị. Hãy đưa vào hồ sơ hoặc ghi lý do không đề nghị.",
            "Còn %(count)d dòng đã đăng ký chưa đề nghị. Hãy đưa vào hồ sơ hoặc ghi lý do không đề nghị.",
            count,
        )
        yield Problem(text % {"count": count}, "registered", "campaigns:dossier-registered", (dossier.pk,))


def _lacking_entries(dossier) -> QuerySet:
    """Of each entry that lacks anything its key, whether the award ``is_offered``, the path of its ``home``, the key of
    one that stands ``elsewhere`` in the round, and in a proposal whether files are its evidence and its minutes.
    """
    offers = CampaignAward.objects.filter(campaign=dossier.campaign_id, award=OuterRef("award"))
    home = Coalesce("member__unit__path", "collective__unit__path", "subject_unit__path")
    same = (
        Q(member=OuterRef("member")) | Q(collective=OuterRef("collective")) | Q(subject_unit=OuterRef("subject_unit"))
    )
    standing = Entry.objects.of_round(dossier).exclude(dossier=dossier).filter(same, award=OuterRef("award"))
    lacks = Q(is_offered=False) | (Q(source__isnull=True) & ~Q(home__startswith=dossier.unit.path))
    lacks |= Q(elsewhere__isnull=False)
    papers = dict.fromkeys(PAPERS, Value(value=False))
    if dossier.kind == DossierKind.PROPOSAL:
        papers = _papers_of_entries(dossier)
        lacks |= Q(achievements="")
        lacks |= Q(award__needs_vote=True, votes_for__isnull=True)
        lacks |= Q(award__needs_self_score=True, self_score__isnull=True)
        lacks |= ~Q(award__evidence="") & Q(has_evidence=False)
        lacks |= Q(award__needs_minutes=True, has_minutes=False)
    elsewhere = Subquery(standing.order_by("pk").values("pk")[:1])
    rows = dossier.entries.annotate(is_offered=Exists(offers), home=home, elsewhere=elsewhere, **papers).filter(lacks)
    return rows.order_by("pk").values_list("pk", "is_offered", "home", "elsewhere", *PAPERS, named=True)


def _papers_of_entries(dossier) -> dict[str, Exists]:
    files = Attachment.objects.filter(dossier=dossier.pk)
    evidence = files.filter(entry=OuterRef("pk")).exclude(purpose=FilePurpose.MINUTES)
    minutes = files.filter(Q(entry=OuterRef("pk")) | Q(entry__isnull=True), purpose=FilePurpose.MINUTES)
    return dict(zip(PAPERS, (Exists(evidence), Exists(minutes)), strict=True))


def _lacking(dossier, entry, found, elsewhere) -> Iterator[str]:
    names = {"subject": entry.subject_label, "award": entry.award.label, "evidence": entry.award.evidence}
    if not found.is_offered:
        yield _("%(subject)s: phong trào không còn xét %(award)s. Hãy chọn hình thức khác hoặc bỏ dòng này.") % names
    if entry.source_id is None and not found.home.startswith(dossier.unit.path):
        yield _("%(subject)s không còn thuộc đơn vị. Hãy bỏ dòng này.") % names
    if elsewhere:
        yield stands_already(elsewhere)
    if dossier.kind == DossierKind.PROPOSAL:
        yield from (sentence % names for sentence in _lacking_in_proposal(dossier, entry, found))


def _lacking_in_proposal(dossier, entry, found) -> Iterator[str]:
    if not entry.achievements:
        yield _("%(subject)s (%(award)s) chưa có thành tích. Hãy ghi tóm tắt thành tích.")
    if entry.award.needs_vote and entry.votes_for is None:
        yield _("%(subject)s (%(award)s) chưa có kết quả bỏ phiếu của đơn vị. Hãy ghi số phiếu và tổng số người.")
    if entry.award.needs_self_score and entry.self_score is None:
        yield _("%(subject)s (%(award)s) chưa có điểm tự chấm. Hãy ghi điểm.")
    if not dossier.opens(*evidence_parts(entry)):
        return
    if entry.award.evidence and not found.has_evidence:
        yield _("%(subject)s (%(award)s) chưa có minh chứng: %(evidence)s. Hãy tải tệp lên.")
    if entry.award.needs_minutes and not found.has_minutes:
        yield _("%(subject)s (%(award)s) chưa có biên bản bình xét. Hãy tải biên bản lên.")


def _about_initiatives(dossier) -> Iterator[Problem]:
    for link in filter(may_change, _lacking_initiatives(dossier)):
        initiative = link.initiative
        where = ("initiatives", "campaigns:dossier-initiative-update", (dossier.pk, initiative.pk))
        for verdict in (kind_is_chosen(initiative), _has_authors(initiative), suits_programme(initiative)):
            if not verdict:
                yield Problem(verdict.reason, *where)
        if not initiative.summary:
            text = _("Sáng kiến «%(title)s» chưa có tóm tắt nội dung, hiệu quả.") % {"title": initiative.title}
            yield Problem(text, *where, blocking=False)


def _lacking_initiatives(dossier) -> QuerySet[DossierInitiative]:
    shares = InitiativeAuthor.objects.filter(initiative=OuterRef("initiative")).order_by().values("initiative")
    total = Coalesce(Subquery(shares.annotate(total=Sum("share_percent")).values("total")), 0)
    lacks = Q(initiative__kind="") | Q(initiative__summary="") | ~Q(total=FULL_SHARE) | _outside_programme()
    rows = dossier.initiative_links.with_review_elsewhere().alias(total=total).filter(lacks)
    return rows.select_related("initiative__programme").prefetch_related("initiative__authors").order_by("initiative")


def _outside_programme() -> Q:
    """Counted by a programme, but applied on no day, or on none of the programme's."""
    day = F("initiative__applied_on")
    outside = Q(initiative__programme__starts_on__gt=day) | Q(initiative__programme__ends_on__lt=day)
    undated = Q(initiative__applied_on__isnull=True)
    return Q(initiative__programme__isnull=False) & (undated | outside)


def _has_authors(initiative) -> Verdict:
    if not initiative.authors.all():
        return no(_("Sáng kiến «%(title)s» chưa có tác giả. Hãy thêm tác giả.") % {"title": initiative.title})
    return shares_are_full(initiative)


def _about_works(dossier) -> Iterator[Problem]:
    links = dossier.work_links.with_review_elsewhere().filter(Q(work__kind="") | Q(work__value__isnull=True))
    for link in filter(may_change, links.select_related("work").order_by("work")):
        names = {"name": link.work.name}
        where = ("works", "campaigns:dossier-work-update", (dossier.pk, link.work.pk))
        if not link.work.kind:
            yield Problem(_("Công trình «%(name)s» chưa chọn loại. Hãy chọn loại.") % names, *where)
        if link.work.value is None:
            yield Problem(_("Công trình «%(name)s» chưa có giá trị.") % names, *where, blocking=False)


def _about_attachments(dossier, counts) -> Iterator[Problem]:
    if dossier.kind == DossierKind.PROPOSAL and _lacks_minutes(dossier):
        text = _("Hồ sơ chưa có biên bản họp xét mà hình thức khen đòi kết quả bỏ phiếu. Hãy tải biên bản lên.")
        yield Problem(text, "attachments", "campaigns:dossier-attachments", (dossier.pk,))
    if dossier.kind == DossierKind.PROPOSAL and not counts.attachments:
        text = _("Hồ sơ đề nghị chưa có tệp kèm theo (báo cáo thành tích, biên bản họp xét).")
        yield Problem(text, "attachments", "campaigns:dossier-attachments", (dossier.pk,), blocking=False)


def _lacks_minutes(dossier) -> bool:
    """Somebody is put up for an award that asks for a vote, and no file is its minutes."""
    minutes = Attachment.objects.filter(dossier=dossier.pk, purpose=FilePurpose.MINUTES)
    return dossier.entries.filter(~Exists(minutes), award__needs_vote=True).exists()
