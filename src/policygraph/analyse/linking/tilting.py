"""What the totals say of each project alone: the smallest change of the text's preference that meets them.

Among all ways to draw each project's task by itself, the one closest to the preference whose *expected*
counts and sums are the printed ones multiplies each chance by exp(a_t * rows + b_t * money): maximum
entropy. It is not exact, as it lets single draws miss the totals, but it takes milliseconds; it starts
the chains, and it chooses between models where sampling each would take minutes.

>>> even = np.zeros((2, 2))
>>> tilt(even, np.array([1, 1]), np.array([3, 1]), np.array([1, 1]), np.array([3, 1])).round(2).tolist()
[[1.0, 0.0], [0.0, 1.0]]
"""

import numpy as np
from numpy.typing import NDArray

from policygraph.analyse.linking.choice import chances

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
_STEPS = 200
_TOLERANCE = 1e-10
# Keeps the curvature invertible: one task's multipliers can be moved onto the others'.
_DAMPING = 1e-9
_HALVINGS = 30


def tilt(scores: Floats, rows: Ints, amounts: Ints, counts: Ints, sums: Ints) -> Floats:
    """The chance of each project (row) in each task (column), so that counts and sums are met on average.

    Args:
        scores: projects x tasks, logarithms of the preference; minus infinity where it cannot be.
        rows: by project.
        amounts: by project.
        counts: by task.
        sums: by task.
    """
    scale = max(float(amounts.mean()), 1.0)
    sizes = np.stack([rows.astype(float), amounts / scale], axis=1)
    wanted = np.concatenate([counts.astype(float), sums / scale])
    tasks = len(counts)
    multipliers = np.zeros(2 * tasks)
    value, likely = _dual(scores, sizes, wanted, multipliers)
    for _ in range(_STEPS):
        slope = (likely.T @ sizes).T.ravel() - wanted
        if np.abs(slope).max() < _TOLERANCE:
            break
        step = np.linalg.solve(_curvature(likely, sizes) + _DAMPING * np.eye(2 * tasks), slope)
        for halving in range(_HALVINGS):
            tried = multipliers - step / 2**halving
            found, chance = _dual(scores, sizes, wanted, tried)
            if found < value:
                break
        else:
            break
        multipliers, value, likely = tried, found, chance
    return likely


def _dual(scores: Floats, sizes: Floats, wanted: Floats, multipliers: Floats) -> tuple[float, Floats]:
    """The convex function whose slope is by how much counts and sums are missed; and the chances."""
    tilted = scores + sizes @ multipliers.reshape(2, -1)
    top = tilted.max(axis=1)
    value = float((top + np.log(np.exp(tilted - top[:, None]).sum(axis=1))).sum() - wanted @ multipliers)
    return value, chances(tilted)


def _curvature(likely: Floats, sizes: Floats) -> Floats:
    tasks = likely.shape[1]
    found = np.zeros((2 * tasks, 2 * tasks))
    for one in range(2):
        for other in range(2):
            weight = sizes[:, one] * sizes[:, other]
            block = np.diag(weight @ likely) - (likely * weight[:, None]).T @ likely
            found[one * tasks : (one + 1) * tasks, other * tasks : (other + 1) * tasks] = block
    return found
