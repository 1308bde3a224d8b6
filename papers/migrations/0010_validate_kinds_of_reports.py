from django.contrib.postgres.operations import ValidateConstraint
from django.db import migrations


class Migration(migrations.Migration):
    """Every template is of a known kind."""

    dependencies = [("papers", "0009_reports_on_campaigns")]
    operations = [ValidateConstraint("papertemplate", "paper_template_kind_known")]
