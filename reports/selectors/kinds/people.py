"""Entries and approved proposals as sources: who was registered, proposed and approved."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import QuerySet
from django.urls import reverse

from awards.models import Recommendation, RecommendationState
from campaigns.models import Entry
from people.models import Member, SubjectKind
from reports.selectors.counted import Counted, state_on
from reports.selectors.cube.asked import Asked
from reports.selectors.cube.axes import person_axes, unit_axes
from reports.selectors.cube.places import Places
from reports.selectors.cube.source import Line, ReadSource, Source, TableSource
from reports.selectors.sent import Sent, SentEntry

APPROVED = (
    RecommendationState.APPROVED,
    RecommendationState.DECIDED,
    RecommendationState.PUBLISHED,
    RecommendationState.SENT_UP,
    RecommendationState.NOT_GRANTED,
)
"""What was approved here, whatever became of it since."""


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry as it was sent, with what the axes ask of it."""

    award: str
    subject_kind: str
    gender: str
    direct: str
    unit: str
    level: str
    block: str
    ownership: str
    cluster: str
    line: Line


def entries_source(counted: Counted, asked: Asked) -> Source:
    """The entries of registrations or proposals: of now, or as they were sent last by the day."""
    if counted.as_of:
        return ReadSource(_read(Sent(counted).entries, asked))
    axes = {"award": "award__code", **person_axes(), **unit_axes(asked, "dossier__unit")}
    return TableSource(counted.entries(), axes, entry_line, with_entry)


def approved_source(asked: Asked) -> Source:
    """Proposals approved by the day, of the runs the reader may see."""
    rows = Recommendation.objects.shown().filter(run__campaign=asked.campaign, unit__in=asked.unit_ids)
    if asked.reader is not None:
        rows = rows.visible_to(asked.reader)
    if asked.as_of:
        rows = rows.annotate(state_then=state_on(Recommendation, asked.as_of)).filter(state_then__in=APPROVED)
    else:
        rows = rows.filter(state__in=APPROVED)
    axes = {"award": "award__code", **person_axes("entry__"), **unit_axes(asked, "unit")}
    return TableSource(rows, axes, _approved_line, _with_approved)


def entry_line(row: Entry) -> Line:
    return Line(
        what=row.subject_label,
        about=row.award.name,
        unit=row.dossier.unit.name,
        url=reverse("campaigns:dossier-detail", args=[row.dossier_id]),
    )


def with_entry(rows: QuerySet) -> QuerySet:
    return rows.prefetch_related("award", "member", "collective", "subject_unit", "dossier__unit").order_by(
        "dossier_id", "pk"
    )


def _approved_line(row: Recommendation) -> Line:
    return Line(
        what=row.subject_label,
        about=f"{row.award.name} · {row.get_state_display()}",
        unit=row.unit.name,
        url=reverse("awards:recommendation-detail", args=[row.pk]),
    )


def _with_approved(rows: QuerySet) -> QuerySet:
    return rows.with_subject().select_related("unit").order_by("unit__path", "pk")


def _read(entries: Iterable[SentEntry], asked: Asked) -> list[ReadEntry]:
    entries = list(entries)
    places = Places(asked)
    codes = {entry.subject_code for entry in entries if entry.subject_kind == SubjectKind.INDIVIDUAL}
    people = Member.objects.filter(code__in=codes).values_list("code", "gender", "is_direct_worker")
    known = {code: (gender, is_direct) for code, gender, is_direct in people}
    read = []
    for entry in entries:
        gender, is_direct = known.get(entry.subject_code, ("", None))
        is_person = entry.subject_kind == SubjectKind.INDIVIDUAL
        read.append(
            ReadEntry(
                award=entry.award_code,
                subject_kind=entry.subject_kind,
                gender=gender if is_person else "",
                direct=DIRECT[is_direct] if is_person else "none",
                **places.axes_of(entry.dossier.unit),
                line=Line(
                    what=entry.subject_label,
                    about=entry.award,
                    unit=entry.dossier.unit.name,
                    url=reverse("campaigns:dossier-detail", args=[entry.dossier_id]),
                ),
            )
        )
    return read


DIRECT = {True: "yes", False: "no", None: "unknown"}
