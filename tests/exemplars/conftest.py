import datetime as dt

import pytest

from exemplars.models import SelectionRound
from exemplars.services.moves import move_exemplar
from exemplars.services.rounds import close_round, open_round
from exemplars.services.voting import cast_ballot
from tests.factories import ConsentFactory, ExemplarFactory


def make_round(unit, by, *exemplars, way="ballot", **rules):
    """An open vote of today."""
    today = dt.date.today()
    rules = {"threshold": 50, "fewest_votes": 1, "most_choices": 1} | rules
    return open_round(
        unit=unit,
        by=by,
        title="Bình chọn quý 1",
        way=way,
        opens_on=today,
        closes_on=today + dt.timedelta(days=3),
        exemplars=exemplars,
        **rules,
    )


def end(round_):
    """The last day of the round was yesterday."""
    yesterday = dt.date.today() - dt.timedelta(days=1)
    SelectionRound.objects.filter(pk=round_.pk).update(opens_on=yesterday, closes_on=yesterday)
    round_.refresh_from_db()
    return round_


def select(exemplar, by):
    """The proposed exemplar was voted for by ``by`` alone, who closed the round."""
    round_ = make_round(exemplar.unit, by, exemplar)
    cast_ballot(round_, by=by, candidates=list(round_.candidates.all()))
    close_round(end(round_), by=by)
    exemplar.refresh_from_db()
    return exemplar


def publish(exemplar):
    """As the road would have left it."""
    ConsentFactory(exemplar=exemplar)
    return exemplar


@pytest.fixture
def exemplar(tree):
    return ExemplarFactory(unit=tree.base)


@pytest.fixture
def proposed(exemplar, people):
    return move_exemplar(exemplar, "propose", by=people["editor"])


@pytest.fixture
def published(tree):
    return publish(ExemplarFactory(unit=tree.base, state="published"))
