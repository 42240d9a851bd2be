# Preflight alone. `npm ci` builds the package: npm ci && docker build --tag librechat-preflight .
# Run it on a folder: docker run --rm --volume "$PWD:/project:ro" librechat-preflight
ARG NODE_IMAGE=node:24.21.0-bookworm-slim
FROM ${NODE_IMAGE}

# With git it knows which files the repository keeps. An image without apt-get has to bring git itself.
RUN if command -v apt-get >/dev/null; then \
      apt-get update && apt-get install -y --no-install-recommends git && rm -rf /var/lib/apt/lists/*; \
    fi
# The mounted folder belongs to somebody else.
ENV GIT_CONFIG_COUNT=1 GIT_CONFIG_KEY_0=safe.directory GIT_CONFIG_VALUE_0=*

COPY package.json /preflight/package.json
COPY dist /preflight/dist
USER 1000
WORKDIR /project
ENTRYPOINT ["node", "--", "/preflight/dist/cli.js", "preflight"]
