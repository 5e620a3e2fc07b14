"""The learnt model, written by ``python -m benchmarks.fit_alignment``. Do not change it by hand."""

from __future__ import annotations

from difflaw.align.chance import Model

VERSION = 3
"""Counts the models that were written."""

DATE = "2026-11-24"
"""The day on which this one was fitted."""

LABELS = "007e727a777666e04ff0872a4b4c2f2e53af9448c9086e46ea540c4ae63f9be8"
"""SHA-256 of the labels it was fitted on, as ``benchmarks.labelled.digest`` makes it."""

MODEL = Model(
    wording=(1.49, 2.52, 3.0, 5.46, 5.24, -2.76),
    placed=(1.02, 2.17, 3.0, 4.23, 4.65, 2.62, 1.39, -3.77),
    further=(0.45, 0.65, 2.32, -1.18, 1.72, 1.46, 0.12, 0.97, 5.02, 4.12, -3.08),
    main_curve=((0.0, 0.0), (0.513, 0.753), (0.888, 0.98), (0.999, 0.998), (1.0, 0.998)),
    further_curve=((0.0, 0.0), (0.51, 0.503), (0.717, 0.743), (0.881, 0.89), (0.987, 0.89), (1.0, 0.89)),
)
