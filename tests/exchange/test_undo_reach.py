"""An import is undone by whoever may still import each of its sheets where they did."""

import pytest

from common.errors import NotAllowed
from exchange.models import ImportRun, ImportState
from exchange.services.undoing import undo_import
from tests.exchange.conftest import member_row
from tests.exchange.test_undo import REASON, applied, flag_for_a_person
from tests.factories import RoleAssignmentFactory
from units.models import Role

pytestmark = pytest.mark.django_db


def test_whoever_may_not_import_one_of_its_sheets_any_more_does_not_undo_it(xlsx, people, register, awards):
    sheets = {"members": [member_row()], "past_awards": [flag_for_a_person() | {"award_code": awards.flag.code}]}
    run = applied(xlsx(sheets), by=people["specialist"])
    people["specialist"].role_assignments.update(role=Role.EDITOR)
    editor = type(people["specialist"]).objects.get(pk=people["specialist"].pk)
    with pytest.raises(NotAllowed, match="«past_awards»"):
        undo_import(run, by=editor, reason=REASON)
    people["specialist"].role_assignments.update(role=Role.SPECIALIST)
    specialist = type(editor).objects.get(pk=editor.pk)
    assert undo_import(run, by=specialist, reason=REASON).state == ImportState.UNDONE


def test_a_superuser_of_before_does_not_undo_what_went_beyond_the_own_roles(xlsx, people, tree):
    RoleAssignmentFactory(user=people["superuser"], unit=tree.base, role=Role.EDITOR)
    run = applied(xlsx({"members": [member_row()]}), by=people["superuser"])
    type(people["superuser"]).objects.filter(pk=people["superuser"].pk).update(is_superuser=False)
    with pytest.raises(NotAllowed, match="«members»"):
        undo_import(run, by=type(people["superuser"]).objects.get(pk=people["superuser"].pk), reason=REASON)


def test_an_import_of_before_its_reach_was_kept_asks_about_its_unit(xlsx, people):
    run = applied(xlsx({"members": [member_row()]}), by=people["editor"])
    ImportRun.objects.update(reach={})
    run.refresh_from_db()
    assert undo_import(run, by=people["editor"], reason=REASON).state == ImportState.UNDONE
