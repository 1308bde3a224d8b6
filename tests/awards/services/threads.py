import threading

from django.db import connection


def together(*jobs):
    """Run ``jobs`` at the same instant, each on a connection of its own; their results in order."""
    barrier = threading.Barrier(len(jobs))
    results = [None] * len(jobs)

    def work(place, job):
        try:
            barrier.wait(10)
            results[place] = job()
        except Exception as problem:
            results[place] = problem
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=each) for each in enumerate(jobs)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    return results
