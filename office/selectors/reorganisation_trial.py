"""What stands in the way of a reorganisation, said at the line it is about; every check costs a query at most."""

import datetime as dt
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from django.db.models import Count, Q, QuerySet
from django.db.models.functions import Left, Length
from django.utils.translation import gettext as _

from common.verdict import YES, Verdict, no
from office.models import Operation, Reorganisation, ReorganisationLine
from office.selectors.reorganisation_figures import Trial, lines_of, too_few
from people.models import Membership
from units.guards import FROM_TOP_TO_BOTTOM, kind_fits_under
from units.models import Unit, UnitKind, UnitName, UnitPlacement

SHOWN = 5
FEWEST_CONSOLIDATED = 2


def trial_of(reorganisation: Reorganisation) -> Trial:
    """The lines tried out as units and people stand now, in a fixed number of queries."""
    trial = Trial(reorganisation, lines_of(reorganisation))
    if none := too_few(trial):
        trial.problems[0] += none
        return trial
    for check in CHECKS:
        trial.refuse(check(trial))
    if not trial.reconciles:
        trial.problems[0].append(_("Số đơn vị hoặc số đoàn viên trước và sau không khớp. Hãy xem lại các dòng."))
    return trial


def can_be_done(reorganisation: Reorganisation) -> Verdict:
    """The trial finds nothing in the way."""
    if trial_of(reorganisation).is_clean:
        return YES
    return no(_("Còn dòng chưa thực hiện được. Hãy xem các lỗi ở từng dòng rồi sửa."))


