import io
import json

import pytest
from django.core.management import CommandError, call_command

pytestmark = pytest.mark.django_db


@pytest.fixture
def tried(four_outcomes, tmp_path):
    def run(quotas, *, number=None):
        file = tmp_path / "quota.json"
        file.write_text(quotas if isinstance(quotas, str) else json.dumps(quotas), encoding="utf-8")
        out = io.StringIO()
        call_command("simulate", number or four_outcomes.run.pk, "--quota", str(file), "--format", "json", stdout=out)
        return json.loads(out.getvalue())

    return run


def test_more_places(four_outcomes, tried):
    code = four_outcomes.below_line.entry.member.code
    expected = {"before": 1, "recommended": 2, "ties": 0, "enters": [code], "leaves": []}
    assert tried({"BK_TINH": {"overall": 2}})["awards"] == {"BK_TINH": expected}
    assert tried({"overall": 2})["awards"] == {"BK_TINH": expected}


@pytest.mark.parametrize(
    ("quotas", "sentence"),
    [
        ("{", "Không đọc được tệp"),
        ({"LDTT": {"overall": 2}}, "với mã trong: BK_TINH"),
        ([], "với mã trong: BK_TINH"),
        ({"BK_TINH": {"overall": -2}}, "overall"),
        ({"BK_TINH": {"rules": [{"scope": "unit", "percent": 101}]}}, r"rules\[0\].percent"),
    ],
)
def test_a_bad_file_is_one_line(tried, quotas, sentence):
    with pytest.raises(CommandError, match=sentence):
        tried(quotas)


def test_an_unknown_run_is_one_line(tried):
    with pytest.raises(CommandError, match="Không có lần tổng hợp nào đã xong"):
        tried({"overall": 1}, number=10**9)
