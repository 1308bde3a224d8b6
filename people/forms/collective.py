from people.forms.keeping import KeeperForm
from people.models import Collective


class CollectiveForm(KeeperForm):
    class Meta:
        model = Collective
        fields = ["code", "name", "unit", "kind", "headcount", "headcount_female"]
