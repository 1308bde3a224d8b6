"""The parts of the permission matrix that came after it filled its file; each knows the rows its addresses are about.

A part has ``GET`` and ``POST`` as the matrix has, ``FORMS`` as its test has, ``build(world)``, which adds rows to the
world and, by the names of parameters, to ``world.named``, and ``row_for(world, name)``, the row whose key an address
takes, ``None`` for none.
"""

from tests.arch.rows import (
    api,
    approving,
    audit,
    certificates,
    consultations,
    councils,
    decisions,
    excel,
    excelout,
    exemplars,
    initiatives,
    inspections,
    letters,
    library,
    office,
    papers,
    people,
    portal,
    prizes,
    proposing,
    reported,
    reviewing,
    summaries,
    telling,
    units,
    works,
)

PARTS = (
    api,
    approving,
    audit,
    certificates,
    consultations,
    councils,
    decisions,
    excel,
    excelout,
    exemplars,
    initiatives,
    inspections,
    letters,
    library,
    office,
    papers,
    people,
    portal,
    prizes,
    proposing,
    reported,
    reviewing,
    summaries,
    telling,
    units,
    works,
)
