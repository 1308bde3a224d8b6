"""What a campaign still lacks before it may be launched, each point named and linked."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from campaigns.models import Campaign, Target, TargetOrigin
from campaigns.selectors.addressees import addressed_blocks, addressed_units, block_label, units_right_below
from campaigns.selectors.legal_basis import validity_of
from common.clock import today
from units.models import Cluster, ClusterMembership

LINKS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class ChecklistLink:
    """One of the things an item is about, with the page where it is mended."""

    label: str
    url_name: str
    url_args: tuple = ()

    @property
    def url(self) -> str:
        return reverse(self.url_name, args=self.url_args)


@dataclass(frozen=True, slots=True)
class ChecklistItem:
    """A point of the list: ``problem`` says what is missing, empty when ``done``; ``hint`` says what is there."""

    label: str
    done: bool
    problem: str
    url_name: str
    url_args: tuple
    hint: str = ""
    links: tuple[ChecklistLink, ...] = ()

    @property
    def url(self) -> str:
        return reverse(self.url_name, args=self.url_args)


def launch_checklist(campaign: Campaign, *, day: date | None = None) -> list[ChecklistItem]:
    """Every point in the order of the setup page, as of ``day`` (today when ``None``); a fixed number of queries."""
    day = day or today()
    blocks = addressed_blocks(campaign)
    return [
        _general(campaign, day),
        _addressees(campaign, blocks),
        phases_point(campaign),
        contents_point(campaign, blocks),
        awards_point(campaign),
        _documents(campaign, day),
        _targets(campaign),
    ]


def problems_of(items: Iterable[ChecklistItem]) -> list[ChecklistItem]:
    """The points that stand in the way."""
    return [item for item in items if not item.done]


def _item(campaign, label, page, problem, hint="", links=()) -> ChecklistItem:
    return ChecklistItem(
        str(label), not problem, problem, f"campaigns:campaign-{page}", (campaign.pk,), hint, tuple(links)
    )


def _general(campaign, day) -> ChecklistItem:
    closes_on = f"{campaign.registration_closes_on:%d/%m/%Y}"
    over = campaign.registration_closes_on < day
    problem = _("Hạn nhận đăng ký (hết %(day)s) đã qua") % {"day": closes_on} if over else ""
    hint = _("Nhận đăng ký %(opens)s – hết %(closes)s") % {
        "opens": f"{campaign.registration_opens_on:%d/%m/%Y}",
        "closes": closes_on,
    }
    return _item(campaign, _("Thông tin chung và thời hạn"), "update", problem, hint)


def _addressees(campaign, blocks) -> ChecklistItem:
    count = sum(blocks.values())
    problem = "" if count else _("Không có đơn vị nào thuộc cấp và khối đã chọn")
    hint = ngettext("%(count)d đơn vị được mời", "%(count)d đơn vị được mời", count) % {"count": count}
    return _item(campaign, _("Đơn vị tham gia"), "update", problem, hint)


def phases_point(campaign: Campaign) -> ChecklistItem:
    """The campaign has a phase; one query."""
    names = [phase.name for phase in campaign.phases.all()]
    return _item(campaign, _("Đợt thi đua"), "phases", "" if names else _("Chưa có đợt thi đua nào"), ", ".join(names))


def contents_point(campaign: Campaign, blocks: Mapping[str, int] | None = None) -> ChecklistItem:
    """Every block addressed reads something; ``blocks`` are those of ``addressed_blocks`` where they are known."""
    blocks = addressed_blocks(campaign) if blocks is None else blocks
    written = {content.block for content in campaign.contents.all()}
    unreached = [] if "" in written else [block for block in blocks if block not in written]
    problem = ""
    if not written:
        problem = _("Chưa viết nội dung thi đua")
    elif unreached:
        problem = _("Chưa có nội dung cho khối %(blocks)s") % {"blocks": ", ".join(map(block_label, unreached))}
    hint = ", ".join(_("Mọi khối") if not block else block_label(block) for block in sorted(written))
    return _item(campaign, _("Nội dung theo khối"), "contents", problem, hint)


def awards_point(campaign: Campaign) -> ChecklistItem:
    """The campaign leads to an award; one query."""
    count = campaign.awards.count()
    hint = ngettext("%(count)d hình thức", "%(count)d hình thức", count) % {"count": count} if count else ""
    problem = "" if count else _("Chưa chọn danh hiệu, hình thức khen nào")
    return _item(campaign, _("Danh hiệu, hình thức khen"), "awards", problem, hint)


def _documents(campaign, day) -> ChecklistItem:
    documents = [attached.document for attached in campaign.documents.select_related("document")]
    expired = [
        f"{document.number} {validity.label}"
        for document in documents
        if not (validity := validity_of(document, day)).is_sound
    ]
    problem = "; ".join(expired) if documents else _("Chưa gắn căn cứ pháp lý nào")
    hint = ", ".join(document.number for document in documents)
    return _item(campaign, _("Căn cứ pháp lý"), "documents", problem, hint)


def _targets(campaign) -> ChecklistItem:
    """Every cluster of the year has its targets when every unit in it has one; without clusters, every unit below."""
    clusters = Cluster.objects.filter(unit=campaign.unit_id, year=campaign.year)
    if clusters.exists():
        lacking = _clusters_without_target(campaign, clusters)
        said = ngettext("Chưa giao chỉ tiêu cho %(count)d cụm", "Chưa giao chỉ tiêu cho %(count)d cụm", len(lacking))
        links = [
            ChecklistLink(cluster.name, "campaigns:campaign-target-cluster", (campaign.pk, cluster.pk))
            for cluster in lacking
        ]
    else:
        lacking = _children_without_target(campaign)
        said = ngettext(
            "Chưa giao chỉ tiêu cho %(count)d đơn vị trực thuộc",
            "Chưa giao chỉ tiêu cho %(count)d đơn vị trực thuộc",
            len(lacking),
        )
        links = [
            ChecklistLink(unit.label, "campaigns:campaign-target-unit", (campaign.pk, campaign.unit_id))
            for unit in lacking[:LINKS_SHOWN]
        ]
    problem = said % {"count": len(lacking)} if lacking else ""
    return _item(campaign, _("Chỉ tiêu"), "targets", problem, "", links)


def _clusters_without_target(campaign, clusters) -> list[Cluster]:
    members = (
        ClusterMembership.objects.filter(cluster__in=clusters, unit__ended_on__isnull=True)
        .exclude(Exists(_assigned(campaign).filter(unit=OuterRef("unit"))))
        .values_list("cluster_id", "unit__path")
    )
    reaches = _Reach(campaign)
    lacking = {cluster for cluster, path in members if reaches(path)}
    return [cluster for cluster in clusters.order_by("code") if cluster.pk in lacking]


def _children_without_target(campaign) -> list:
    children = units_right_below(campaign.unit).exclude(Exists(_assigned(campaign).filter(unit=OuterRef("pk"))))
    reaches = _Reach(campaign)
    return [unit for unit in children if reaches(unit.path)]


def _assigned(campaign):
    return Target.objects.filter(campaign=campaign, origin=TargetOrigin.ASSIGNED)


class _Reach:
    """Whether the campaign addresses the unit at a path or one under it; asks the database once, when first needed."""

    def __init__(self, campaign):
        self._campaign = campaign
        self._paths: list[str] | None = None

    def __call__(self, path: str) -> bool:
        if self._paths is None:
            self._paths = sorted(addressed_units(self._campaign).values_list("path", flat=True))
        at = bisect_left(self._paths, path)
        return at < len(self._paths) and self._paths[at].startswith(path)
