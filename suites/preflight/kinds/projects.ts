import { behindNginx } from '../rules/behind-nginx.ts';
import { helm } from '../rules/examples.ts';
import { notThere } from '../rules/rule.ts';

/* Projects as people write them, reduced to what decides. Each is added to the plain project of the rules' examples. */

export const override = (text: string) => ({ 'docker-compose.override.yml': `services:\n${text}` });
export const nginx = (target: string) => ({
  ...override(
    '  front:\n    image: nginx:1.29.3\n    restart: unless-stopped\n    volumes: [./front.conf:/etc/nginx/conf.d/default.conf]\n  librechat:\n    ports: [3080:3080]\n',
  ),
  'front.conf': `server {\n  listen 80;\n  location / {\n    set $to ${target};\n    proxy_pass http://$to;\n  }\n}\n`,
});
export const tools = {
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google, openid], allowedDomains: [example.org] }\nmcpSettings: { allowedDomains: [tools] }\nmcpServers:\n  tools: { type: streamable-http, url: http://tools:8000/mcp }\n',
};
export const otherFile = (name: string) => ({
  ...tools,
  'docker-compose.tools.yml': `services:\n  ${name}:\n    image: example.org/tools:1.0.0\n`,
});
export const panel = (profiles: string) =>
  override(
    `  admin:\n    image: clickhouse/librechat-admin-panel:latest\n    restart: unless-stopped\n    environment: { API_SERVER_URL: 'http://librechat:3080' }\n${profiles}`,
  );
export const template = (secret: string) => ({
  '.env': notThere,
  '.env.example': `MONGO_PASSWORD=\nCREDS_KEY=${secret}\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n`,
});
export const mongo = (name: string) =>
  override(
    `  ${name}:\n    image: mongo:8.0.20\n    restart: unless-stopped\n    volumes: [more:/data/db]\n    healthcheck: { test: [CMD, mongosh, --eval, ping] }\n  librechat:\n    environment: { MONGO_URI: 'mongodb://chat-other-1:27017/librechat' }\nvolumes: { more: {} }\n`,
  );
export const built = (version: string) => ({
  ...override(
    '  librechat:\n    image: ours:1\n    build: .\n    volumes: [uploads:/app/uploads]\n',
  ),
  Dockerfile: 'FROM node:20-alpine\n',
  'package.json': JSON.stringify({ name: 'LibreChat', version }),
});
export const fork = (key: string) => ({
  ...built('v0.8.7'),
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org], ours: true }\n',
  'packages/data-provider/src/config.ts': `z.object({ ${key}: z.boolean() });\n`,
});
export const ofForkWithImage = (image: string) => ({
  ...override(`  librechat:\n    image: ${image}\n    volumes: [uploads:/app/uploads]\n`),
  'package.json': JSON.stringify({ name: 'LibreChat', version: 'v0.8.7' }),
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nours: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\n',
  'packages/data-provider/src/config.ts': 'z.object({ ours: z.boolean() });\n',
});
export const withLogs = (version: string) => ({
  ...built(version),
  ...override('  librechat:\n    build: .\n    volumes: [./logs:/app/logs]\n'),
});
export const mongoOf = (image: string) =>
  override(
    `  other:\n    image: ${image}\n    restart: unless-stopped\n    volumes: [more:/data/db]\n  librechat:\n    environment: { MONGO_URI: 'mongodb://other:27017/LibreChat' }\nvolumes: { more: {} }\n`,
  );
