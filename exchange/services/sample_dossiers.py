"""What became of the dossiers of a sample pack: each move on its day, by the account the pack names."""

import datetime as dt
from collections.abc import Callable, Mapping
from typing import Any

from accounts.models import User
from campaigns.models import Dossier
from campaigns.services.moves import (
    accept_dossier,
    refuse_dossier,
    return_dossier,
    send_dossier,
    take_dossier,
    withdraw_dossier,
)
from exchange.services.sample_days import AFTERNOON, MORNING, acting, on_day
from sample.pack import DossierStep, Move, Pack

KINDS = ("registration", "proposal")

MOVES: Mapping[str, Callable[[Dossier, User, Move], Any]] = {
    "send": lambda dossier, by, move: send_dossier(dossier, by=by),
    "start_review": lambda dossier, by, move: take_dossier(dossier, by=by),
    "return": lambda dossier, by, move: return_dossier(dossier, by=by, reason=move.reason, due_on=move.deadline),
    "withdraw": lambda dossier, by, move: withdraw_dossier(dossier, by=by, reason=move.reason),
    "accept": lambda dossier, by, move: accept_dossier(dossier, by=by, note=move.reason),
    "refuse": lambda dossier, by, move: refuse_dossier(dossier, by=by, reason=move.reason),
}


class DossierTeller:
    """Makes the moves of a campaign in the order of their days; ``draft`` types its dossiers of a kind."""

    def __init__(self, pack: Pack, users: Mapping[str, User], *, draft: Callable[[str, str], None]) -> None:
        self._pack, self._users, self._draft = pack, users, draft

    def tell(self, campaign_code: str) -> None:
        """Registrations go their way, then the proposals that grow from them are typed and go theirs."""
        for kind in KINDS:
            steps = [step for step in self._pack.dossiers if (step.campaign_code, step.kind) == (campaign_code, kind)]
            if kind == "proposal" and steps:
                with on_day(self._proposed_on(campaign_code)):
                    self._draft(campaign_code, kind)
            self._move(campaign_code, kind, steps)

    def _proposed_on(self, campaign_code: str) -> dt.date:
        """The day the last proposed entry was put down."""
        return max(
            row["registered_on"]
            for row in self._pack.sheets["entries"]
            if row["campaign_code"] == campaign_code and row["stage"] == "proposed"
        )

    def _move(self, campaign_code: str, kind: str, steps: list[DossierStep]) -> None:
        told = Dossier.objects.filter(campaign__code=campaign_code, kind=kind)
        rows = told.select_related("campaign", "unit", "phase")
        dossiers = {(row.unit.code, row.phase.number): row for row in rows}
        moves = [(move, dossiers[step.unit_code, step.phase]) for step in steps for move in step.moves]
        for move, dossier in sorted(moves, key=lambda pair: pair[0].on):
            by = self._users[move.by]
            time = MORNING if move.name == "send" else AFTERNOON
            with acting(by, move.on, time):
                MOVES[move.name](dossier, by, move)
