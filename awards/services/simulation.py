"""Simulations that take long are worked out by a worker and kept in the cache; no row is written for any."""

from typing import Any

from django.core.cache import cache
from django.utils.translation import gettext as _

from awards.models import TallyRun
from awards.selectors.simulation import Scenario, Simulation, considered, simulate
from awards.tally.quotas import parse_quotas, quotas_to_json
from awards.tasks import simulate_task

AT_ONCE = 2000
"""So many results are judged again while the page waits, some 0.5 s; more by a worker."""
KEPT = 3600
PATIENCE = 900


class Unfinished(Exception):
    """A worker is at it; ask again."""


class Unworkable(Exception):
    """It went wrong; the sentence says so."""


def simulation_of(run: TallyRun, scenario: Scenario) -> Simulation:
    """What the scenario comes to, at once or as a worker found it; raises ``Unfinished`` while one is at it.

    Raises ``Unworkable`` when the worker could not finish.
    """
    key = scenario.key_for(run)
    found = cache.get(key)
    if isinstance(found, str):
        raise Unworkable(found)
    if found is not None:
        return found
    if scenario.trees and considered(run, scenario.code) > AT_ONCE:
        if cache.add(f"{key}:asked", 1, PATIENCE):
            simulate_task.delay(run.pk, _written(scenario))
        raise Unfinished
    found = simulate(run, scenario)
    cache.set(key, found, KEPT)
    return found


def work_out(run_id: int, written: dict[str, Any]) -> None:
    """The scenario's result, or that it failed, stands in the cache."""
    run = TallyRun.objects.select_related("campaign__unit").get(pk=run_id)
    scenario = _scenario(written)
    key = scenario.key_for(run)
    try:
        cache.set(key, simulate(run, scenario), KEPT)
    except Exception:
        sorry = _("Máy không tính được phương án này. Hãy thử lại sau một phút; nếu vẫn vậy, hãy báo người quản trị.")
        cache.set(key, sorry, 60)
        raise
    finally:
        cache.delete(f"{key}:asked")


def _written(scenario: Scenario) -> dict[str, Any]:
    trees = {str(pk): tree for pk, tree in scenario.trees.items()}
    return {"code": scenario.code, "quotas": quotas_to_json(scenario.quotas), "trees": trees}


def _scenario(written: dict[str, Any]) -> Scenario:
    trees = {int(pk): tree for pk, tree in written["trees"].items()}
    return Scenario(written["code"], parse_quotas(written["quotas"]), trees)
