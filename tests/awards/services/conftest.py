from types import SimpleNamespace

import pytest

from tests.awards.conftest import World
from tests.conftest import make_awards, make_people, make_tree


@pytest.fixture
def queued(monkeypatch):
    """Messages that would go to the broker; what workers do with them the tests say themselves."""
    sent = SimpleNamespace(shards=[], runs=[], checks=[])
    monkeypatch.setattr("awards.services.tally.evaluate_shard_task.delay", sent.shards.append)
    monkeypatch.setattr("awards.services.shard.rank_run_task.delay", sent.runs.append)
    monkeypatch.setattr("awards.services.seal_check.check_seal_task.delay", sent.checks.append)
    return sent


@pytest.fixture
def committed_world(committed_db, queued):
    tree = make_tree()
    return World(tree, make_people(tree), make_awards())
