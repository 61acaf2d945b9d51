"""Every table of the product: importing this module loads all models."""

from __future__ import annotations

from hiring.committee import models as committee
from hiring.committee import packet_models
from hiring.correspondence import models as correspondence
from hiring.equivalency import models as equivalency
from hiring.foundation import audit, pulse
from hiring.foundation.database import Base
from hiring.intake import models as intake
from hiring.panel import models as panel
from hiring.panel import round_models, scoring_models
from hiring.people import models as people
from hiring.qualification import application_models
from hiring.qualification import models as qualification
from hiring.reading import models as reading
from hiring.redaction import models as redaction
from hiring.vacancies import models as vacancies
from hiring.voluntary import models as voluntary

ROOMS = (
    audit,
    pulse,
    people,
    vacancies,
    intake,
    reading,
    qualification,
    application_models,
    correspondence,
    voluntary,
    equivalency,
    redaction,
    panel,
    round_models,
    scoring_models,
    committee,
    packet_models,
)
metadata = Base.metadata
