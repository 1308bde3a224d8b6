import threading

from django.db import connections

from common.errors import DomainError


def at_once(*works):
    """What each of ``works`` gave in a thread of its own, all started together; a refusal counts as its sentence."""
    gate, results = threading.Barrier(len(works)), [None] * len(works)

    def run(place, work):
        try:
            gate.wait(10)
            results[place] = work()
        except DomainError as refusal:
            results[place] = str(refusal)
        except Exception as broken:
            results[place] = broken
        finally:
            connections.close_all()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert not [one for one in results if one is None or isinstance(one, Exception)], results
    return results
