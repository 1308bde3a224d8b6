"""Pairs labelled by hand: one half chose the threshold, the other says how well it does. Printed with ``-s``."""

import csv
from pathlib import Path

import pytest

from common.likeness import ALIKE, Reading, likeness
from common.vietnamese import clean
from contributions.selectors.alike import alike_to
from contributions.services.likeness import work_out_likeness
from tests.factories import InitiativeFactory, UnitFactory

PAIRS = Path(__file__).with_name("likeness_pairs.tsv")
FEWEST_PAIRS, FEWEST_HARD = 200, 80
LEAST_PRECISION, LEAST_RECALL = 0.9, 0.85
STEPS = [step / 100 for step in range(40, 96, 2)]


def pairs():
    with PAIRS.open(newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


def score(pair) -> float:
    one, other = (
        (Reading(clean(pair[f"{which}title"])), Reading(clean(pair[f"{which}content"]))) for which in ("", "other ")
    )
    return likeness(one, other)


def precision_and_recall(judged, threshold=ALIKE) -> tuple[float, float]:
    """Of ``judged``, pairs of a score and whether the two are the same."""
    shown = [is_same for score, is_same in judged if score >= threshold]
    return sum(shown) / max(1, len(shown)), sum(shown) / sum(is_same for _score, is_same in judged)


def f1(judged, threshold) -> float:
    precision, recall = precision_and_recall(judged, threshold)
    return 2 * precision * recall / max(precision + recall, 1e-9)


def halves():
    judged = [(score(pair), pair["verdict"] == "same") for pair in pairs()]
    return judged[::2], judged[1::2]


def test_there_are_enough_pairs_and_hard_ones():
    rows = pairs()
    hard = [pair for pair in rows if pair["verdict"] == "different" and pair["kind"] != "plain"]
    assert len(rows) >= FEWEST_PAIRS and len(hard) >= FEWEST_HARD
    assert {pair["verdict"] for pair in rows} == {"same", "different"}
    assert len({(pair["title"], pair["other title"], pair["content"]) for pair in rows}) == len(rows)


def test_the_threshold_is_the_best_one_of_the_first_half():
    first, _second = halves()
    assert max(STEPS, key=lambda step: f1(first, step)) == ALIKE


def test_precision_and_recall_on_the_other_half():
    _first, second = halves()
    precision, recall = precision_and_recall(second)
    print(f"\n{len(second)} cặp, ngưỡng {ALIKE}: độ chính xác {precision:.3f}, độ bao phủ {recall:.3f}")
    assert precision >= LEAST_PRECISION
    assert recall >= LEAST_RECALL


@pytest.mark.django_db
def test_the_database_finds_what_the_measure_would():
    """All second halves stand in one province; each first half is sought among them by the keys alone."""
    unit = UnitFactory()
    rows = [pair for pair in pairs() if score(pair) >= ALIKE]
    sought = [_initiative(unit, pair, "") for pair in rows]
    others = [_initiative(unit, pair, "other ") for pair in rows]
    work_out_likeness()
    found = {(each.initiative.pk, each.other.pk) for each in alike_to(sought)}
    hit = sum((one.pk, other.pk) in found for one, other in zip(sought, others, strict=True))
    print(f"\n{hit} / {len(rows)} cặp được tìm thấy qua khoá")
    assert hit >= 0.97 * len(rows)


def _initiative(unit, pair, which):
    return InitiativeFactory(unit=unit, title=pair[f"{which}title"], solution=pair[f"{which}content"])
