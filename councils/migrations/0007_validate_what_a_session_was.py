from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """The rows that were there before keep the rules too."""

    dependencies = [("councils", "0006_fill_what_a_session_was")]
    operations = [
        ValidateConstraint("agendaitem", "agenda_item_figures_together"),
        ValidateConstraint("attendance", "attendance_office_known"),
        ValidateConstraint("attendance", "attendance_person_kept_whole"),
        ValidateConstraint("councilsession", "council_session_figures_positive"),
        ValidateConstraint("itemresult", "item_result_of_some_members"),
    ]
