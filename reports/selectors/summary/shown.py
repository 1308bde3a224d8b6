"""The figures of a summary as people read them, on the page and on paper; and what of them is otherwise today."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from common.clock import today
from common.language import in_vietnamese
from common.vietnamese import format_day, format_money_short, format_number, format_percent
from papers.content_summary import SummedAward, SummedCampaign, SummedFigure, SummedReported, SummedTarget
from reports.models import CampaignSummary, Measure, ReportedFigure, ReportedIndicator
from reports.selectors.summary.figures import Content, figures_of_summary, live_figures

GIVEN = ("collectives", "individuals", "households")


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure that reads otherwise now; an empty text is one that is not there."""

    campaign: str
    what: str
    then: str
    now: str


def campaigns_shown(content: Content) -> tuple[SummedCampaign, ...]:
    """The results campaign by campaign."""
    return tuple(_campaign(one) for one in content["campaigns"])


@in_vietnamese()
def differences_today(summary: CampaignSummary) -> list[Difference]:
    """What of the frozen figures the reports say otherwise today, in the order of the report."""
    then, now = (campaigns_shown(content) for content in (figures_of_summary(summary), live_figures(summary, today())))
    found = []
    for one, other in zip(then, now, strict=True):
        before, after = dict(_lines(one)), dict(_lines(other))
        found += [
            Difference(one.title, what, before.get(what, ""), after.get(what, ""))
            for what in (*before, *(what for what in after if what not in before))
            if before.get(what, "") != after.get(what, "")
        ]
    return found


def _campaign(one: Content) -> SummedCampaign:
    return SummedCampaign(
        title=f"{one['name']} – {one['phase']}" if one["phase"] else one["name"],
        figures=tuple(_figures(one)),
        awards=tuple(_awards(one["tables"])),
        targets=tuple(_target(row) for row in one["tables"]["targets"]["rows"]),
        reported=tuple(_reported(row) for row in one["registrations"]["reported"]),
    )


def _figures(one: Content) -> Iterator[SummedFigure]:
    units, tables = one["registrations"]["units"], one["tables"]
    initiatives, works = tables["initiatives"]["total"], tables["works"]["total"]
    for label, value in (
        (_("Đơn vị được mời"), format_number(units["count"])),
        (_("CNVCLĐ"), format_number(units["workers"])),
        (_("Đoàn viên"), _members(units)),
        (_("Sáng kiến đăng ký"), format_number(initiatives["total"])),
        (_("Sáng kiến được công nhận"), format_number(initiatives["recognised"])),
        (_("Làm lợi tự kê khai"), format_money_short(initiatives["benefit_declared"])),
        (_("Làm lợi được xác nhận"), format_money_short(initiatives["benefit_confirmed"])),
        (_("Công trình, sản phẩm"), format_number(works["total"])),
        (_("Giá trị công trình"), format_money_short(works["value"])),
        (_("Công trình có biển"), format_number(works["plaques"])),
    ):
        yield SummedFigure(label=label, value=value)


def _members(units: Content) -> str:
    share = units["members_female_percent"]
    members = format_number(units["members"])
    if share is None:
        return members
    return _("%(members)s, nữ %(share)s") % {"members": members, "share": format_percent(float(share))}


def _awards(tables: Content) -> Iterator[SummedAward]:
    """One line an award, those that were pledged first."""
    pledged = {row["key"]: row for row in tables["funnel"]["rows"]}
    given = {row["key"]: row for row in tables["honours"]["rows"]}
    for key in (*pledged, *(key for key in given if key not in pledged)):
        row = pledged.get(key, {})
        yield SummedAward(
            name=(row or given[key])["label"],
            registered=row.get("registered", 0),
            proposed=row.get("proposed", 0),
            **{name: given.get(key, {}).get(name, 0) for name in GIVEN},
        )


def _target(row: Content) -> SummedTarget:
    share = row["percent"]
    return SummedTarget(
        name=row["label"],
        asked=row["asked"],
        reached=row["reached"],
        percent=_("chưa giao") if share is None else format_percent(float(share)),
    )


def _reported(row: Content) -> SummedReported:
    figure = ReportedFigure(value=row["value"], measure=Measure(row["measure"]), is_more_than=row["is_more_than"])
    return SummedReported(
        label=f"{ReportedIndicator(row['indicator']).label}: {row['words']}",
        amount=figure.amount,
        unit=row["unit_name"],
        source=f"{row['source']}, {format_day(dt.date.fromisoformat(row['source_date']))}",
    )


def _lines(one: SummedCampaign) -> Iterator[tuple[str, str]]:
    """What each figure is about, and the figure."""
    for figure in one.figures:
        yield figure.label, figure.value
    for award in one.awards:
        for label, value in _of_award(award):
            yield f"{award.name}: {label}", format_number(value)
    for target in one.targets:
        yield f"{target.name}: {_('được giao')}", format_number(target.asked)
        yield f"{target.name}: {_('đã đạt')}", format_number(target.reached)
    for told in one.reported:
        yield f"{told.label} ({told.unit})", told.amount


def _of_award(award: SummedAward) -> tuple[tuple[str, Any], ...]:
    return (
        (_("đăng ký"), award.registered),
        (_("đề nghị"), award.proposed),
        (_("tập thể được khen"), award.collectives),
        (_("cá nhân được khen"), award.individuals),
        (_("hộ được khen"), award.households),
    )
