"""The same rows through django-import-export, tuned: bulk writes, codes looked up once, no diffs, no needless saves."""

import json
import sys
from pathlib import Path
from typing import Any

import django
from python_calamine import CalamineWorkbook

from bench._exchange_in import HEADINGS, peak_mb, timed
from bench._exchange_load import BY, CAMPAIGN, COLUMNS

BATCH = 5000


def main() -> None:
    """A dry run and an import of the file, in a process of its own."""
    django.setup()
    path, rows = Path(sys.argv[1]), int(sys.argv[2])
    resource = _resource()
    dry_run, _result = timed(lambda: _taken_in(resource, path, dry_run=True))
    apply, result = timed(lambda: _taken_in(resource, path, dry_run=False))
    if result.totals["new"] != rows:
        raise SystemExit(f"django-import-export: {dict(result.totals)}")
    print(json.dumps({"dry_run": dry_run, "apply": apply, "peak_mb": peak_mb()}))


def _taken_in(resource: Any, path: Path, *, dry_run: bool) -> Any:
    from tablib import Dataset  # noqa: PLC0415 -- only here

    with CalamineWorkbook.from_path(path) as book:
        cells = book.get_sheet_by_name("entries").to_python()[HEADINGS:]
    return resource.import_data(
        Dataset(*cells, headers=COLUMNS), dry_run=dry_run, raise_errors=True, use_transactions=True
    )


def _resource() -> Any:
    from import_export import resources, results  # noqa: PLC0415 -- after the set-up

    from campaigns.models import Entry  # noqa: PLC0415 -- after the set-up

    look_up = _LookUp()

    class NamelessRow(results.RowResult):
        """Does not ask a row for its name, which would read its person and its award."""

        def add_instance_info(self, instance: Any) -> None:
            self.object_id = instance.pk

    class EntryResource(resources.ModelResource):
        """Codes become keys in one place, so that no widget asks the database for a row."""

        class Meta:
            model = Entry
            fields = ()
            import_id_fields = ()
            use_bulk = True
            batch_size = BATCH
            skip_diff = True
            skip_html_diff = True
            force_init_instance = True
            clean_model_instances = False
            store_instance = False

        def get_row_result_class(self) -> type[NamelessRow]:
            return NamelessRow

        def after_import(self, dataset: Any, result: Any, **kwargs: Any) -> None:
            """Leaves the sequence of keys alone: setting it back is the table owner's right."""

        def before_import(self, dataset: Any, **kwargs: Any) -> None:
            look_up.read()

        def import_instance(self, instance: Any, row: Any, **kwargs: Any) -> None:
            for name, value in look_up.of(row).items():
                setattr(instance, name, value)

    return EntryResource()


class _LookUp:
    """Keys by code, read once; dossiers are opened before, as the library has no notion of them."""

    def read(self) -> None:
        from accounts.models import User  # noqa: PLC0415 -- after the set-up
        from campaigns.models import Campaign, CampaignPhase, Dossier  # noqa: PLC0415 -- after the set-up
        from catalogue.models import AwardType  # noqa: PLC0415 -- after the set-up
        from people.models import Member  # noqa: PLC0415 -- after the set-up
        from units.models import Unit, UnitKind  # noqa: PLC0415 -- after the set-up

        self._by = User.objects.get(username=BY).pk
        campaigns = dict(Campaign.objects.values_list("code", "pk"))
        phases = {
            (code, number): pk
            for code, number, pk in CampaignPhase.objects.values_list("campaign__code", "number", "pk")
        }
        [(code, number)] = [key for key in phases if key[0] == CAMPAIGN]
        units = list(Unit.objects.filter(kind=UnitKind.GRASSROOTS).values_list("code", "pk"))
        Dossier.objects.bulk_create(
            [
                Dossier(campaign_id=campaigns[code], phase_id=phases[code, number], unit_id=pk, created_by_id=self._by)
                for _code, pk in units
            ],
            ignore_conflicts=True,
        )
        rows = Dossier.objects.values_list("campaign__code", "phase__number", "unit__code", "pk")
        self._dossiers = {(campaign, phase, unit): pk for campaign, phase, unit, pk in rows}
        self._awards = dict(AwardType.objects.values_list("code", "pk"))
        self._members = dict(Member.objects.values_list("code", "pk"))

    def of(self, row: Any) -> dict[str, Any]:
        """The columns of the entry of ``row``."""
        return {
            "dossier_id": self._dossiers[row["campaign_code"], int(row["phase"]), row["unit_code"]],
            "award_id": self._awards[row["award_code"]],
            "subject_kind": row["subject_kind"],
            "member_id": self._members[row["subject_code"]],
            "registered_on": row["registered_on"],
            "achievements": row["achievements"],
            "added_by_id": self._by,
        }


if __name__ == "__main__":
    main()