def _outside_or_over(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units out of the deciding one's reach, ended already, or ending while others go there."""
    top = trial.reorganisation.unit
    ending = {line.source_id for line in trial.ending}
    for line in trial.lines:
        for unit in filter(None, (line.source, line.target)):
            if not unit.path.startswith(top.path) and not (unit == line.source and _comes_from_elsewhere(line)):
                yield line.pk, _("%(unit)s không thuộc %(top)s.") % {"unit": unit.label, "top": top.label}
            if unit.ended_on:
                yield line.pk, _("%(unit)s đã kết thúc hoạt động.") % {"unit": unit.label}
        if line.source and top.path.startswith(line.source.path):
            yield line.pk, _("%(unit)s là đơn vị quyết định, không tự sắp xếp chính mình.") % {"unit": top.label}
        if line.target_id in ending:
            yield (
                line.pk,
                _("%(unit)s cũng kết thúc trong lần sắp xếp này nên không nhận được.") % {"unit": line.target.label},
            )


def _comes_from_elsewhere(line: ReorganisationLine) -> bool:
    return line.operation == Operation.RECEIVE


def _received(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units from elsewhere that nobody there has agreed to give up, or that are ours already."""
    top = trial.reorganisation.unit
    for line in filter(_comes_from_elsewhere, trial.lines):
        if line.source.path.startswith(top.path):
            yield (
                line.pk,
                _("%(unit)s đã thuộc %(top)s. Hãy dùng «Chuyển giao».") % {"unit": line.source.label, "top": top.label},
            )
        elif line.confirmed_by_id is None:
            yield line.pk, _("Chờ người phê duyệt bên giao %(unit)s đồng ý.") % {"unit": line.source.label}


def _places(trial: Trial) -> Iterator[tuple[int, str]]:
    """New parents of a level that does not fit, or that are the parents already."""
    kinds = {line.source_id: line.new_kind for line in trial.lines if line.regrades_source}
    for line in trial.lines:
        parent = trial.receiver_of(line)
        if parent is None or not (line.hangs_source or line.founds or line.regrades_source):
            continue
        fits = kind_fits_under(line.new_kind or line.source.kind, _of_kind(parent, kinds.get(parent.pk)))
        if not fits:
            yield line.pk, fits.reason
        if line.hangs_source and line.source.path[: -Unit.steplen] == parent.path:
            yield (
                line.pk,
                _("%(unit)s đang trực thuộc %(above)s rồi.") % {"unit": line.source.label, "above": parent.label},
            )


def _of_kind(unit: Unit, kind: str | None) -> Unit:
    return Unit(code=unit.code, name=unit.name, short_name=unit.short_name, kind=kind) if kind else unit


def _levels(trial: Trial) -> Iterator[tuple[int, str]]:
    """Levels that are not raised or lowered by what says so, or do not fit between those above and below."""
    regraded = {line.source.path: line for line in trial.lines if line.regrades_source}
    if not regraded:
        return
    for line in regraded.values():
        before, after = (FROM_TOP_TO_BOTTOM.index(UnitKind(kind)) for kind in (line.source.kind, line.new_kind))
        if (after < before) != (line.operation == Operation.UPGRADE) or after == before:
            yield (
                line.pk,
                _("«%(operation)s» từ %(old)s thành %(new)s không đúng chiều. Hãy xem lại cấp mới.")
                % {
                    "operation": line.get_operation_display(),
                    "old": line.source.get_kind_display(),
                    "new": line.get_new_kind_display(),
                },
            )
    gone = {line.source_id for line in trial.lines if line.source_id and not line.is_split}
    kinds = {line.source.path: line.new_kind for line in regraded.values()}
    for unit in _right_below(regraded).exclude(pk__in=gone):
        line = regraded[unit.path[: -Unit.steplen]]
        if not (fits := kind_fits_under(unit.kind, _of_kind(line.source, line.new_kind))):
            yield line.pk, fits.reason
    above = {unit.path: unit for unit in Unit.objects.filter(path__in={path[: -Unit.steplen] for path in regraded})}
    for path, line in regraded.items():
        parent = None if line.target_id else above.get(path[: -Unit.steplen])
        if parent and not (fits := kind_fits_under(line.new_kind, _of_kind(parent, kinds.get(parent.path)))):
            yield line.pk, fits.reason


def _codes(trial: Trial) -> Iterator[tuple[int, str]]:
    """Codes of new units that are taken."""
    founding = {line.new_code: line.pk for line in trial.lines if line.founds}
    if founding:
        for code in Unit.objects.filter(code__in=founding).order_by("code").values_list("code", flat=True):
            yield founding[code], _("Mã %(code)s đã dùng cho một đơn vị khác. Hãy chọn mã mới.") % {"code": code}


def _consolidated(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units that are consolidated with nobody."""
    lines = [line for line in trial.lines if line.operation == Operation.CONSOLIDATE]
    together = Counter(line.receiver_key for line in lines)
    for line in lines:
        if not line.into_id:
            yield (
                line.pk,
                _("Hợp nhất là thành một đơn vị mới: hãy thêm dòng «Thành lập» trước, hoặc dùng «Sáp nhập»."),
            )
        elif together[line.receiver_key] < FEWEST_CONSOLIDATED:
            yield line.pk, _("Hợp nhất cần từ hai đơn vị trở lên vào %(unit)s.") % {"unit": line.receiver}


def _split(trial: Trial) -> Iterator[tuple[int, str]]:
    """Lists of people that are empty, name somebody of elsewhere, or somebody twice."""
    seen: set[int] = set()
    for line in trial.lines:
        if not line.is_split:
            continue
        if not (members := trial.listed[line.pk]):
            yield line.pk, _("Chưa nêu đoàn viên nào được tách. Hãy ghi mã của họ.")
        elsewhere = [each.code for each in members if each.unit_id != line.source_id or each.left_on]
        if elsewhere:
            yield (
                line.pk,
                _("Không còn sinh hoạt ở %(unit)s: %(codes)s.")
                % {"unit": line.source.label, "codes": _some(elsewhere)},
            )
        if twice := [each.code for each in members if each.pk in seen]:
            yield line.pk, _("Được tách ở hai dòng: %(codes)s.") % {"codes": _some(twice)}
        seen |= {each.pk for each in members}


def _children_left(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units right under one that ends, of which no line says where they go."""
    above = {line.source.path: line.pk for line in trial.ending}
    handled = [line.source_id for line in trial.lines if line.source_id and not line.is_split]
    left: defaultdict[int, list[str]] = defaultdict(list)
    for path, code in _right_below(above).exclude(pk__in=handled).values_list("path", "code"):
        left[above[path[: -Unit.steplen]]].append(code)
    for key, codes in left.items():
        yield (
            key,
            _("Còn %(count)s đơn vị trực thuộc chưa có dòng: %(codes)s. Hãy chuyển giao, sáp nhập hoặc giải thể chúng.")
            % {"count": len(codes), "codes": _some(codes)},
        )


def _right_below(paths: Collection[str]) -> QuerySet[Unit]:
    return Unit.objects.active().alias(top=Left("path", Length("path") - Unit.steplen)).filter(top__in=list(paths))


def _loops(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units that would come to hang under themselves."""
    founding = {-line.pk: line for line in trial.lines if line.founds}
    moved = {line.source.path: line for line in trial.lines if _changes_parent(line)}
    for line in moved.values():
        path, seen = _parent_path(line, founding), set()
        while path and path not in seen and path != line.source.path:
            seen.add(path)
            path = _parent_path(moved[path], founding) if path in moved else path[: -Unit.steplen]
        if path:
            yield line.pk, _("%(unit)s sẽ trực thuộc chính mình theo vòng tròn.") % {"unit": line.source.label}


def _changes_parent(line: ReorganisationLine) -> bool:
    return line.hangs_source or (line.regrades_source and line.target_id is not None)


def _parent_path(line: ReorganisationLine, founding: dict[int, ReorganisationLine]) -> str:
    """Where the new parent stands; of one that is to be founded where the first standing unit above it does."""
    seen = set()
    while line.into_id and -line.into_id in founding and line.into_id not in seen:
        seen.add(line.into_id)
        line = founding[-line.into_id]
    return line.target.path if line.target else ""


def _scheduled_elsewhere(trial: Trial) -> Iterator[tuple[int, str]]:
    named = [key for key in trial.named if key > 0]
    others = ReorganisationLine.objects.filter(source__in=named, reorganisation__state="scheduled")
    for other in others.exclude(reorganisation=trial.reorganisation).select_related("reorganisation", "source"):
        for line in trial.lines:
            if other.source_id in (line.source_id, line.target_id):
                yield (
                    line.pk,
                    _("%(unit)s đã nằm trong «%(title)s», có hiệu lực từ %(day)s.")
                    % {
                        "unit": other.source.label,
                        "title": other.reorganisation.title,
                        "day": f"{other.reorganisation.effective_on:%d/%m/%Y}",
                    },
                )


def _younger_places(trial: Trial) -> Iterator[tuple[int, str]]:
    """Units whose place began on the day or later: the time before cannot be closed."""
    ending = {line.source.path: line for line in trial.ending}
    moving = {line.source.path: line for line in trial.lines if line.hangs_source or line.regrades_source}
    young = UnitPlacement.objects.filter(valid_to=None, valid_from__gte=trial.reorganisation.effective_on)
    for place in young.select_related("unit").order_by("path"):
        tops = (place.path[:end] for end in range(len(place.path), 0, -Unit.steplen))
        line = ending.get(place.path) or next((moving[top] for top in tops if top in moving), None)
        if line:
            yield line.pk, _too_young(place.unit.label, place.valid_from)


def _younger_names(trial: Trial) -> Iterator[tuple[int, str]]:
    renamed = {line.source_id: line.pk for line in trial.lines if line.source_id and line.new_name}
    if not renamed:
        return
    young = UnitName.objects.filter(unit__in=renamed, valid_to=None, valid_from__gte=trial.reorganisation.effective_on)
    for name in young:
        yield (
            renamed[name.unit_id],
            _("Tên hiện tại bắt đầu từ %(day)s. Hãy chọn ngày có hiệu lực muộn hơn.")
            % {"day": f"{name.valid_from:%d/%m/%Y}"},
        )


def _younger_people(trial: Trial) -> Iterator[tuple[int, str]]:
    by_source = {line.source_id: line for line in trial.lines if line.ends_source or line.is_split}
    young = Membership.objects.filter(valid_to=None, valid_from__gte=trial.reorganisation.effective_on)
    listed = [each.pk for members in trial.listed.values() for each in members]
    concerned = Q(unit__in=[line.source_id for line in trial.ending]) | Q(member__in=listed)
    rows = young.filter(concerned, unit__in=by_source, member__left_on=None)
    for unit, count in rows.order_by().values_list("unit").annotate(Count("pk")):
        yield (
            by_source[unit].pk,
            _("%(count)s đoàn viên bắt đầu sinh hoạt ở %(unit)s từ ngày sắp xếp hoặc sau đó. Hãy chọn ngày muộn hơn.")
            % {"count": count, "unit": by_source[unit].source.label},
        )


def _too_young(label: str, day: dt.date) -> str:
    return _("%(unit)s mới ở vị trí hiện tại từ %(day)s. Hãy chọn ngày có hiệu lực muộn hơn.") % {
        "unit": label,
        "day": f"{day:%d/%m/%Y}",
    }


def _some(codes: list[str]) -> str:
    return ", ".join(codes[:SHOWN]) + ("…" if len(codes) > SHOWN else "")


CHECKS = (
    _outside_or_over,
    _received,
    _places,
    _levels,
    _codes,
    _consolidated,
    _split,
    _children_left,
    _loops,
    _scheduled_elsewhere,
    _younger_places,
    _younger_names,
    _younger_people,
)