export const withImage = (image: string) => ({
  ...override(`  librechat:\n    image: ${image}\n`),
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\ninterface: { sidePanel: true }\n',
});
export const laidOver = (image: string) => ({
  'docker-compose.yml': notThere,
  'librechat.yaml': notThere,
  '.env': notThere,
  'compose.more.yml': `services:\n  librechat:\n${image}    depends_on: [more]\n    environment: { HOST: 0.0.0.0 }\n`,
});
export const withFilesOf = (service: string) => ({
  ...override('  librechat:\n    volumes: !override [./librechat.yaml:/app/librechat.yaml:ro]\n'),
  'compose.disk.yml': `services:\n  ${service}:\n    volumes:\n      - ./images:/app/client/public/images\n      - { type: bind, source: ./uploads, target: /app/uploads }\n`,
});
export const withTemplate = (name: string) => ({
  '.env': notThere,
  [name]:
    'MONGO_PASSWORD=\nCREDS_KEY=\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n',
});
export const tlsAt = (host: string) => ({
  ...behindNginx({ without: 'Strict-Transport-Security' }),
  '.env': `DOMAIN_CLIENT=https://${host}\nDOMAIN_SERVER=https://${host}\n`,
});
export const overrideNextTo = (service: string) => ({
  'docker-compose.yml': notThere,
  '.env': notThere,
  'compose.more.yml': `services:\n  ${service}\n`,
});
export const onPlatform = (file: string) => ({
  ...dotenvAlone,
  [file]: 'services: []\n',
});
export const allInOne = (from: string) => ({
  ...override(
    '  librechat:\n    image: !reset null\n    build: .\n    environment: !override {}\n',
  ),
  Dockerfile: `FROM ${from}\nENV MONGO_URI=mongodb://127.0.0.1:27017/LibreChat\n`,
});
export const endpointCalled = (environment: string) => ({
  '.env': environment,
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nendpoints:\n  custom:\n    - { name: Anthropic, apiKey: user_provided, baseURL: "https://models.example.org/v1", models: { default: [one] } }\n',
});
export const custom = (key: string, address: string) => ({
  'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nendpoints:\n  custom:\n    - { name: Ours, apiKey: "${key}", baseURL: "${address}", models: { default: [one] } }\n`,
});
export const keyOf = (key: string) => custom(key, 'https://models.example.org/v1');
export const addressOf = (address: string) => custom('user_provided', address);
export const nginxNextTo = (address: string) => ({
  ...override('  librechat:\n    ports: [3080:3080]\n'),
  'nginx.conf': `server {\n  listen 80;\n  location / {\n    proxy_pass http://${address};\n  }\n}\n`,
});
export const databaseInTemplate = (host: string) => ({
  ...override('  librechat:\n    environment: { MONGO_URI: "${MONGO_URI}" }\n'),
  '.env': notThere,
  '.env.example': `MONGO_URI=mongodb://${host}:27017/LibreChat\nMONGO_PASSWORD=\nCREDS_KEY=\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n`,
});
export const withBroken = (second: string) =>
  override(`  librechat:\n    environment: { ALLOW_REGISTRATION: 'true' }\n${second}`);
export const dotenvAlone = {
  'docker-compose.yml': notThere,
  '.env': 'MONGO_URI=mongodb://db.example.org/LibreChat\nCREDS_KEY=\n',
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nendpoints:\n  custom:\n    - { name: Ours, apiKey: "${OURS_KEY}", baseURL: "https://models.example.org/v1", models: { default: [one] } }\n',
};
export const withDatabaseAt = (host: string) =>
  override(
    `  mongodb: { image: 'mongo:4.4' }\n  librechat:\n    environment: { MONGO_URI: 'mongodb://chat:made-by-openssl@${host}:27017/LibreChat' }\n`,
  );
export const off = (profiles: string, ofLibreChat = '') =>
  override(
    `  search:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n${profiles}  librechat:\n${ofLibreChat}    environment: { SEARCH: 'true', MEILI_HOST: 'http://search:7700', MEILI_MASTER_KEY: made-by-openssl-rand-hex-24 }\n`,
  );
export const withDefault = (name: string) => ({
  ...tools,
  ...override('  tools:\n    image: example.org/tools:1.0.0\n'),
  'librechat.yaml': tools['librechat.yaml'].replace(
    '/mcp }',
    `/mcp, headers: { X-Name: '\${${name}}' } }`,
  ),
});

export const chartsObject =
  'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: { name: chat }\n';
export const helper = (command: string) =>
  override(
    `  fill:\n    image: nginx:1.29.3\n    restart: unless-stopped\n    entrypoint: [/bin/sh, -c]\n    command: ["${command}"]\n  librechat:\n    ports: [3080:3080]\n`,
  );
