"""Sentences for input that cannot be read."""

import datetime as dt
import difflib
from collections.abc import Sequence

from awards.tally.phrase import Phrase
from awards.tally.phrase import mark as _
from awards.tally.wording.numbers import count, day, grouped


def at_key(path: str, problem: Phrase) -> Phrase:
    """One line that names the key and says what is wrong with it."""
    if not path:
        return Phrase(_("Dữ liệu %(problem)s."), {"problem": problem})
    return Phrase(_("Khóa «%(path)s» %(problem)s."), {"path": path[:200], "problem": problem})


def _shown(value: object) -> str:
    text = " ".join(str(value).split()) if isinstance(value, str) else repr(value)
    if value is None or isinstance(value, bool):
        text = {None: "null", True: "true", False: "false"}[value]
    return text if len(text) <= 40 else text[:39] + "…"


def must_be_flag(value: object) -> Phrase:
    return Phrase(_("phải là true hoặc false, đang là «%(value)s»"), {"value": _shown(value)})


def must_be_whole(minimum: int, maximum: int, value: object) -> Phrase:
    return Phrase(
        _("phải là số nguyên từ %(minimum)s đến %(maximum)s, đang là «%(value)s»"),
        {"minimum": grouped(minimum), "maximum": grouped(maximum), "value": _shown(value)},
    )


def must_be_number(minimum: int, maximum: int, value: object) -> Phrase:
    return Phrase(
        _("phải là số từ %(minimum)s đến %(maximum)s, đang là «%(value)s»"),
        {"minimum": grouped(minimum), "maximum": grouped(maximum), "value": _shown(value)},
    )


def must_be_day(value: object) -> Phrase:
    return Phrase(_("phải là ngày có thật, viết dạng 2024-12-31, đang là «%(value)s»"), {"value": _shown(value)})


def must_be_year(value: object) -> Phrase:
    return Phrase(_("phải là năm gồm bốn chữ số, đang là «%(value)s»"), {"value": _shown(value)})


def must_be_text(longest: int, value: object) -> Phrase:
    return Phrase(
        _("phải là chữ, không để trống, dài tối đa %(longest)s ký tự, đang là «%(value)s»"),
        {"longest": grouped(longest), "value": _shown(value)},
    )


def must_be_code(value: object) -> Phrase:
    return Phrase(_("không đúng dạng mã, đang là «%(value)s»"), {"value": _shown(value)})


def must_be_one_of(codes: Sequence[str], value: object) -> Phrase:
    return Phrase(
        _("phải là một trong: %(codes)s; đang là «%(value)s»"),
        {"codes": ", ".join(codes), "value": _shown(value)},
    )


def must_be_list(shortest: int, longest: int, value: object) -> Phrase:
    actual = count(len(value)) if isinstance(value, list | tuple) else _shown(value)
    return Phrase(
        _("phải là danh sách có từ %(shortest)s đến %(longest)s mục, đang là «%(value)s»"),
        {"shortest": grouped(shortest), "longest": grouped(longest), "value": actual},
    )


def must_be_object(value: object) -> Phrase:
    return Phrase(_("phải là một đối tượng JSON {…}, đang là «%(value)s»"), {"value": _shown(value)})


def unknown_key(key: str, keys: Sequence[str]) -> Phrase:
    if close := difflib.get_close_matches(key[:60], keys, n=1):
        return Phrase(_("không có trong danh sách khóa, có lẽ là «%(close)s»"), {"close": close[0]})
    return Phrase(_("không có trong danh sách khóa; dùng một trong: %(keys)s"), {"keys": ", ".join(keys)})


def missing_key() -> Phrase:
    return Phrase(_("là bắt buộc, hãy bổ sung"))


def more_than(whole_key: str, whole: int, part: int) -> Phrase:
    return Phrase(
        _("là %(part)s, không thể lớn hơn «%(whole_key)s» (%(whole)s)"),
        {"part": grouped(part), "whole_key": whole_key, "whole": grouped(whole)},
    )


def before_its_start(start: dt.date, end: dt.date) -> Phrase:
    return Phrase(_("là ngày %(end)s, không thể trước ngày bắt đầu %(start)s"), {"start": day(start), "end": day(end)})


def one_group_word() -> Phrase:
    return Phrase(_("phải có đúng một trong ba khóa: all_of, any_of, condition"))


def must_be_group() -> Phrase:
    return Phrase(_("phải là một nhóm all_of hoặc any_of"))


def too_deep(limit: int) -> Phrase:
    return Phrase(_("lồng quá sâu, tối đa %(limit)s tầng"), {"limit": count(limit)})


def too_many(limit: int) -> Phrase:
    return Phrase(_("có quá nhiều điều kiện, tối đa %(limit)s"), {"limit": count(limit)})


def unknown_condition(kind: object, kinds: Sequence[str]) -> Phrase:
    return Phrase(
        _("không phải loại điều kiện đã có, đang là «%(kind)s»; dùng một trong: %(kinds)s"),
        {"kind": _shown(kind), "kinds": ", ".join(kinds)},
    )


def twice_the_same(value: str) -> Phrase:
    return Phrase(_("có «%(value)s» hai lần"), {"value": value})


def one_of_two(first: str, second: str) -> Phrase:
    return Phrase(_("phải có đúng một trong hai khóa: %(first)s, %(second)s"), {"first": first, "second": second})


def more_than_all() -> Phrase:
    return Phrase(_("đòi hỏi nhiều hơn tất cả, không ai đạt được"))
