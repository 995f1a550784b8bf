"""What is to be done, and by whom."""
