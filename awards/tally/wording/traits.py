"""Sentences about who the subject is: unit, block, work, gender, training, years and days."""

from decimal import Decimal

from awards.tally.levels import Block, Education, Gender, UnitKind
from awards.tally.phrase import NOTHING, Phrase, joined
from awards.tally.phrase import mark as _
from awards.tally.wording.findings import Values, cache, no_data
from awards.tally.wording.initiatives import education_range
from awards.tally.wording.labels import BLOCK_LABELS, EDUCATION_LABELS, GENDER_LABELS, UNIT_KIND_LABELS
from awards.tally.wording.numbers import AND, COMMA, count, decimal


@cache
def unit_kinds(kinds: tuple[UnitKind, ...]) -> Phrase:
    listed = joined(COMMA, [Phrase(UNIT_KIND_LABELS[kind]) for kind in kinds])
    return Phrase(_("thuộc %(kinds)s"), {"kinds": listed})


def unit_kind(kind: UnitKind | None) -> Phrase:
    return no_data() if kind is None else Phrase(UNIT_KIND_LABELS[kind])


def unit_kind_gap(kinds: tuple[UnitKind, ...], kind: UnitKind | None) -> Phrase:
    if kind is None:
        return Phrase(_("chưa rõ loại đơn vị công đoàn"))
    return Phrase(_("chỉ xét đơn vị %(required)s"), {"required": unit_kinds(kinds)})


@cache
def blocks(wanted: tuple[Block, ...]) -> Phrase:
    listed = joined(COMMA, [Phrase(BLOCK_LABELS[block]) for block in wanted])
    return Phrase(_("thuộc khối %(blocks)s"), {"blocks": listed})


def block(value: Block | None) -> Phrase:
    return no_data() if value is None else Phrase(BLOCK_LABELS[value])


def block_gap(wanted: tuple[Block, ...], value: Block | None) -> Phrase:
    if value is None:
        return Phrase(_("chưa rõ đơn vị thuộc khối nào"))
    return Phrase(_("chỉ xét đơn vị %(required)s"), {"required": blocks(wanted)})


def direct(truth: bool) -> Phrase:
    return Phrase(_("là lao động trực tiếp") if truth else _("không là lao động trực tiếp"))


def direct_unknown() -> Phrase:
    return Phrase(_("chưa rõ có là lao động trực tiếp hay không"))


def leads(truth: bool) -> Phrase:
    return Phrase(_("là lãnh đạo, quản lý") if truth else _("không là lãnh đạo, quản lý"))


def leads_unknown() -> Phrase:
    return Phrase(_("chưa rõ có là lãnh đạo, quản lý hay không"))


def gender(value: Gender) -> Phrase:
    return Phrase(GENDER_LABELS[value])


@cache
def gender_required(wanted: Gender) -> Phrase:
    return Phrase(_("dành cho %(gender)s"), {"gender": gender(wanted)})


def gender_gap(wanted: Gender, value: Gender | None) -> Phrase:
    if value is None:
        return Phrase(_("chưa rõ giới tính"))
    return Phrase(_("chỉ %(required)s"), {"required": gender_required(wanted)})


@cache
def education_required(lowest: Education | None, highest: Education | None) -> Phrase:
    return education_range(lowest, highest)


def education(value: Education | None) -> Phrase:
    return no_data() if value is None else Phrase(EDUCATION_LABELS[value])


def education_gap(lowest: Education | None, highest: Education | None, value: Education | None) -> Phrase:
    if value is None:
        return Phrase(_("chưa rõ trình độ đào tạo"))
    return Phrase(_("chỉ xét %(required)s"), {"required": education_required(lowest, highest)})


# Years and months


@cache
def service_required(years: Decimal, cut: int | None) -> Phrase:
    whole = Phrase(_("từ %(years)s năm công tác trở lên"), {"years": decimal(years)})
    less = NOTHING
    if cut is not None:
        less = Phrase(_("nữ lãnh đạo, quản lý được giảm 1/%(cut)s"), {"cut": str(cut)})
    return joined(COMMA, [whole, less])


def service(years: Decimal | None) -> Phrase:
    return no_data() if years is None else Phrase(_("%(years)s năm công tác"), {"years": decimal(years)})


def service_gap(wanted: Decimal, years: Decimal) -> Phrase:
    return Phrase(_("thiếu %(years)s năm công tác"), {"years": decimal(wanted - years)})


def service_unknown() -> Phrase:
    return Phrase(_("chưa có dữ liệu về thời gian công tác"))


def service_cut_unknown() -> Phrase:
    return Phrase(_("chưa rõ có là nữ lãnh đạo, quản lý để được giảm thời gian hay không"))


@cache
def months_required(founded: int, merged: int | None) -> Phrase:
    alone = Phrase(_("đã thành lập từ %(months)s tháng trở lên"), {"months": count(founded)})
    if merged is None:
        return alone
    after = Phrase(_("nếu đã chia tách, sáp nhập thì từ %(merged)s tháng sau lần gần nhất"), {"merged": count(merged)})
    return joined(AND, [alone, after])


def months_founded(months: int) -> Phrase:
    return Phrase(_("%(months)s tháng từ khi thành lập"), {"months": count(months)})


def months_merged(months: int) -> Phrase:
    return Phrase(_("%(months)s tháng từ lần chia tách, sáp nhập gần nhất"), {"months": count(months)})


def months_gap(months: int) -> Phrase:
    return Phrase(_("thiếu %(months)s tháng"), {"months": count(months)})


def founding_unknown() -> Phrase:
    return Phrase(_("chưa rõ ngày thành lập"))


def mergers_unknown() -> Phrase:
    return Phrase(_("chưa rõ đơn vị đã chia tách, sáp nhập lần nào chưa"))


# Absence


@cache
def absence_required(fewer_than: Decimal) -> Phrase:
    return Phrase(
        _("nghỉ dưới %(days)s ngày làm việc trong thời gian xét, không kể nghỉ thai sản"),
        {"days": decimal(fewer_than)},
    )


def absence(days: Decimal, maternity: Decimal | None) -> Phrase:
    whole = Phrase(_("nghỉ %(days)s ngày làm việc"), {"days": decimal(days)})
    if maternity is None:
        return joined(COMMA, [whole, Phrase(_("chưa rõ bao nhiêu ngày là thai sản"))])
    if not maternity:
        return whole
    return joined(COMMA, [whole, Phrase(_("trong đó %(days)s ngày thai sản"), {"days": decimal(maternity)})])


def absence_gap(counted: Decimal, fewer_than: Decimal) -> Phrase:
    values: Values = {"days": decimal(counted), "limit": decimal(fewer_than)}
    return Phrase(_("đã nghỉ %(days)s ngày làm việc không kể thai sản, phải dưới %(limit)s ngày"), values)


def absence_unknown() -> Phrase:
    return Phrase(_("chưa có dữ liệu về ngày nghỉ"))


def maternity_unknown() -> Phrase:
    return Phrase(_("chưa rõ bao nhiêu ngày nghỉ là thai sản"))
