"""A conditional logit: which of several alternatives is chosen, by what speaks for each.

The chance of alternative t is exp(w · x_t) over the sum of that over all alternatives. The weights w are
those of greatest likelihood, held small by a ridge, found by Newton's method; few choices bear few
weights.

>>> features = np.array([[[1.0], [0.0]], [[0.0], [1.0]]])
>>> chosen = np.array([[1.0, 0.0], [0.0, 1.0]])
>>> float(fit(features, chosen, ridge=1.0).round(3)[0])
0.675
"""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
_STEPS = 50
_TOLERANCE = 1e-12


def chances(scores: Floats) -> Floats:
    """Scores (… x alternatives) as probabilities."""
    raised = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return np.asarray(raised / raised.sum(axis=-1, keepdims=True))


def fit(features: Floats, chosen: Floats, ridge: float) -> Floats:
    """The weights of the features.

    Args:
        features: choices x alternatives x features.
        chosen: choices x alternatives; each row adds up to 1.
        ridge: the precision of the weights' prior around 0.
    """
    weights = np.zeros(features.shape[2])
    for _ in range(_STEPS):
        likely = chances(features @ weights)
        mean = np.einsum("ct,ctf->cf", likely, features)
        slope = np.einsum("ct,ctf->f", chosen - likely, features) - ridge * weights
        second = np.einsum("ct,ctf,ctg->fg", likely, features, features) - mean.T @ mean
        step = np.linalg.solve(second + ridge * np.eye(len(weights)), slope)
        weights = weights + step
        if np.abs(step).max(initial=0.0) < _TOLERANCE:
            break
    return weights
