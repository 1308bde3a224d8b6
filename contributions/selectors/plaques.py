"""What the register of plaques and the page of a work say of its plaques, those taken back among them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from contributions.above import Named, plaque_urls
from contributions.models import HAS_PLAQUE, PlaqueAmendment, PlaqueLevel, Work
from units.models import Role
from units.scope import scope_of

LATEST = 5


@dataclass(frozen=True, slots=True)
class Booked:
    """The last plaque of a work as the register says it; one that ``is_gone`` was taken back."""

    number: str
    day: date | None
    level: str
    text: str
    fixed_on: date | None
    ceremony: str
    is_gone: bool = False
    url: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """An amendment with the pages of its decision and of the one that gave the plaque, empty where not to be read.

    It ``names_plaque`` where the page names another one, or none.
    """

    row: PlaqueAmendment
    url: str
    plaque_url: str
    names_plaque: bool


def latest_plaques(user) -> list[Work]:
    """The works of the units ``user`` registers for whose plaques were decided last; one query."""
    works = Work.objects.within(scope_of(user).paths(Role.EDITOR)).filter(state__in=HAS_PLAQUE)
    dated = works.filter(plaque_decided_on__isnull=False).select_related("owner_unit")
    return list(dated.order_by("-plaque_decided_on", "-pk")[:LATEST])


def booked(work: Work, urls: Mapping[Named, str] | None = None) -> Booked:
    """The present plaque of ``work``, else the last one that was taken back. Reads the prefetched amendments."""
    urls = urls or {}
    gone = [row for row in work.plaque_amendments.all() if row.is_revocation]
    if work.plaque_no or work.plaque_decided_on or not gone:
        number, day, last = work.plaque_no, work.plaque_decided_on, work
    else:
        last = gone[-1]
        number, day = last.plaque_no, last.plaque_decided_on
    return Booked(
        number=number,
        day=day,
        level=str(PlaqueLevel(last.plaque_level).label) if last.plaque_level else "",
        text=last.plaque_text,
        fixed_on=last.plaque_on,
        ceremony=last.ceremony,
        is_gone=last is not work,
        url=urls.get((number, day), ""),
    )


def told(work: Work, named: Named, urls: Mapping[Named, str] | None = None) -> list[Told]:
    """What later decisions did to the plaques of ``work``, the oldest first, on a page that names the plaque
    ``named``."""
    urls = urls or {}
    return [
        Told(
            row,
            url=urls.get((row.decision_no, row.decided_on), ""),
            plaque_url=urls.get((row.plaque_no, row.plaque_decided_on), ""),
            names_plaque=(row.plaque_no, row.plaque_decided_on) != named,
        )
        for row in work.plaque_amendments.all()
    ]


def put_in_words(works: Iterable[Work], *, viewer) -> None:
    """Each of ``works``, a page of the register, has its last plaque as ``booked`` and its amendments as ``told``."""
    rows = list(works)
    urls = plaque_urls(rows, viewer=viewer)
    for work in rows:
        work.booked = booked(work, urls.get(work.pk))
        work.told = told(work, (work.booked.number, work.booked.day), urls.get(work.pk))
