# One image, three commands: web, worker, scheduler (see docker-compose.yml).
FROM python:3.13-slim-bookworm AS build
WORKDIR /app
COPY requirements/bootstrap.txt requirements/run.txt requirements/
RUN python -m venv /app/.venv \
 && /app/.venv/bin/pip install --no-cache-dir --require-hashes -r requirements/bootstrap.txt \
 && /app/.venv/bin/pip install --no-cache-dir --require-hashes -r requirements/run.txt
COPY pyproject.toml README.md ./
COPY classification classification
COPY hiring hiring
COPY workers workers
COPY templates templates
RUN /app/.venv/bin/pip install --no-cache-dir --no-deps --no-build-isolation -e .

FROM python:3.13-slim-bookworm
RUN apt-get update \
 && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core fonts-liberation \
 && rm -rf /var/lib/apt/lists/* \
 && useradd --uid 10001 --create-home hiring \
 && install -d -o hiring -g hiring /data/files /data/schedule
COPY --from=build /app /app
WORKDIR /app
ENV PATH=/app/.venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
USER hiring
EXPOSE 8000
ENV PORT=8000
CMD ["gunicorn", "hiring.wsgi:create()"]
