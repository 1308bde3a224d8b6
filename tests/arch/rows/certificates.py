"""Who may open what of certificates, their keys, and the golden book."""

import datetime as dt

from certificates.services.ceremony import invite, open_ceremony
from certificates.services.print_run import make_print, print_decision
from tests.certificates.conftest import made, make_decision
from tests.factories import RoleAssignmentFactory, UserFactory
from units.models import Role

GET: dict[str, str] = {
    "certificates:register": "L...............",
    "certificates:decision": "Lxxxxxx...x.xx..",
    "certificates:print": "Lxxxxxx>>>x>xx>>",  # without numbers
    "certificates:print-decision": "Lxxxxxx..>x>xx>>",
    "certificates:print-ceremony": "Lxxxxxx..>x>xx>>",
    "certificates:print-search": "L>>>>....>>>.>>>",
    "certificates:print-list": "L...............",
    "certificates:print-run": "Lxxxxxx...x.xx..",
    "certificates:print-file": "Lxxxxxx...x.xx..",
    "certificates:key-list": "L>>>>>>>>>>.>>>>",
    "certificates:key-change": "L>>>>>>>>>>.>>>>",
    "certificates:reissue": "Lxxxxxx..>>>x>>>",
    "certificates:word": "Lxxxxxx..>x>xx>>",
    "certificates:ceremony-list": "L...............",
    "certificates:ceremony-create": "L>>>>....>>>.>>>",
    "certificates:ceremony": "Lxxxxxx...x.xx..",
    "certificates:ceremony-xlsx": "Lxxxxxx...x.xx..",
    "certificates:ceremony-update": "Lxxxxxx..>x>xx>>",
    "certificates:ceremony-remove": "Lxxxxxx..>x>xx>>",
    "certificates:presentation-seat": "Lxxxxxx..>>>x>>>",
    "certificates:presentation-leave-out": "Lxxxxxx..>>>x>>>",
    "verification:lookup": "................",
    "verification:keys": "................",
    "verification:certificate": "................",
}
POST: dict[str, str] = {
    "certificates:ceremony-create": "L>>>>....>>>.>>>",
    "certificates:ceremony-invite": "Lxxxxxx>>>x>xx>>",
    "certificates:ceremony-arrange": "Lxxxxxx>>>x>xx>>",
    "certificates:ceremony-note": "Lxxxxxx>>>x>xx>>",
    "certificates:ceremony-update": "Lxxxxxx..>x>xx>>",  # nothing typed
    "certificates:ceremony-remove": "Lxxxxxx..>x>xx>>",  # somebody is in the list
    "certificates:presentation-seat": "Lxxxxxx..>>>x>>>",  # no number
    "certificates:presentation-leave-out": "Lxxxxxx>>>>>x>>>",
    "verification:lookup": "mmmmmmmmmmmmmmmm",
    "verification:keys": "mmmmmmmmmmmmmmmm",
    "verification:certificate": "mmmmmmmmmmmmmmmm",
    "certificates:print-decision": "Lxxxxxx>>>x>xx>>",
    "certificates:print-ceremony": "Lxxxxxx>>>x>xx>>",
    "certificates:print-search": "L>>>>..>>>>>.>>>",
    "certificates:print-stop": "Lxxxxxx>>>x>xx>>",
    "certificates:key-change": "L>>>>>>>>>>>>>>>",
    "certificates:make": "Lxxxxxx>>>x>xx>>",
    "certificates:reissue": "Lxxxxxx..>>>x>>>",  # nothing chosen
}
FORMS: dict[str, dict[str, str]] = {}


def build(world) -> None:
    """A decision of the province for one person, the certificate, and the ceremony it is presented at."""
    maker = UserFactory()
    RoleAssignmentFactory(user=maker, role=Role.SPECIALIST, unit=world.tree.province)
    world.given = make_decision(world.tree.province, number=901)
    (world.certificate,) = made(world.given, by=maker)
    world.ceremony = open_ceremony(unit=world.tree.province, name="Tổng kết", held_on=dt.date(2027, 1, 5), by=maker)
    invite(world.ceremony, world.given, by=maker)
    world.print_run = print_decision(world.given, by=maker)
    make_print(world.print_run.pk)
    world.named["code"] = world.certificate.code


def row_for(world, name: str):
    if name in {"certificates:reissue", "certificates:word"}:
        return world.certificate
    if name == "certificates:print-ceremony":
        return world.ceremony
    if name in {"certificates:print-run", "certificates:print-stop"}:
        return world.print_run
    if name == "certificates:print-file":
        return world.print_run.files.get()
    if name.startswith("certificates:presentation-"):
        return world.ceremony.presentations.get()
    if name.startswith("certificates:ceremony"):
        return world.ceremony
    return world.given if name.startswith("certificates:") else None
