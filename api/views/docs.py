"""The description of the API for people, written on the server."""

from django.shortcuts import render

from api.v1.endpoints import api
from common.public import PublicView


class DocsView(PublicView):
    """Every address with its parameters."""

    def get(self, request):
        schema = api.get_openapi_schema()
        operations = [
            {"path": path, "id": operation["operationId"], **operation}
            for path, methods in schema["paths"].items()
            for operation in methods.values()
        ]
        return render(request, "api/docs.html", {"info": schema["info"], "operations": operations})
