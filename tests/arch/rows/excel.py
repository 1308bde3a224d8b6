"""Who may open what of files that come in and go out."""

from django.core.files.base import ContentFile

from exchange.models import ImportRun, ImportState

# Letters:  anonymous nobody editor editor2 editor_elsewhere specialist specialist_elsewhere
#           specialist_province approver viewer manager superuser stranger council finance auditor
GET: dict[str, str] = {
    "exchange:home": "L>.......>...>>>",
    "exchange:template": "L>.......>>..>>>",
    "exchange:dossier-template": "L>.xx.x.>>>.x>>>",
    "exchange:letter-answers": "Lxxxxxx..>x>x>>>",
    "exchange:letter-template": "Lxxxxxx..>x>x>>>",
    "exchange:run-detail": "Lx.xx.x.xx..xxxx",
    "exchange:run-progress": "Lx>xx>x>xx>>xxxx",  # a worker is done with it
    "exchange:run-faults": "Lx.xx>x>xx>.xxxx",
    "exchange:run-undo": "Lx>xx>x>xx>>xxxx",
    "exchange:run-file": "Lx.xx>x>xx>.xxxx",
    "exchange:run-errors": "Lx.xx>x>xx>.xxxx",
}
POST: dict[str, str] = {
    "exchange:letter-answers": "Lxxxxxxff>x>x>>>",
    "exchange:run-upload": "L>>>>>>>>>>>>>>>",
    "exchange:run-check": "Lx>xx>x>xx>>xxxx",
    "exchange:run-convert": "Lx>xx>x>xx>>xxxx",
    "exchange:run-apply": "Lx>xx>x>xx>>xxxx",
    "exchange:run-cancel": "Lx>xx>x>xx>>xxxx",
    "exchange:run-undo": "Lx>xx>x>xx>>xxxx",
}
FORMS: dict[str, dict[str, str]] = {"exchange:run-undo": {"reason": "Gửi nhầm tệp."}}


def build(world) -> None:
    """The world has an import of the base union's editor, checked, with a fault."""
    run = ImportRun(
        file_name="doan-vien.xlsx",
        sha256="c" * 64,
        by=world.people["editor"],
        unit=world.tree.base,
        state=ImportState.CHECKED,
        counts={"members": {"new": 1, "changed": 0, "same": 0, "errors": 1}},
        figures={"new": 1, "changed": 0, "same": 0, "valid": 1, "cells": 1, "bad_rows": 1, "doubles": 0, "groups": []},
    )
    run.file.save("a.xlsx", ContentFile(b"PK"), save=False)
    run.errors_file.save("b.xlsx", ContentFile(b"PK"), save=False)
    run.save()
    run.faults.create(group=0, sheet="members", cell="D4", column="gender", value="x", message="Không rõ.")
    world.import_run = run


def row_for(world, name: str):
    if name == "exchange:dossier-template":
        return world.draft
    if name.startswith("exchange:letter-"):
        return world.sent_letter
    return world.import_run if name.startswith("exchange:run-") else None