export const withStandard = (inTemplate: string) => ({
  ...template('__from_the_vault__'),
  ...override('  librechat:\n    environment: { CREDS_IV: "${SALT:-replace-me}" }\n'),
  '.env.example': `MONGO_PASSWORD=\nSALT=${inTemplate}\nCREDS_KEY=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n`,
});
export const encrypted = (text: string) => ({ '.env': text, 'librechat.yaml': notThere });
export const dockerfile = (from: string) => ({
  '.env': notThere,
  'docker-compose.yml':
    'services:\n  web:\n    build: { context: ., dockerfile: Dockerfile.web }\n',
  'Dockerfile.web': `FROM ${from}\n`,
});
export const other = (name: string) => ({
  '.env': notThere,
  'docker-compose.override.yml': `services:\n  ${name}:\n    image: example.org/shop:1.0.0\n    environment: { SHOP: "\${SHOP}" }\n`,
  '.env.example':
    'MONGO_PASSWORD=\nCREDS_KEY=\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n',
});
export const overrideAlone = (variables: string) => ({
  'docker-compose.yml': notThere,
  'librechat.yaml': notThere,
  '.env': 'HOST=localhost\nMONGO_URI=mongodb://127.0.0.1:27017/LibreChat\n',
  'docker-compose.override.yml': `services:\n  librechat:\n    env_file: .env\n${variables}`,
});
export const issuer = (port: string) => ({
  '.env': 'OPENID_ISSUER=https://keycloak:8443/realms/chat\n',
  ...override(
    `  keycloak:\n    image: quay.io/keycloak/keycloak:26.4\n    restart: unless-stopped\n    ports: ['${port}:8443']\n`,
  ),
});

export const inOtherFile = (name: string) => ({
  ...override('  librechat:\n    depends_on: [cache]\n'),
  'docker-compose.base.yml': `services:\n  ${name}:\n    image: redis:8.2\n`,
});
export const templateAlone = (more: string) => ({
  'docker-compose.yml': notThere,
  'librechat.yaml': notThere,
  '.env': notThere,
  '.env.example': `SHOP_PORT=80\nCREDS_KEY=\nJWT_REFRESH_SECRET=\n${more}`,
});
export const copying = (target: string) => ({
  'docker-compose.yml': 'services:\n  librechat:\n    build: .\n',
  '.env': notThere,
  'app.env':
    'JWT_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d\nJWT_REFRESH_SECRET=93f25b08a1e74c6fb0d9386e57a21c4f\n',
  Dockerfile: `FROM ghcr.io/danny-avila/librechat:v0.8.7\nCOPY app.env ${target}\n`,
});
export const console = (variable: string) =>
  override(
    `  console:\n    image: mongo-express:1.0.2\n    restart: unless-stopped\n    ports: ['8081:8081']\n    environment: { ${variable}: made-by-openssl-rand-hex-24, ME_CONFIG_MONGODB_SERVER: mongodb }\n  librechat:\n    depends_on: [console]\n`,
  );
export const nginxOf = (mount: string) => ({
  ...override('  librechat:\n    ports: [3080:3080]\n'),
  'nginx/chat.conf':
    'server {\n  listen 80;\n  location / {\n    proxy_pass http://127.0.0.1:3080;\n  }\n}\n',
  'docker-compose.prod.yml': `services:\n  front:\n    image: nginx:1.29.3\n    volumes: ['${mount}']\n`,
});
export const chart = (version: string) => ({
  ...helm('', '    PLUGIN_MODELS: gpt-4o\n'),
  'values.yaml': (helm('', '    PLUGIN_MODELS: gpt-4o\n')['values.yaml'] ?? '').replace(
    'image: { tag: v0.8.7 }\n',
    '',
  ),
  'Chart.yaml': `name: librechat\nappVersion: ${version}\n`,
});
export const shared = (file: string) => ({
  ...override('  librechat:\n    env_file: app.env\n'),
  'app.env': 'REDIS_URL=redis://redis:6379\n',
  'docker-compose.base.yml': `services:\n  shop:\n    image: example.org/shop:1.0.0\n    env_file: [${file}]\n`,
});

