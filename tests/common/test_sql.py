import unicodedata

import pytest
from django.db import connection

from common.vietnamese import fold

pytestmark = pytest.mark.django_db


def query(sql, *parameters):
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        return cursor.fetchone()


@pytest.mark.parametrize(
    "text",
    [
        "ĐẶNG Thị Ước",
        "aàảãáạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđ",
        "AÀẢÃÁẠĂẰẲẴẮẶÂẦẨẪẤẬEÈẺẼÉẸÊỀỂỄẾỆIÌỈĨÍỊOÒỎÕÓỌÔỒỔỖỐỘƠỜỞỠỚỢUÙỦŨÚỤƯỪỬỮỨỰYỲỶỸÝỴĐ",
        "Trường Mầm non – “Hoa Mai” số 2",
    ],
)
@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vi_khong_dau_folds_as_python_does(text, form):
    assert query("SELECT vi_khong_dau(%s)", unicodedata.normalize(form, text)) == (fold(text),)


def test_vi_khong_dau_of_nothing_is_null():
    assert query("SELECT vi_khong_dau(NULL)") == (None,)


def test_vi_khong_dau_may_stand_in_a_generated_column_and_an_index_without_a_search_path():
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE TEMPORARY TABLE khong_dau_try"
            " (name text, folded text GENERATED ALWAYS AS (vi_khong_dau(name)) STORED)"
        )
        cursor.execute("CREATE INDEX ON khong_dau_try USING gin (folded gin_trgm_ops)")
        cursor.execute("CREATE INDEX ON khong_dau_try (vi_khong_dau(name))")
        cursor.execute("SET LOCAL search_path = pg_temp")
        cursor.execute("INSERT INTO khong_dau_try (name) VALUES ('Đặng Thị Thuỷ')")
        cursor.execute("SELECT folded FROM khong_dau_try WHERE folded LIKE '%thuy'")
        assert cursor.fetchall() == [("dang thi thuy",)]
