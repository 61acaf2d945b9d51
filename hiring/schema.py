"""Every table of the product, for migrations and for tests: importing this module loads all
models."""

from __future__ import annotations

from hiring.foundation import audit
from hiring.foundation.database import Base
from hiring.intake import models as intake
from hiring.panel import models as panel
from hiring.people import models as people
from hiring.qualification import models as qualification
from hiring.reading import models as reading
from hiring.vacancies import models as vacancies

ROOMS = (audit, people, vacancies, intake, reading, qualification, panel)
metadata = Base.metadata
