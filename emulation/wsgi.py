import os

from django.core.wsgi import get_wsgi_application

from emulation.settle import settle

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "emulation.settings.local")
application = get_wsgi_application()
settle()
