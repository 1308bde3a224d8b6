"""The tree of units and the lists of people become what the lines of a reorganisation say; the caller has checked."""

import datetime as dt
from collections.abc import Mapping

from common.bulk import update_rows
from office.models import SUCCESSIONS, People, Reorganisation, ReorganisationLine
from office.selectors.reorganisation_figures import Trial, founded_by
from people.services.reorganising import move_members, move_people, release_people
from units.models import SuccessionKind, Unit
from units.services.intake import take_in_units
from units.services.reorganising import Heir, end_units, hang_units, record_successors, regrade_units, rename_units


def carry_out(row: Reorganisation, trial: Trial) -> dict[int, int]:
    """Units are founded, end, hang and are called as the lines say since the day, and people are in their lists.

    Returns the keys of the units founded, by the key of the founding line below 0.
    """
    on, lines = row.effective_on, trial.lines
    made = found_units(lines, on=on)
    end_units([line.source_id for line in trial.ending], last=on - dt.timedelta(days=1))
    hang_units(_receivers((line for line in lines if line.hangs_source or line.regrades_source), made), on=on)
    regrade_units({line.source_id: line.new_kind for line in lines if line.regrades_source}, on=on)
    rename_units(_new_names(lines), on=on)
    _move_everybody(trial, made, on=on)
    record_successors(_heirs(lines, made), on=on, decision_no=row.decision_no, inheritance=row.inheritance)
    return made


def receiver(line: ReorganisationLine, made: Mapping[int, int]) -> int | None:
    """The key of who takes in, those founded hereby among them; ``None`` for nobody."""
    return made.get(line.receiver_key, line.receiver_key) or None


def found_units(lines: list[ReorganisationLine], *, on: dt.date) -> dict[int, int]:
    """Every unit the lines found stands since ``on``, parents first, and its line knows it."""
    made: dict[int, int] = {}
    waiting = [line for line in lines if line.founds]
    while waiting:
        ready = [line for line in waiting if not line.into_id or -line.into_id in made]
        parents = Unit.objects.in_bulk({receiver(line, made) for line in ready})
        units = [founded_by(line) for line in ready]
        for unit in units:
            unit.founded_on = on
        take_in_units(units, parents=[parents[receiver(line, made)] for line in ready])
        for line, unit in zip(ready, units, strict=True):
            made[-line.pk] = unit.pk
            line.made = unit
        update_rows(ready, ["made"])
        waiting = [line for line in waiting if line not in ready]
    return made


def _receivers(lines, made: Mapping[int, int]) -> dict[int, int]:
    """Source → who takes it in, where somebody does."""
    return {line.source_id: heir for line in lines if (heir := receiver(line, made))}


def _new_names(lines: list[ReorganisationLine]) -> dict[int, tuple[str, str]]:
    return {line.source_id: (line.new_name, line.new_short_name) for line in lines if line.source_id and line.new_name}


def _move_everybody(trial: Trial, made: Mapping[int, int], *, on: dt.date) -> None:
    listed = {
        member.pk: receiver(line, made) for line in trial.lines for member in trial.listed[line.pk] if line.is_split
    }
    move_members(listed, on=on)
    move_people(_receivers(trial.ending, made), on=on)
    release_people([line.source_id for line in trial.ending if line.people == People.END], on=on)


def _heirs(lines: list[ReorganisationLine], made: Mapping[int, int]) -> list[Heir]:
    """Who goes on from whom, and who was founded from nobody; of a unit that is split up the split is said first."""
    found = [
        Heir(line.source_id, heir, SUCCESSIONS[line.operation])
        for line in sorted(lines, key=lambda line: not line.is_split)
        if line.operation in SUCCESSIONS and (heir := receiver(line, made))
    ]
    descended = {heir.successor for heir in found}
    return found + [Heir(None, unit, SuccessionKind.FOUNDED) for unit in made.values() if unit not in descended]
