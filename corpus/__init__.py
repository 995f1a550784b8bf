"""Many plans: batch import, dataset files, samples with gold answers."""
