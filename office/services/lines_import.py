"""The lines of a draft taken from a workbook: all of them, or none and the faults at their cells."""

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from uuid import uuid4

from django.core.files.base import File
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext as _

from common.bulk import create_rows
from common.editing import EDIT, last_line, mark_edited, moment, refuse_stale
from common.errors import StaleEdit
from common.integrity import refusing
from common.vietnamese import clean
from common.workflow import Move
from exchange.services.annotating import annotate
from exchange.services.workbook import CellError
from office.models import REGRADING, Operation, People, Reorganisation, ReorganisationLine, ReorganisationMember
from office.services.lines_file import FileRow, LinesFile, read_lines_file
from office.services.reorganisation import drafted
from office.services.reorganisation_lines import line_of
from office.services.reorganisation_sheets import version_of
from people.models import Member
from units.models import Unit

NEW = ("new_code", "new_name", "new_short_name", "new_kind", "new_block")
OPEN_WORK = ("officers", "goals", "movements")
NEEDED = {
    Operation.FOUND: ("successor", "new_code", "new_name", "new_kind"),
    Operation.UPGRADE: ("code", "new_kind"),
    Operation.DOWNGRADE: ("code", "new_kind"),
    Operation.DISSOLVE: ("code",),
}
"""What each operation cannot do without; all others the unit and its successor."""


@dataclass
class Taken:
    """What came of a file: how many lines and people stand in the draft now, or its faults and nothing taken."""

    lines: int = 0
    people: int = 0
    faults: list[CellError] = field(default_factory=list)


@transaction.atomic
def import_lines(row: Reorganisation, upload: UploadedFile, *, by, version: int | None = None) -> Taken:
    """The draft has the lines of the file in place of those it had; of a file with faults none, and a marked copy.

    ``version`` is the draft's when the page was opened, ``None`` for no page. Raises ``NotAllowed``, ``StaleEdit`` when
    the draft was changed since, or by somebody else since the template was made, and ``DomainError`` for a file that
    cannot be read at all.
    """
    row = drafted(row, by=by)
    refuse_stale(row, version)
    with tempfile.TemporaryDirectory() as folder:
        path = _kept(upload, Path(folder))
        read = read_lines_file(path)
        _refuse_outdated(row, read, by=by)
        found = _Resolving(row, read)
        found.resolve()
        if not (read.faults or found.rows):
            message = _("Chưa dòng nào chọn hình thức. Hãy điền rồi tải lên lại.")
            read.faults.append(CellError("lines", "A3", "", "", message))
        _keep_marked(row, path, read.faults, Path(folder))
    if read.faults:
        return Taken(faults=read.faults)
    row.lines.all().delete()
    lines = _write_lines(found.rows)
    people = [ReorganisationMember(line=lines[key], member=member) for key, member in found.people]
    create_rows(people)
    mark_edited(row, by=by, record=Move(data={"lines": len(lines), "people": len(people)}))
    return Taken(len(lines), len(people))


def _refuse_outdated(row: Reorganisation, read: LinesFile, *, by) -> None:
    """Nothing happens while the last change since the template was made is one's own."""
    made_at = version_of(read.mark, row)
    last = last_line(row, EDIT)
    if made_at in (None, row.version) or last is None or last.actor_id == by.pk:
        return
    told = _(
        "%(who)s đã sửa bản nháp này lúc %(when)s, sau khi bạn tải tệp mẫu. Chưa có gì được nhập: hãy xem các dòng "
        "đang có, tải tệp mẫu mới rồi chép sang."
    )
    who = last.actor or _("Người khác")
    raise StaleEdit(told % {"who": who, "when": moment(row.updated_at)}, who=last.actor, at=row.updated_at)


def _kept(upload: UploadedFile, folder: Path) -> Path:
    """The file in the folder, under its own name as far as a disk can bear it."""
    name = PurePosixPath(clean(PurePosixPath((upload.name or "").replace("\\", "/")).name).replace("\0", "") or "tep")
    path = folder / f"{name.stem[:60]}{name.suffix.lower()}"
    with path.open("wb") as file:
        for chunk in upload.chunks():
            file.write(chunk)
    return path


def _keep_marked(row: Reorganisation, path: Path, faults: list[CellError], folder: Path) -> None:
    """The copy with the faults marked stands beside the draft; none is left where there are no faults."""
    if row.marked:
        transaction.on_commit(lambda name=row.marked.name: row.marked.storage.delete(name))
    row.marked = ""
    if faults:
        copy = folder / "ghi-loi.xlsx"
        annotate(path, faults, to=copy)
        with copy.open("rb") as file:
            row.marked = row.marked.storage.save(f"reorganisations/{uuid4().hex}.xlsx", File(file))
    row.save(update_fields=["marked", "updated_at"])


def _write_lines(rows: list[tuple[tuple, ReorganisationLine, str]]) -> dict[tuple, ReorganisationLine]:
    """The lines stand, those others go into first; by their keys."""
    founding: dict[str, ReorganisationLine] = {}
    waiting = rows
    with refusing(ReorganisationLine):
        while waiting:
            ready, later = [], []
            for each in waiting:
                (ready if not each[2] or each[2] in founding else later).append(each)
            for _key, line, code in ready:
                line.into = founding.get(code)
            create_rows([line for _key, line, _code in ready])
            founding |= {line.new_code: line for _key, line, _code in ready if line.founds}
            waiting = later
    return {key: line for key, line, _code in rows}


