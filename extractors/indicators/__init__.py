"""Measured targets, from annex tables and from prose."""
