"""What is open at units that end goes on elsewhere or ends, as the lines of a reorganisation say."""

from collections.abc import Iterable, Mapping

from django.utils.translation import gettext as _

from campaigns.services.reorganising import add_targets, hand_on_campaigns, hand_on_dossiers
from office.models import Goals, Movements, Officers, Reorganisation, ReorganisationLine
from units.services.seats import hand_on_clusters, hand_on_seats, retire_officers


def hand_on_open_work(row: Reorganisation, lines: Iterable[ReorganisationLine]) -> dict[str, int]:
    """Campaigns, dossiers, targets, seats in clusters and roles of the units that ended, in this order.

    Returns how many dossiers and campaigns went which way.
    """
    ending = [line for line in lines if line.ends_source]
    heirs = {line.source_id: line.target_id for line in ending}
    by, on = row.scheduled_by, row.effective_on
    why = _("Đơn vị kết thúc hoạt động từ %(day)s theo quyết định số %(no)s.") % {
        "day": f"{on:%d/%m/%Y}",
        "no": row.decision_no,
    }
    running = {line.source_id: line.target_id if line.movements == Movements.PASS_ON else None for line in ending}
    campaigns = hand_on_campaigns(running, by=by, why=why)
    hand_on_clusters({unit: heir for unit, heir in running.items() if heir}, on=on)
    dossiers = hand_on_dossiers(heirs, by=by, why=why)
    add_targets(_named(ending, "goals", Goals.ADD))
    hand_on_seats(heirs, on=on)
    retire_officers(list(heirs), moving=_named(ending, "officers", Officers.MOVE), on=on, by=by)
    return _counted("dossiers", dossiers) | _counted("campaigns", campaigns)


def _named(lines: Iterable[ReorganisationLine], field: str, choice: str) -> dict[int, int]:
    """Source → target of the lines that chose so."""
    return {line.source_id: line.target_id for line in lines if getattr(line, field) == choice and line.target_id}


def _counted(noun: str, counts: Mapping[str, int]) -> dict[str, int]:
    return {f"{noun}_{way}": count for way, count in counts.items()}
