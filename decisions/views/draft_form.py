from units.views.shared_form import SharedFormView


class DraftFormView(SharedFormView):
    """A form about a draft: whom ``verdict`` refuses neither opens nor sends it."""

    def post(self, request, *args, **kwargs):
        self.find()
        return self.closed() or super().post(request, *args, **kwargs)
