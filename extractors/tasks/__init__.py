"""What is to be done, and by whom."""

from extractors.tasks.stage import find_tasks

__all__ = ["find_tasks"]
