from django.db import migrations
from django.db.models import F
from django.db.models.functions import Lower


def forget(apps, schema_editor):
    apps.get_model("accounts", "User").objects.exclude(email=Lower("email")).update(email=Lower("email"))
    apps.get_model("account", "EmailAddress").objects.exclude(email=F("user__email")).delete()


class Migration(migrations.Migration):
    """Addresses stand in small letters; those an account had before receive no reset mail any more."""

    dependencies = [
        ("accounts", "0002_history_and_one_spelling_of_addresses"),
        ("account", "0009_emailaddress_unique_primary_email"),
    ]
    operations = [migrations.RunPython(forget, migrations.RunPython.noop)]
