"""PostgreSQL and Redis of our own, for whoever gives no URL; one keeper per data folder runs them.

Imports no settings: it runs before Django does.
"""
