"""The registry: opened in step with its dataset, and what people ask it for."""

from corpus.registry.opening import build_registry, open_registry

__all__ = ["build_registry", "open_registry"]
