from tests.support.registries import empty, filled, server

__all__ = ["empty", "filled", "server"]
