"""Which documents it cites: number and symbol, named laws, roles, pinpoints, identity."""

from extractors.references.citations import Citation, cite
from extractors.references.stage import find_references

__all__ = ["Citation", "cite", "find_references"]
