"""A dossier as its pages show it: the steps of filling it in, and what stands in it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _

from campaigns.models import Attachment, Dossier, DossierInitiative, DossierKind, DossierWork, Entry
from campaigns.selectors.parts import (
    ATTACHMENTS,
    INITIATIVES,
    PLEDGE,
    SECTION_KINDS,
    WORKS,
    Counts,
    Section,
    any_file_parts,
    entries_part,
    sections_of_single,
)
from campaigns.selectors.readiness import Problem
from contributions.models import InitiativeAuthor

REVIEWED = ("review__outcome", "review__reason")
"""What is said of an entry by its reviewer."""
EVIDENCE = ("entry__award", "entry__member", "entry__collective", "entry__subject_unit")
"""What is said of an entry beside a file that is evidence for it."""
SHOWN = 25
"""So many rows of each kind stand on the page of a dossier; all of them on the pages of its parts."""


@dataclass(frozen=True, slots=True)
class Step:
    """A row of the task list; without ``url`` it cannot be started yet."""

    label: str
    url: str
    state_label: str
    tone: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Contents:
    """The first ``SHOWN`` rows of each kind."""

    individual: list[Entry]
    collective: list[Entry]
    initiatives: list[Any]
    works: list[Any]
    attachments: list[Attachment]


def entries_of(dossier: Dossier, section: str) -> QuerySet[Entry]:
    """The people and households, or the collectives and units, in order of award; once decided, with their reviews."""
    rows = dossier.entries.filter(subject_kind__in=SECTION_KINDS[Section(section)])
    labelled = rows.with_labels(*REVIEWED).select_related("review") if dossier.is_decided else rows.with_labels()
    return labelled.order_by("award__position", "award__code", "pk")


def contents_of(dossier: Dossier, counts: Counts) -> Contents:
    """What stands in the dossier, ready to be shown; a query for each kind of which ``counts`` knows any, or two."""

    def first(rows: QuerySet, count: int) -> list[Any]:
        return list(rows[:SHOWN]) if count else []

    return Contents(
        individual=first(entries_of(dossier, Section.INDIVIDUAL), counts.individual),
        collective=first(entries_of(dossier, Section.COLLECTIVE), counts.collective),
        initiatives=[link.initiative for link in first(initiative_links(dossier), counts.initiatives)],
        works=[link.work for link in first(work_links(dossier), counts.works)],
        attachments=first(dossier.attachments.select_related(*EVIDENCE), counts.attachments),
    )


def initiative_links(dossier: Dossier) -> QuerySet[DossierInitiative]:
    """The dossier's initiatives with their authors, in the order they were added."""
    authors = Prefetch("initiative__authors", InitiativeAuthor.objects.select_related("member"))
    return dossier.initiative_links.select_related("initiative").prefetch_related(authors).order_by("pk")


def work_links(dossier: Dossier) -> QuerySet[DossierWork]:
    """The dossier's works in the order they were added."""
    return dossier.work_links.select_related("work").order_by("pk")


def steps_of(dossier: Dossier, problems: Iterable[Problem], counts: Counts) -> list[Step]:
    """The task list: each part with how far it is, and the check at the end."""
    blocking = [problem for problem in problems if problem.blocking]
    steps = [
        *_registered_step(dossier, blocking),
        _pledge_step(dossier),
        _part(Section.COLLECTIVE, _("Tập thể"), _entries_url(dossier, Section.COLLECTIVE), counts.collective, blocking),
        _part(Section.INDIVIDUAL, _("Cá nhân"), _entries_url(dossier, Section.INDIVIDUAL), counts.individual, blocking),
        _part(INITIATIVES, _("Sáng kiến"), _url(dossier, INITIATIVES), counts.initiatives, blocking),
        _part(WORKS, _("Công trình"), _url(dossier, WORKS), counts.works, blocking),
        _part(ATTACHMENTS, _("Tệp đính kèm"), _url(dossier, ATTACHMENTS), counts.attachments, blocking),
    ]
    return [*_marked_closed(dossier, steps), _check_step(dossier, counts, blocking)]


def _marked_closed(dossier: Dossier, steps: list[Step]) -> Iterator[Step]:
    """``steps``; those of parts the return left closed say so and are only read."""
    opened = _open_pages(dossier)
    for step in steps:
        is_closed = bool(dossier.open_parts) and step.url not in opened
        yield replace(step, state_label=_("Không mở lại"), tone="grey", hint="") if is_closed else step


def _open_pages(dossier: Dossier) -> set[str]:
    """Where something of what the return opened can be changed."""
    sections = {section for section in Section if entries_part(section) in dossier.open_parts}
    pages = {_entries_url(dossier, section) for section in sections | sections_of_single(dossier)}
    if sections:
        pages.add(_url(dossier, "registered"))
    others = {PLEDGE, INITIATIVES, WORKS}.intersection(dossier.open_parts)
    if not set(any_file_parts()).isdisjoint(dossier.open_parts):
        others.add(ATTACHMENTS)
    return pages | {_url(dossier, part) for part in others}


def _registered_step(dossier: Dossier, blocking: list[Problem]) -> list[Step]:
    """Only in a proposal that grew from a registration."""
    if dossier.source_id is None:
        return []
    count = Entry.objects.filter(dossier=dossier.source_id).count()
    return [_part("registered", _("Chọn từ đăng ký"), _url(dossier, "registered"), count, blocking)]


def _pledge_step(dossier: Dossier) -> Step:
    is_proposal = dossier.kind == DossierKind.PROPOSAL
    label = _("Kết quả, thành tích chung") if is_proposal else _("Nội dung, mục tiêu đăng ký")
    return Step(label, _url(dossier, "pledge"), *_state(bool(dossier.pledge), False), hint=_("không bắt buộc"))


def _part(section: str, label: str, url: str, count: int, blocking: list[Problem]) -> Step:
    missing = sum(problem.section == section for problem in blocking) if count else 0
    hints = [_("%(count)s mục") % {"count": count} if count else "", _missing(missing)]
    return Step(label, url, *_state(bool(count), bool(missing)), hint=" · ".join(filter(None, hints)))


def _check_step(dossier: Dossier, counts: Counts, blocking: list[Problem]) -> Step:
    label = _("Kiểm tra và gửi")
    if counts.is_empty:
        return Step(label, "", _("Chưa thể bắt đầu"), "grey", _("Hãy thêm ít nhất một mục ở trên."))
    return Step(label, _url(dossier, "check"), _("Chưa bắt đầu"), "grey", _missing(len(blocking)))


def _state(has_content: bool, is_lacking: bool) -> tuple[str, str]:
    if is_lacking:
        return _("Đang làm"), "gold"
    return (_("Đã xong"), "green") if has_content else (_("Chưa bắt đầu"), "grey")


def _missing(count: int) -> str:
    return _("còn %(count)s điểm cần sửa") % {"count": count} if count else ""


def _url(dossier: Dossier, part: str) -> str:
    return reverse(f"campaigns:dossier-{part}", args=[dossier.pk])


def _entries_url(dossier: Dossier, section: str) -> str:
    return reverse("campaigns:dossier-entries", args=[dossier.pk, section])