class _Resolving:
    """The rows of a file with the units and people their codes mean; what is wrong goes to the faults of the file."""

    def __init__(self, reorganisation: Reorganisation, read: LinesFile) -> None:
        self.reorganisation, self.read = reorganisation, read
        self.rows: list[tuple[tuple, ReorganisationLine, str]] = []
        self.people: dict[tuple[tuple, Member], None] = {}
        self._seen: dict[tuple, int] = {}

    def resolve(self) -> None:
        rows = self.read.rows["lines"]
        self._units = self._find_units(rows)
        self._new = {row["new_code"]: row for row in rows if row["operation"] == Operation.FOUND and row["new_code"]}
        for row in rows:
            if row.sound and self._is_whole(row) and self._is_known(row) and self._is_first(row):
                self._add(row)
        self._refuse_circles()
        self._add_people(self.read.rows["people"])

    def _find_units(self, rows: Iterable[FileRow]) -> dict[str, Unit]:
        """Active units by the codes the file names; those of elsewhere too, for they may be received."""
        codes = {row[key] for row in rows for key in ("code", "successor")} - {""}
        return {unit.code: unit for unit in Unit.objects.active().filter(code__in=codes)}

    def _is_whole(self, row: FileRow) -> bool:
        operation = row["operation"]
        if not operation:
            self.read.refuse(row, "operation", _("Hãy chọn hình thức, hoặc xoá các ô đã điền của dòng này."))
            return False
        lacking = [key for key in NEEDED.get(Operation(operation), ("code", "successor")) if not row[key]]
        for key in lacking:
            self.read.refuse(row, key, _("Ô này phải có khi «%(what)s».") % {"what": Operation(operation).label})
        allowed = NEW if operation == Operation.FOUND else NEW[1:4] if operation in REGRADING else ()
        idle = [key for key in NEW if row[key] and key not in allowed]
        if operation == Operation.FOUND and row["code"]:
            idle.append("code")
        for key in idle:
            self.read.refuse(row, key, _("Ô này phải để trống khi «%(what)s».") % {"what": Operation(operation).label})
        return not (lacking or idle)

    def _is_known(self, row: FileRow) -> bool:
        unknown = []
        if row["code"] and not self._reached(row["code"], elsewhere=row["operation"] == Operation.RECEIVE):
            unknown.append("code")
        if row["successor"] and row["successor"] not in self._new and not self._reached(row["successor"]):
            unknown.append("successor")
        for key in unknown:
            message = _("Không có đơn vị đang hoạt động nào mang mã «%(code)s» trong phạm vi của %(top)s.")
            self.read.refuse(row, key, message % {"code": row[key], "top": self.reorganisation.unit.label})
        return not unknown

    def _reached(self, code: str, *, elsewhere: bool = False) -> bool:
        unit = self._units.get(code)
        return unit is not None and (elsewhere or unit.path.startswith(self.reorganisation.unit.path))

    def _is_first(self, row: FileRow) -> bool:
        is_new = row["operation"] == Operation.FOUND
        column = "new_code" if is_new else "code"
        place = (is_new, row[column], row["successor"] if row["operation"] == Operation.SPLIT else "")
        first = self._seen.setdefault(place, row.number)
        if first != row.number:
            self.read.refuse(row, column, _("«%(code)s» đã có ở dòng %(row)s.") % {"code": row[column], "row": first})
        if row["code"] and row["code"] == row["successor"]:
            self.read.refuse(row, "successor", _("Đơn vị nhận phải là một đơn vị khác."))
            return False
        return first == row.number

    def _add(self, row: FileRow) -> None:
        leaves = row["operation"] == Operation.DISSOLVE and not row["successor"]
        chosen = {key: row[key] for key in (*OPEN_WORK, *NEW) if row[key]}
        line = line_of(
            self.reorganisation,
            operation=row["operation"],
            source=self._units.get(row["code"]),
            target=self._units.get(row["successor"]) if row["successor"] not in self._new else None,
            people=People.END if leaves else People.MOVE,
            position=row.number,
            **chosen,
        )
        into = row["successor"] if row["successor"] in self._new else ""
        if into and line.ends_source:
            for key in OPEN_WORK:
                setattr(line, key, row[key] or getattr(line, key))
        self.rows.append(((row["operation"], row["code"] or row["new_code"], row["successor"]), line, into))

    def _refuse_circles(self) -> None:
        """Units that are founded under themselves."""
        for code, row in self._new.items():
            above, seen = row["successor"], {code}
            while above in self._new and above not in seen:
                seen.add(above)
                above = self._new[above]["successor"]
            if above in seen:
                self.read.refuse(row, "successor", _("Các đơn vị mới trực thuộc lẫn nhau theo vòng tròn."))

    def _add_people(self, rows: list[FileRow]) -> None:
        lines = {key: line for key, line, _code in self.rows if line.is_split}
        codes = {row["member_code"] for row in rows}
        known = {member.code: member for member in Member.objects.active().filter(code__in=codes)}
        for row in rows:
            key = (Operation.SPLIT.value, row["code"], row["successor"])
            member = known.get(row["member_code"])
            if not row.sound:
                continue
            if key not in lines:
                message = _("Trang «lines» không có dòng «Chia, tách» từ %(code)s sang %(successor)s.")
                self.read.refuse(row, "code", message % {"code": row["code"], "successor": row["successor"]})
            elif member is None or member.unit_id != lines[key].source_id:
                message = _("Không có đoàn viên mang mã «%(member)s» ở đơn vị %(code)s.")
                self.read.refuse(row, "member_code", message % {"member": row["member_code"], "code": row["code"]})
            elif (key, member) in self.people:
                self.read.refuse(row, "member_code", _("Đoàn viên này đã có ở một dòng trên."))
            else:
                self.people[key, member] = None
