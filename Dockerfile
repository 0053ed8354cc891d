# Isnad in one image: web pages, workers and timetable are the same code under different commands (see compose.yaml).
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1 \
    ISNAD_DATA=/data

RUN useradd --system --create-home --uid 10001 isnad && install -d -o isnad -g isnad -m 700 /data
WORKDIR /app

# Requirements change seldom and code often: an empty package first, so that this layer is kept.
COPY pyproject.toml README.md LICENSE ./
RUN mkdir claims project && touch claims/__init__.py project/__init__.py && pip install --upgrade pip && pip install -e .

COPY manage.py ./
COPY claims claims
COPY project project
COPY templates templates

USER isnad
VOLUME /data
EXPOSE 8000

# The embedded app: all in one, on SQLite and the file queue. It asks for ALLOWED_HOSTS before it serves other machines.
CMD ["python", "manage.py", "start", "--host", "0.0.0.0", "--port", "8000"]
