"""The walk over the matrix sees a refusal that nobody wrote down."""

import pytest

from tests.arch.refusals import unnoted


@pytest.mark.parametrize(
    ("told", "letters", "silent"),
    [
        (
            {"editor": ({"Thiếu vai trò."}, False), "superuser": (set(), False)},
            ">.",
            [("editor", "Thiếu vai trò.")],
        ),
        ({"editor": ({"Thiếu vai trò."}, True), "superuser": (set(), False)}, ">.", []),
        ({"editor": ({"Đã kết thúc."}, False), "superuser": ({"Đã kết thúc."}, False)}, ">>", []),
        ({"editor": (set(), False), "superuser": (set(), False)}, "x.", [("editor", "x")]),
    ],
)
def test_a_refusal_without_a_line_is_seen(told, letters, silent):
    assert list(unnoted(told, dict(zip(told, letters, strict=True)))) == silent
