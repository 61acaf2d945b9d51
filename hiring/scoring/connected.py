"""Which raters and candidates hang together: only within such a part are they compared by ratings
that somebody gave to both."""

from __future__ import annotations

import numpy as np
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

from hiring.scoring.design import Codes


def components(left: Codes, right: Codes) -> tuple[Codes, ...]:
    """The left places in parts that no pair connects, the part of the lowest place first.  The
    pairs are (left, right), as a candidate and a rater who rated the candidate."""
    size = int(left.max()) + 1
    edges = coo_array(
        (np.ones(len(left)), (left, right + size)), shape=(size + int(right.max()) + 1,) * 2
    )
    _, parts = connected_components(edges.tocsr(), directed=False)
    there = np.unique(left)
    first = dict.fromkeys(parts[there].tolist())
    return tuple(there[parts[there] == part] for part in first)
