"""``seal_tally`` and ``verify_tally``: the hash and 0, or one line and 1."""

import io
import json

import pytest
from django.core.management import CommandError, call_command

from awards.models import TallyRun
from people.models import Rating


def said(name, *args, **options):
    out, err = io.StringIO(), io.StringIO()
    call_command(name, *args, stdout=out, stderr=err, **options)
    return out.getvalue().strip(), err.getvalue().strip()


def test_seal_and_verify(four_outcomes):
    run = four_outcomes.run
    assert said("seal_tally", run.pk, by="approver")[0] == run.sha256
    assert said("verify_tally", run.pk) == (run.sha256, "")
    assert TallyRun.objects.get(pk=run.pk).state == "sealed"


def test_figures_as_json(four_outcomes):
    figures = json.loads(said("verify_tally", four_outcomes.run.pk, format="json")[0])
    assert figures == {
        "run": four_outcomes.run.pk,
        "holds": True,
        "entries": 4,
        "sha256": four_outcomes.run.sha256,
        "difference": None,
        "changed": 0,
        "first_changed": None,
    }


def test_registers_of_today_are_told_beside_the_hash(four_outcomes):
    Rating.objects.filter(member=four_outcomes.below_line.entry.member).update(rating="excellent")
    hash_, told = said("verify_tally", four_outcomes.run.pk)
    assert hash_ == four_outcomes.run.sha256
    assert told.startswith("Số liệu của 1 đối tượng đã đổi") and "xếp loại 2026" in told


def test_what_differs_is_one_line(four_outcomes):
    TallyRun.objects.filter(pk=four_outcomes.run.pk).update(sha256="0" * 64)
    with pytest.raises(CommandError, match="Không khớp: mã kiểm chứng cả lần tổng hợp"):
        said("verify_tally", four_outcomes.run.pk)


@pytest.mark.parametrize(
    ("name", "options", "words"),
    [
        ("verify_tally", {}, "Không có lần tổng hợp"),
        ("seal_tally", {"by": "approver"}, "Không có lần tổng hợp"),
        ("seal_tally", {"by": "khong-co"}, "Không có tài khoản"),
    ],
)
def test_wrong_arguments_are_told(four_outcomes, name, options, words):
    with pytest.raises(CommandError, match=words):
        said(name, 10**9, **options)


def test_who_may_not_seal_is_told(four_outcomes):
    with pytest.raises(CommandError, match="người phê duyệt"):
        said("seal_tally", four_outcomes.run.pk, by="specialist_province2")
