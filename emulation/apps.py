from django.apps import AppConfig


class EmulationConfig(AppConfig):
    name = "emulation"

    def ready(self):
        from emulation import checks  # noqa: F401, PLC0415 -- app ready
