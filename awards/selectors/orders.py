"""The order in which the eligible stand: declared with the standards before anything is scored, and kept to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from awards.models import StandardVersion, TallyRun, TallyRunState
from awards.selectors.entries import tallied_entries
from awards.tally.levels import SubjectKind
from awards.tally.quota_terms import GROUP_OF, QuotaGroup
from awards.tally.quotas import parse_quotas
from awards.tally.wording.labels import SUBJECT_LABELS
from awards.tally.wording.quotas import GROUP_LABELS
from catalogue.models import AwardType


def orders_problems(campaign, standards: Mapping[str, Any], quotas: Mapping[str, Any]) -> list[str]:
    """Why a run with these standards and quotas would have no one declared order; none when it has."""
    mixed = list(_two_orders_in_a_queue(standards, quotas))
    if mixed:
        mixed = list(_two_orders_in_a_queue(_with_kinds_put_up(campaign, standards), quotas))
    return [*mixed, *_other_than_declared(campaign, standards)]


def orders_after_closing(campaign, in_force: Iterable[StandardVersion]) -> list[str]:
    """Which orders of the versions ``in_force`` are otherwise than when registration closed, since when and by whom.

    A standard is never changed by one person alone, so such an order holds; whoever runs the campaign has to know.
    Asks nothing while nobody approved a version since.
    """
    closed = closing_of(campaign)
    late = [version for version in in_force if version.approved_at and version.approved_at > closed]
    if not late:
        return []
    settled = StandardVersion.objects.settled().filter(award__in={version.award_id for version in late})
    before = settled.filter(valid_from__lte=campaign.ends_on).exclude(approved_at__gt=closed)
    then = list(before.order_by("-valid_from", "-number"))
    return [_after_closing(version) for version in late if _order_then(version, then) != version.rank_by]


def versions_of(campaign) -> QuerySet[StandardVersion]:
    """The versions in force on the campaign's last day for the awards it leads to, the newest first."""
    in_force = StandardVersion.objects.in_force_on(campaign.ends_on).filter(award__in=campaign.awards.values("award"))
    return in_force.select_related("award", "approved_by").order_by("-valid_from", "-number", "pk")


def closing_of(campaign) -> dt.datetime:
    """When registration closed or will close: by hand, else with its last day."""
    day_after = campaign.registration_closes_on + dt.timedelta(days=1)
    by_date = timezone.make_aware(dt.datetime.combine(day_after, dt.time.min))
    return min(filter(None, (campaign.registration_closed_at, by_date)))


def _order_then(version: StandardVersion, before: Iterable[StandardVersion]) -> Any:
    """The order of the version this one took the place of, ``None`` when there was none."""
    for other in before:
        if other.award_id == version.award_id and other.kinds & version.kinds:
            return other.rank_by
    return None


def _after_closing(version: StandardVersion) -> str:
    return _(
        "«%(award)s»: thứ tự xếp là của phiên bản %(number)s, do %(who)s duyệt ngày %(day)s, sau khi khoá đăng ký. "
        "Hãy báo cho các đơn vị trước khi tổng hợp."
    ) % {
        "award": version.award.name,
        "number": version.number,
        "who": version.approved_by,
        "day": f"{timezone.localtime(version.approved_at):%d/%m/%Y}",
    }


def _with_kinds_put_up(campaign, standards: Mapping[str, Any]) -> dict[str, dict[str, Any]]:
    """The standards narrowed to the kinds of subject that are put up: nobody else stands in a queue."""
    awards = AwardType.objects.filter(code__in=standards).values_list("pk", flat=True)
    kinds = defaultdict(set)
    put_up = tallied_entries(campaign, list(awards)).order_by().values_list("award__code", "subject_kind").distinct()
    for code, kind in put_up:
        kinds[code].add(kind)
    return {code: {**award, "subject_kinds": sorted(kinds[code])} for code, award in standards.items()}


def _two_orders_in_a_queue(standards: Mapping[str, Any], quotas: Mapping[str, Any]) -> Iterator[str]:
    for code, award in standards.items():
        for groups in parse_quotas(quotas[code]).queues:
            orders = _orders_of(award, groups)
            if len({str(version["rank_by"]) for version in orders}) > 1:
                yield _two_orders(award["name"], orders, together=len(groups) > 1)


def _two_orders(name: str, used: Iterable[Mapping[str, Any]], *, together: bool) -> str:
    versions = ", ".join(_called(version) for version in used)
    if together:
        advice = _("Hãy đặt chỉ tiêu riêng cho cá nhân và cho tập thể, hoặc cho các phiên bản cùng một thứ tự.")
    else:
        advice = _("Hãy cho các phiên bản cùng một thứ tự xếp.")
    return _(
        "«%(award)s»: %(versions)s của tiêu chuẩn xếp thứ tự khác nhau nên không xếp chung một hàng được. %(advice)s"
    ) % {
        "award": name,
        "versions": versions,
        "advice": advice,
    }


def _called(version: Mapping[str, Any]) -> str:
    kinds = ", ".join(_(SUBJECT_LABELS[SubjectKind(kind)]) for kind in version["subject_kinds"])
    return _("phiên bản %(number)s (%(kinds)s)") % {"number": version["number"], "kinds": kinds or _("mọi đối tượng")}


def _other_than_declared(campaign, standards: Mapping[str, Any]) -> Iterator[str]:
    """Awards an earlier run of the campaign ordered otherwise; the order is declared once for a campaign."""
    earlier = TallyRun.objects.filter(campaign=campaign).exclude(state=TallyRunState.CANCELLED).order_by("number")
    declared: dict[tuple[str, QuotaGroup], tuple[int, set[str]]] = {}
    for number, used in earlier.values_list("number", "standards__awards"):
        for code, award in used.items():
            for group in QuotaGroup:
                if orders := _spelled(award, group):
                    declared.setdefault((code, group), (number, orders))
    for (code, group), (number, orders) in declared.items():
        if code in standards and (now := _spelled(standards[code], group)) and now != orders:
            yield _(
                "«%(award)s», %(group)s: thứ tự xếp đã công bố và dùng ở lần tổng hợp số %(number)s, không đổi được "
                "giữa phong trào. Hãy trả thứ tự xếp của tiêu chuẩn như cũ; thứ tự mới áp dụng cho phong trào sau."
            ) % {"award": standards[code]["name"], "group": _(GROUP_LABELS[group]), "number": number}


def _spelled(award: Mapping[str, Any], group: QuotaGroup) -> set[str]:
    return {str(version["rank_by"]) for version in _orders_of(award, {group})}


def _orders_of(award: Mapping[str, Any], groups) -> list[Mapping[str, Any]]:
    """The versions that are used for a kind of subject of the ``groups``, each once."""
    found: dict[int, Mapping[str, Any]] = {}
    for kind in award["subject_kinds"]:
        if GROUP_OF[SubjectKind(kind)] in groups:
            version = next((v for v in award["versions"] if not v["subject_kinds"] or kind in v["subject_kinds"]), None)
            if version is not None:
                found[version["id"]] = version
    return list(found.values())
