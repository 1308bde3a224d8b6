"""What is open at units that end goes on elsewhere or ends, as the lines of a reorganisation say."""

from collections.abc import Collection, Iterable, Mapping

from django.utils.translation import gettext as _

from campaigns.services.reorganising import add_targets, hand_on_campaigns, hand_on_dossiers
from office.models import Goals, Movements, Officers, Reorganisation, ReorganisationLine
from office.services.carrying_out import receiver
from units.services.seats import hand_on_clusters, hand_on_seats, retire_officers


def hand_on_open_work(
    row: Reorganisation, ending: Collection[ReorganisationLine], made: Mapping[int, int]
) -> dict[str, int]:
    """Campaigns, dossiers, targets, seats in clusters and roles of the units that ended, in this order.

    ``made`` are the units founded with it. Returns how many dossiers and campaigns went which way.
    """
    heirs = {line.source_id: receiver(line, made) for line in ending}
    by, on = row.scheduled_by, row.effective_on
    why = _("Đơn vị kết thúc hoạt động từ %(day)s theo quyết định số %(no)s.") % {
        "day": f"{on:%d/%m/%Y}",
        "no": row.decision_no,
    }
    running = dict.fromkeys(heirs) | _chosen(ending, heirs, "movements", Movements.PASS_ON)
    campaigns = hand_on_campaigns(running, by=by, why=why)
    hand_on_clusters({unit: heir for unit, heir in running.items() if heir}, on=on)
    dossiers = hand_on_dossiers(heirs, by=by, why=why)
    add_targets(_chosen(ending, heirs, "goals", Goals.ADD))
    hand_on_seats(heirs, on=on)
    retire_officers(list(heirs), moving=_chosen(ending, heirs, "officers", Officers.MOVE), on=on, by=by)
    return _counted("dossiers", dossiers) | _counted("campaigns", campaigns)


def _chosen(
    ending: Iterable[ReorganisationLine], heirs: Mapping[int, int | None], field: str, choice: str
) -> dict[int, int]:
    """Source → who goes on from it, of the lines that chose so."""
    return {
        line.source_id: heir for line in ending if getattr(line, field) == choice and (heir := heirs[line.source_id])
    }


def _counted(noun: str, counts: Mapping[str, int]) -> dict[str, int]:
    return {f"{noun}_{way}": count for way, count in counts.items()}
