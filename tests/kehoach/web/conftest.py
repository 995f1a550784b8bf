from tests.support.registries import empty, filled, server
from tests.support.web import client, dataset

__all__ = ["client", "dataset", "empty", "filled", "server"]