const none = '    environment: !override { MONGO_URI: "mongodb://db.example.org/LibreChat" }\n';
export const startedBy = (entrypoint: string) => ({
  '.env': notThere,
  ...override(`  librechat:\n    env_file: !reset null\n    entrypoint: [${entrypoint}]\n${none}`),
});
export const withVersionOfItsOwn = (image: string) => ({
  '.env': notThere,
  ...override(`  librechat:\n    env_file: !reset null\n    image: ${image}\n${none}`),
});
export const openIdOver = (more: string) => ({
  '.env': 'OPENID_ISSUER=http://login.example.org\n',
  ...override(`  librechat:\n    build: .\n    environment: { ${more} }\n`),
  Dockerfile: 'FROM ghcr.io/danny-avila/librechat:v0.8.7\nRUN patch -p1 < issuer.patch\n',
});
export const builtFrom = (image: string) => ({
  ...override('  librechat:\n    build: .\n    environment: { OURS: here }\n'),
  Dockerfile: `FROM ${image}\n`,
});
export const otherNginx = (annotation: string) =>
  helm(
    `ingress:\n  className: nginx\n  annotations: { nginx.org/proxy-read-timeout: "600", ${annotation}: 100m }\n  hosts: [{ host: chat.example.org }]\n  tls: [{ secretName: chat }]\n`,
  );
export const askingFor = (name: string) => ({
  '.env': 'VLLM_BASE_URL=http://localhost:8000/v1\n',
  ...addressOf(`\${${name}}`),
});

export const laidOverLibreChats = (service: string) => ({
  'docker-compose.yml': notThere,
  'librechat.yaml': notThere,
  '.env': notThere,
  ...override(
    `  librechat:\n    environment: { HOST: 0.0.0.0 }\n  ${service}:\n    image: postgres:17.2\n    ports: [5432:5432]\n`,
  ),
});
export const sharedWith = (name: string) => ({
  ...override('  librechat:\n    env_file: app.env\n'),
  'app.env': `${name}=true\n`,
  'docker-compose.base.yml':
    'services:\n  shop:\n    image: example.org/shop:1.0.0\n    env_file: [app.env]\n',
});
export const keeping = (...mounts: readonly string[]) => ({
  ...override(
    `  librechat:\n    image: !reset null\n    build: .\n    volumes: !override ['./librechat.yaml:/app/librechat.yaml:ro'${mounts.map((it) => `, '${it}'`).join('')}]\n`,
  ),
  Dockerfile: 'FROM node:24-alpine\n',
});
export const embeddingsAt = (host: string) =>
  override(
    `  librechat:\n    environment: { RAG_API_URL: 'http://rag_api:8000' }\n  rag_api:\n    image: ghcr.io/danny-avila/librechat-rag-api-dev-lite:v0.7.0\n    restart: unless-stopped\n    environment: { EMBEDDINGS_PROVIDER: ollama, OLLAMA_BASE_URL: 'http://${host}:11434' }\n`,
  );
export const databaseOfTools = (password: string) => ({
  'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nmcpServers:\n  data: { command: npx, args: ['-y', 'postgres-mcp'], env: { DATABASE_URL: 'postgresql://tools:${password}@data:5432/tools' } }\n`,
});
export const chartAt = (scheme: string) => ({
  ...helm(''),
  'values.yaml': (helm('')['values.yaml'] ?? '').replaceAll('https:', `${scheme}:`),
});
export const keys = (name: string) => ({
  'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\ninterface: { ${name}: true }\n`,
});
export const ragOf = (profiles: string) =>
  override(
    `  rag_api:\n    image: ghcr.io/danny-avila/librechat-rag-api-dev-lite:v0.7.0\n    restart: unless-stopped\n${profiles}  librechat:\n    depends_on: { rag_api: { condition: service_started, required: false } }\n`,
  );
export const databaseOver = override(
  '  librechat:\n    environment: { HOST: 0.0.0.0 }\n  mongodb: { image: "mongo:8.0.20", volumes: !override [] }\n',
);
export const checkedBy = (command: string) =>
  override(`  librechat:\n    healthcheck: { test: [CMD-SHELL, '${command}'] }\n`);
export const behindNginxAt = (path: string) =>
  behindNginx({
    extra: [
      `}\n  location ${path} {`,
      'proxy_pass http://librechat:3080;',
      'proxy_set_header Upgrade $http_upgrade;',
    ],
  });
export const withBoth = (secret: string) =>
  override(
    `  librechat:\n    environment: { JWT_SECRET: '${secret}', JWT_REFRESH_SECRET: '${secret}' }\n`,
  );
export const signingOn = (image: string) => ({
  ...override(
    `  librechat:\n    image: ${image}\n    environment: { OURS_SSO_URL: https://erp.example.org }\n`,
  ),
  '.env': 'ALLOW_EMAIL_LOGIN=false\nALLOW_SOCIAL_LOGIN=false\n',
});
