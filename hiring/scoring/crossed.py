"""The model of a panel's ratings, and what is asked of it.

    rating = item + candidate + rater + candidate×rater + candidate×area + rater×area + e

Items are fixed, the rest random; candidate×rater is halo.  Two things are asked, both on the scale
of this panel as a whole (the mean of its raters' effects is in the score, so that an interval says
what is known beside the others, not how severe an average rater of the world would be):

    score of a candidate in an area = mean item of the area + candidate + candidate×area
                                      + mean rater + mean rater×area
    severity of a rater = −(rater + rater×area − their means over the raters), by area weights
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array

from hiring.scoring.cells import Panel
from hiring.scoring.connected import components
from hiring.scoring.design import Codes, Design, Factor, Floats, cross, make_design

CANDIDATE, RATER = "candidate", "rater"
HALO, PROFILE, TILT = "candidate:rater", "candidate:area", "rater:area"
TERMS = (CANDIDATE, RATER, HALO, PROFILE, TILT)


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
    """The design of a panel; `cell_candidate` and `cell_area` place the candidate-area cells, in
    the order of the levels of `cells`; `scores` (cells × columns) and `severity` (raters × columns)
    are what is asked; `items_apart` says that items could not be told from candidates and stand
    together by area."""

    panel: Panel
    design: Design
    cells: str
    cell_candidate: Codes
    cell_area: Codes
    scores: csr_array
    severity: csr_array
    items_apart: bool

    @property
    def parent(self) -> Factor:
        """The factor of the candidates."""
        return next(one for one in self.design.random if one.name == CANDIDATE)


def cross_panel(panel: Panel) -> Crossed:
    """The model of the panel.  A term is left out where each rating has a level of its own."""
    n, k, width = panel.shape
    rows = np.repeat(np.arange(len(panel.value)), panel.count)
    candidate = Factor(CANDIDATE, panel.candidate[rows], n)
    rater = Factor(RATER, panel.rater[rows], k)
    area = Factor("area", panel.area[rows], width)
    random = [candidate, rater, cross(HALO, candidate, rater)]
    if width > 1:
        random += [cross(PROFILE, candidate, area), cross(TILT, rater, area)]
    random = [candidate, *(one for one in random[1:] if one.levels < len(panel.value))]
    apart = not _items_compare(panel)
    fixed = area if apart else Factor("item", panel.item[rows], len(panel.items))
    design = make_design(panel.value[rows], random, fixed)
    places = np.unique(panel.candidate * width + panel.area)
    return Crossed(
        panel=panel,
        design=design,
        cells=PROFILE if PROFILE in design.columns else CANDIDATE,
        cell_candidate=places // width,
        cell_area=places % width,
        scores=_ask_scores(panel, design, places),
        severity=_ask_severity(panel, design),
        items_apart=apart,
    )


def _items_compare(panel: Panel) -> bool:
    """Whether in every area candidates can be compared by items that they share."""
    return all(
        len(components(panel.candidate[here], panel.item[here])) == 1
        for here in (panel.area == a for a in range(len(panel.areas)))
    )


def _ask_scores(panel: Panel, design: Design, places: Codes) -> csr_array:
    width = len(panel.areas)
    asked = np.zeros((len(places), design.q + design.fixed.levels))
    cells = np.arange(len(places))
    columns = design.columns
    asked[cells, columns[CANDIDATE].start + places // width] = 1.0
    if PROFILE in columns:
        asked[cells, columns[PROFILE].start + cells] = 1.0
    by_area = np.zeros((width, asked.shape[1]))
    if RATER in columns:
        by_area[:, columns[RATER]] = 1.0 / len(panel.raters)
    if TILT in columns:
        areas = np.unique(panel.rater * width + panel.area) % width
        shares = 1.0 / np.bincount(areas)[areas]
        by_area[areas, columns[TILT].start + np.arange(len(areas))] = shares
    by_area[:, design.q :] = _item_shares(panel, design)
    return csr_array(asked + by_area[places % width])


def _item_shares(panel: Panel, design: Design) -> Floats:
    """The share of each fixed level in its area's mean (areas × levels): items as often as they
    count."""
    width = len(panel.areas)
    if design.fixed.name == "area":
        return np.eye(width)
    shares = np.zeros((width, len(panel.items)))
    shares[panel.area, panel.item] = panel.count
    whole: Floats = shares / shares.sum(axis=1, keepdims=True)
    return whole


def _ask_severity(panel: Panel, design: Design) -> csr_array:
    _, k, width = panel.shape
    asked = np.zeros((k, design.q + design.fixed.levels))
    if RATER in design.columns:
        asked[:, design.columns[RATER]] = 1.0 / k - np.eye(k)
    if TILT in design.columns:
        pairs = np.unique(panel.rater * width + panel.area)
        for one in range(k):
            weight = np.where(pairs // width == one, panel.weights[pairs % width], 0.0)
            asked[one, design.columns[TILT]] = -weight / weight.sum()
        tilt = asked[:, design.columns[TILT]]
        tilt -= tilt.mean(axis=0)
    return csr_array(asked)
