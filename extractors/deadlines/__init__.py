"""By when: dates, intervals and recurrences."""
