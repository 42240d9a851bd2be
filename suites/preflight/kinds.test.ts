import { rmSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import { preflight } from './preflight.ts';
import { behindNginx } from './rules/behind-nginx.ts';
import { helm } from './rules/examples.ts';
import { type Example, notThere } from './rules/rule.ts';
import { layOut } from './samples/lay-out.ts';

/*
 * Kinds of false alarms that public projects showed. Each has a counterpart that differs in what decides, and in which the
 * same rule speaks.
 */

const laidOut: string[] = [];

afterEach(() => {
  for (const directory of laidOut.splice(0)) rmSync(directory, { recursive: true, force: true });
});

async function rulesOf(example: Example): Promise<string[]> {
  const directory = layOut(example);
  laidOut.push(directory);
  const signal = AbortSignal.timeout(10_000);
  const { findings } = await preflight(directory, { environment: {}, signal, asksCompose: false });
  return findings.map(({ rule }) => rule.id);
}

const override = (text: string) => ({ 'docker-compose.override.yml': `services:\n${text}` });
const nginx = (target: string) => ({
  ...override(
    '  front:\n    image: nginx:1.29.3\n    restart: unless-stopped\n    volumes: [./front.conf:/etc/nginx/conf.d/default.conf]\n  librechat:\n    ports: [3080:3080]\n',
  ),
  'front.conf': `server {\n  listen 80;\n  location / {\n    set $to ${target};\n    proxy_pass http://$to;\n  }\n}\n`,
});
const tools = {
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google, openid], allowedDomains: [example.org] }\nmcpSettings: { allowedDomains: [tools] }\nmcpServers:\n  tools: { type: streamable-http, url: http://tools:8000/mcp }\n',
};
const otherFile = (name: string) => ({
  ...tools,
  'docker-compose.tools.yml': `services:\n  ${name}:\n    image: example.org/tools:1.0.0\n`,
});
const panel = (profiles: string) =>
  override(
    `  admin:\n    image: clickhouse/librechat-admin-panel:latest\n    restart: unless-stopped\n    environment: { API_SERVER_URL: 'http://librechat:3080' }\n${profiles}`,
  );
const template = (secret: string) => ({
  '.env': notThere,
  '.env.example': `MONGO_PASSWORD=\nCREDS_KEY=${secret}\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n`,
});
const mongo = (name: string) =>
  override(
    `  ${name}:\n    image: mongo:8.0.20\n    restart: unless-stopped\n    volumes: [more:/data/db]\n    healthcheck: { test: [CMD, mongosh, --eval, ping] }\n  librechat:\n    environment: { MONGO_URI: 'mongodb://chat-other-1:27017/librechat' }\nvolumes: { more: {} }\n`,
  );
const built = (version: string) => ({
  ...override(
    '  librechat:\n    image: ours:1\n    build: .\n    volumes: [uploads:/app/uploads]\n',
  ),
  Dockerfile: 'FROM node:20-alpine\n',
  'package.json': JSON.stringify({ name: 'LibreChat', version }),
});
const fork = (key: string) => ({
  ...built('v0.8.7'),
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org], ours: true }\n',
  'packages/data-provider/src/config.ts': `z.object({ ${key}: z.boolean() });\n`,
});
const ofForkWithImage = (image: string) => ({
  ...override(`  librechat:\n    image: ${image}\n    volumes: [uploads:/app/uploads]\n`),
  'package.json': JSON.stringify({ name: 'LibreChat', version: 'v0.8.7' }),
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nours: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\n',
  'packages/data-provider/src/config.ts': 'z.object({ ours: z.boolean() });\n',
});
const withLogs = (version: string) => ({
  ...built(version),
  ...override('  librechat:\n    build: .\n    volumes: [./logs:/app/logs]\n'),
});
const mongoOf = (image: string) =>
  override(
    `  other:\n    image: ${image}\n    restart: unless-stopped\n    volumes: [more:/data/db]\n  librechat:\n    environment: { MONGO_URI: 'mongodb://other:27017/LibreChat' }\nvolumes: { more: {} }\n`,
  );
const withImage = (image: string) => ({
  ...override(`  librechat:\n    image: ${image}\n`),
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\ninterface: { sidePanel: true }\n',
});
const laidOver = (image: string) => ({
  'docker-compose.yml': notThere,
  'librechat.yaml': notThere,
  '.env': notThere,
  'compose.more.yml': `services:\n  librechat:\n${image}    depends_on: [more]\n    environment: { HOST: 0.0.0.0 }\n`,
});
const withFilesOf = (service: string) => ({
  ...override('  librechat:\n    volumes: !override [./librechat.yaml:/app/librechat.yaml:ro]\n'),
  'compose.disk.yml': `services:\n  ${service}:\n    volumes:\n      - ./images:/app/client/public/images\n      - { type: bind, source: ./uploads, target: /app/uploads }\n`,
});
const withTemplate = (name: string) => ({
  '.env': notThere,
  [name]:
    'MONGO_PASSWORD=\nCREDS_KEY=\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n',
});
const tlsAt = (host: string) => ({
  ...behindNginx({ without: 'Strict-Transport-Security' }),
  '.env': `DOMAIN_CLIENT=https://${host}\nDOMAIN_SERVER=https://${host}\n`,
});
const overrideNextTo = (service: string) => ({
  'docker-compose.yml': notThere,
  '.env': notThere,
  'compose.more.yml': `services:\n  ${service}\n`,
});
const onPlatform = (file: string) => ({
  ...dotenvAlone,
  [file]: 'services: []\n',
});
const allInOne = (from: string) => ({
  ...override(
    '  librechat:\n    image: !reset null\n    build: .\n    environment: !override {}\n',
  ),
  Dockerfile: `FROM ${from}\nENV MONGO_URI=mongodb://127.0.0.1:27017/LibreChat\n`,
});
const endpointCalled = (environment: string) => ({
  '.env': environment,
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nendpoints:\n  custom:\n    - { name: Anthropic, apiKey: user_provided, baseURL: "https://models.example.org/v1", models: { default: [one] } }\n',
});
const custom = (key: string, address: string) => ({
  'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nendpoints:\n  custom:\n    - { name: Ours, apiKey: "${key}", baseURL: "${address}", models: { default: [one] } }\n`,
});
const keyOf = (key: string) => custom(key, 'https://models.example.org/v1');
const addressOf = (address: string) => custom('user_provided', address);
const nginxNextTo = (address: string) => ({
  ...override('  librechat:\n    ports: [3080:3080]\n'),
  'nginx.conf': `server {\n  listen 80;\n  location / {\n    proxy_pass http://${address};\n  }\n}\n`,
});
const databaseInTemplate = (host: string) => ({
  ...override('  librechat:\n    environment: { MONGO_URI: "${MONGO_URI}" }\n'),
  '.env': notThere,
  '.env.example': `MONGO_URI=mongodb://${host}:27017/LibreChat\nMONGO_PASSWORD=\nCREDS_KEY=\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n`,
});
const withBroken = (second: string) =>
  override(`  librechat:\n    environment: { ALLOW_REGISTRATION: 'true' }\n${second}`);
const dotenvAlone = {
  'docker-compose.yml': notThere,
  '.env': 'MONGO_URI=mongodb://db.example.org/LibreChat\nCREDS_KEY=\n',
  'librechat.yaml':
    'version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nendpoints:\n  custom:\n    - { name: Ours, apiKey: "${OURS_KEY}", baseURL: "https://models.example.org/v1", models: { default: [one] } }\n',
};
const withDatabaseAt = (host: string) =>
  override(
    `  mongodb: { image: 'mongo:4.4' }\n  librechat:\n    environment: { MONGO_URI: 'mongodb://chat:made-by-openssl@${host}:27017/LibreChat' }\n`,
  );
const off = (profiles: string, ofLibreChat = '') =>
  override(
    `  search:\n    image: getmeili/meilisearch:v1.35.1\n    restart: unless-stopped\n${profiles}  librechat:\n${ofLibreChat}    environment: { SEARCH: 'true', MEILI_HOST: 'http://search:7700', MEILI_MASTER_KEY: made-by-openssl-rand-hex-24 }\n`,
  );
const withDefault = (name: string) => ({
  ...tools,
  ...override('  tools:\n    image: example.org/tools:1.0.0\n'),
  'librechat.yaml': tools['librechat.yaml'].replace(
    '/mcp }',
    `/mcp, headers: { X-Name: '\${${name}}' } }`,
  ),
});

const chartsObject =
  'apiVersion: source.toolkit.fluxcd.io/v1\nkind: HelmRepository\nmetadata: { name: chat }\n';
const helper = (command: string) =>
  override(
    `  fill:\n    image: nginx:1.29.3\n    restart: unless-stopped\n    entrypoint: [/bin/sh, -c]\n    command: ["${command}"]\n  librechat:\n    ports: [3080:3080]\n`,
  );
const withStandard = (inTemplate: string) => ({
  ...template('__from_the_vault__'),
  ...override('  librechat:\n    environment: { CREDS_IV: "${SALT:-replace-me}" }\n'),
  '.env.example': `MONGO_PASSWORD=\nSALT=${inTemplate}\nCREDS_KEY=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n`,
});
const encrypted = (text: string) => ({ '.env': text, 'librechat.yaml': notThere });
const dockerfile = (from: string) => ({
  '.env': notThere,
  'docker-compose.yml':
    'services:\n  web:\n    build: { context: ., dockerfile: Dockerfile.web }\n',
  'Dockerfile.web': `FROM ${from}\n`,
});
const other = (name: string) => ({
  '.env': notThere,
  'docker-compose.override.yml': `services:\n  ${name}:\n    image: example.org/shop:1.0.0\n    environment: { SHOP: "\${SHOP}" }\n`,
  '.env.example':
    'MONGO_PASSWORD=\nCREDS_KEY=\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\nDOMAIN_CLIENT=http://localhost:3080\nDOMAIN_SERVER=http://localhost:3080\n',
});
const overrideAlone = (variables: string) => ({
  'docker-compose.yml': notThere,
  'librechat.yaml': notThere,
  '.env': 'HOST=localhost\nMONGO_URI=mongodb://127.0.0.1:27017/LibreChat\n',
  'docker-compose.override.yml': `services:\n  librechat:\n    env_file: .env\n${variables}`,
});
const issuer = (port: string) => ({
  '.env': 'OPENID_ISSUER=https://keycloak:8443/realms/chat\n',
  ...override(
    `  keycloak:\n    image: quay.io/keycloak/keycloak:26.4\n    restart: unless-stopped\n    ports: ['${port}:8443']\n`,
  ),
});

const inOtherFile = (name: string) => ({
  ...override('  librechat:\n    depends_on: [cache]\n'),
  'docker-compose.base.yml': `services:\n  ${name}:\n    image: redis:8.2\n`,
});
const templateAlone = (more: string) => ({
  'docker-compose.yml': notThere,
  'librechat.yaml': notThere,
  '.env': notThere,
  '.env.example': `SHOP_PORT=80\nCREDS_KEY=\nJWT_REFRESH_SECRET=\n${more}`,
});
const copying = (target: string) => ({
  'docker-compose.yml': 'services:\n  librechat:\n    build: .\n',
  '.env': notThere,
  'app.env':
    'JWT_SECRET=2c2d6c1f8e0b47a39d5ef0b1a7c84e6d\nJWT_REFRESH_SECRET=93f25b08a1e74c6fb0d9386e57a21c4f\n',
  Dockerfile: `FROM ghcr.io/danny-avila/librechat:v0.8.7\nCOPY app.env ${target}\n`,
});
const console = (variable: string) =>
  override(
    `  console:\n    image: mongo-express:1.0.2\n    restart: unless-stopped\n    ports: ['8081:8081']\n    environment: { ${variable}: made-by-openssl-rand-hex-24, ME_CONFIG_MONGODB_SERVER: mongodb }\n  librechat:\n    depends_on: [console]\n`,
  );
const nginxOf = (mount: string) => ({
  ...override('  librechat:\n    ports: [3080:3080]\n'),
  'nginx/chat.conf':
    'server {\n  listen 80;\n  location / {\n    proxy_pass http://127.0.0.1:3080;\n  }\n}\n',
  'docker-compose.prod.yml': `services:\n  front:\n    image: nginx:1.29.3\n    volumes: ['${mount}']\n`,
});
const chart = (version: string) => ({
  ...helm('', '    PLUGIN_MODELS: gpt-4o\n'),
  'values.yaml': (helm('', '    PLUGIN_MODELS: gpt-4o\n')['values.yaml'] ?? '').replace(
    'image: { tag: v0.8.7 }\n',
    '',
  ),
  'Chart.yaml': `name: librechat\nappVersion: ${version}\n`,
});
const shared = (file: string) => ({
  ...override('  librechat:\n    env_file: app.env\n'),
  'app.env': 'REDIS_URL=redis://redis:6379\n',
  'docker-compose.base.yml': `services:\n  shop:\n    image: example.org/shop:1.0.0\n    env_file: [${file}]\n`,
});

describe.each<[what: string, rule: string, silent: Example, speaks: Example]>([
  ['a proxy that leads elsewhere', 'proxy.passed-by', nginx('shop:80'), nginx('librechat:3080')],
  [
    'a service in another compose file of the folder',
    'provider.no-such-host',
    otherFile('tools'),
    otherFile('others'),
  ],
  [
    'a service of a profile that is off',
    'image.latest',
    panel('    profiles: [admin]\n'),
    panel(''),
  ],
  [
    'a placeholder between underscores',
    'secrets.creds-length',
    template('__from_the_vault__'),
    template('abc'),
  ],
  [
    'a host that is the name of a container',
    'mongodb.no-such-host',
    mongo('other'),
    mongo('another'),
  ],
  ['a release that is built from its source', 'image.vulnerable', built('v0.8.7'), built('v0.8.1')],
  [
    'a variable without a default in librechat.yaml',
    'config.literal-variable',
    withDefault('NAME'),
    withDefault('NAME:-chat'),
  ],
  [
    'a manifest called librechat.yaml',
    'config.invalid',
    { 'librechat.yaml': chartsObject },
    { 'librechat.yaml': 'metadata: { name: chat }\n' },
  ],
  [
    'an image of a proxy that lends its tools',
    'proxy.passed-by',
    helper('envsubst < /template > /filled'),
    helper('envsubst < /template > /etc/nginx/nginx.conf && nginx'),
  ],
  [
    'a default that a template says to replace',
    'secrets.creds-length',
    withStandard('replace-me'),
    withStandard(''),
  ],
  [
    'an encrypted .env',
    'env.not-in-repository',
    encrypted('$ANSIBLE_VAULT;1.1;AES256\n33383437\n'),
    encrypted(notThere),
  ],
  [
    "an image built on LibreChat's by a Dockerfile of another name",
    'compose.no-librechat',
    dockerfile('ghcr.io/danny-avila/librechat:v0.8.7'),
    dockerfile('node:24-alpine'),
  ],
  [
    'a variable of a service that has nothing to do with LibreChat',
    'env.not-in-repository',
    other('shop'),
    other('mongodb'),
  ],
  [
    'what a .env says where the compose file below an override sets it',
    'ports.deaf-to-others',
    overrideAlone(''),
    overrideAlone('    environment: { HOST: localhost }\n'),
  ],
  [
    'a dependency in another compose file of the folder',
    'depends.no-such-service',
    inOtherFile('cache'),
    inOtherFile('other'),
  ],
  [
    'a template without the address of the database',
    'secrets.jwt-missing',
    templateAlone(''),
    templateAlone('MONGO_URI=\n'),
  ],
  [
    'a .env that the Dockerfile copies',
    'secrets.jwt-missing',
    copying('/app/.env'),
    copying('/app/other.env'),
  ],
  [
    'a console with a login',
    'ports.internal-published',
    console('ME_CONFIG_BASICAUTH_PASSWORD'),
    console('ME_CONFIG_OTHER_PASSWORD'),
  ],
  [
    'nginx of another compose file',
    'proxy.passed-by',
    nginxOf('./nginx:/etc/nginx/conf.d'),
    nginxOf('./pages:/usr/share/nginx/html'),
  ],
  ['a release that the chart names', 'env.unread', chart('v0.8.1'), chart('v0.8.7')],
  [
    'an image whose tag is a commit',
    'config.unknown-key',
    withImage('ghcr.io/danny-avila/librechat:3f2a9c1'),
    withImage('ghcr.io/danny-avila/librechat:latest'),
  ],
  [
    'a variable that code of the operator may read',
    'env.unread',
    override('  librechat:\n    image: example.org/ours:1\n    environment: { OURS: here }\n'),
    override('  librechat:\n    environment: { OURS: here }\n'),
  ],
  [
    "a database of another application, where LibreChat's is on another machine",
    'mongodb.end-of-life',
    withDatabaseAt('db.example.org'),
    withDatabaseAt('127.0.0.1'),
  ],
  [
    'the image of a fork whose source is there',
    'config.invalid',
    ofForkWithImage('example.org/ours:1'),
    ofForkWithImage('ghcr.io/danny-avila/librechat:v0.8.7'),
  ],
  [
    'a compose file that is laid over one of another folder',
    'mongodb.uri-missing',
    laidOver(''),
    laidOver('    image: ghcr.io/danny-avila/librechat:v0.8.7\n'),
  ],
  [
    'a service of a compose file that this one is laid over',
    'depends.no-such-service',
    laidOver(''),
    laidOver('    image: ghcr.io/danny-avila/librechat:v0.8.7\n'),
  ],
  [
    'volumes in a compose file that is laid over this one',
    'volumes.data-not-kept',
    withFilesOf('librechat'),
    withFilesOf('shop'),
  ],
  [
    'a template for an env file of another name',
    'env.not-in-repository',
    withTemplate('.env.edge.example'),
    withTemplate('edge.txt'),
  ],
  [
    'a certificate for localhost',
    'proxy.no-security-headers',
    tlsAt('localhost'),
    tlsAt('chat.example.org'),
  ],
  [
    'a compose file that only says more of a database of another folder',
    'compose.no-librechat',
    overrideNextTo('mongodb: { ports: [27017] }'),
    overrideNextTo('web: { image: "nginx:1.29.3" }'),
  ],
  [
    'a variable that a platform may set',
    'config.variable-unset',
    onPlatform('render.yaml'),
    onPlatform('other.yaml'),
  ],
  [
    'a database in an image of its own making',
    'provider.localhost',
    allInOne('debian:bookworm-slim'),
    allInOne('ghcr.io/danny-avila/librechat:v0.8.7'),
  ],
  [
    'a built-in endpoint that ENDPOINTS hides',
    'config.shadowed-endpoint',
    endpointCalled('ANTHROPIC_API_KEY=user_provided\nENDPOINTS=custom,agents\n'),
    endpointCalled('ANTHROPIC_API_KEY=user_provided\nENDPOINTS=custom,anthropic\n'),
  ],
  [
    'a built-in endpoint without a key',
    'config.shadowed-endpoint',
    endpointCalled(''),
    endpointCalled('ANTHROPIC_API_KEY=user_provided\n'),
  ],
  [
    'a volume whose path only a variable says',
    'config.unread',
    override('  librechat:\n    volumes: ["${FOLDER}"]\n'),
    override('  librechat:\n    volumes: !override ["more:/app"]\nvolumes: { more: {} }\n'),
  ],
  [
    'a variable of a program that Node loads before LibreChat',
    'env.unread',
    override(
      '  librechat:\n    environment: { NODE_OPTIONS: --require /app/more.cjs, OURS: here }\n',
    ),
    override('  librechat:\n    environment: { NODE_OPTIONS: --no-warnings, OURS: here }\n'),
  ],
  [
    'a template that another program fills in',
    'reading.invalid-yaml',
    { 'librechat.yaml': 'version: 1.3.13\n{{- if .Env.SEARCH }}\nwebSearch: {}\n{{- end }}\n' },
    { 'librechat.yaml': 'version: 1.3.13\n{{ SEARCH }}\nwebSearch: {}\n' },
  ],
  [
    'a word for a key that nobody asks for',
    'secrets.in-versioned-file',
    keyOf('open-sesame'),
    keyOf('4f1c9e27ab30d85e'),
  ],
  [
    'an address with a default, which LibreChat leaves as it is',
    'provider.localhost',
    addressOf('${MODELS:-http://localhost:8000}/v1'),
    addressOf('http://localhost:8000/v1'),
  ],
  [
    'an nginx of another compose file, which knows LibreChat by its name',
    'proxy.passed-by',
    nginxNextTo('librechat:3080'),
    nginxNextTo('127.0.0.1:3080'),
  ],
  [
    "the database of LibreChat's own template",
    'provider.localhost',
    databaseInTemplate('127.0.0.1'),
    databaseInTemplate('localhost'),
  ],
  [
    'what a compose file says that is laid under a broken one',
    'health.missing',
    withBroken('volumes:\n  - more\n  other: {}\n   - less\n'),
    withBroken('    healthcheck: { disable: true }\n'),
  ],
  ['the folder of logs', 'volumes.log-folder', withLogs('v0.8.2-rc2'), withLogs('v0.8.2-rc1')],
  [
    'an image that brings a health check',
    'health.missing',
    mongoOf('mongodb/mongodb-atlas-local:8.0'),
    mongoOf('mongo:8.0.20'),
  ],
  [
    'a variable of Node',
    'env.unread',
    { '.env': 'NODE_NO_WARNINGS=1\n' },
    { '.env': 'NODE_NO_WARNING=1\n' },
  ],
  ['a key that a fork adds to its schema', 'config.unknown-key', fork('ours'), fork('theirs')],
  [
    'a service whose profile .env switches on',
    'provider.profile-off',
    { ...off('    profiles: [search]\n'), '.env': 'COMPOSE_PROFILES=search\n' },
    off('    profiles: [search]\n'),
  ],
  [
    'a service of a profile where LibreChat itself has one',
    'provider.profile-off',
    off('    profiles: [search]\n', '    profiles: [chat]\n'),
    off('    profiles: [search]\n'),
  ],
  ['variables that another program reads', 'env.unread', shared('app.env'), shared('other.env')],
])('%s', (_, rule, silent, speaks) => {
  test(`is no case of ${rule}`, async () => {
    expect(await rulesOf(silent)).not.toContain(rule);
  });

  test('unlike its counterpart', async () => {
    expect(await rulesOf(speaks)).toContain(rule);
  });
});

const alone = {
  'docker-compose.yml': notThere,
  '.env': notThere,
  'librechat.yaml': 'version: 1.3.13\nsecureImageLinks: true\n',
};
const text =
  'services:\n  librechat:\n    image: ghcr.io/danny-avila/librechat:latest\n    volumes: [./librechat.yaml:/app/librechat.yaml]\n';

test('an override alone is judged for what it says, not for what it leaves out', async () => {
  expect(await rulesOf({ ...alone, 'docker-compose.override.yml': text })).toEqual([
    'compose.no-librechat',
    'image.latest',
  ]);
  expect(await rulesOf({ ...alone, 'docker-compose.yml': text })).toEqual(
    expect.arrayContaining(['mongodb.uri-missing', 'volumes.data-not-kept', 'health.missing']),
  );
});

test('a template that is not about LibreChat says nothing of its variables', async () => {
  const other = 'DATABASE_URL=postgres://db/shop\nREDIS_URL=redis://cache\n';
  expect(await rulesOf({ ...alone, '.env.example': other })).toEqual([]);
  expect(await rulesOf({ ...alone, '.env.example': `${other}MONGO_URI=\nCREDS_KEY=\n` })).toContain(
    'secrets.jwt-missing',
  );
});

test('an issuer whose port this machine publishes is reached with an entry in the hosts file', async () => {
  const severityFor = async (port: string) => {
    const directory = layOut(issuer(port));
    laidOut.push(directory);
    const signal = AbortSignal.timeout(10_000);
    const { findings } = await preflight(directory, {
      environment: {},
      signal,
      asksCompose: false,
    });
    return findings.find(({ rule }) => rule.id === 'oauth.openid-issuer-inner')?.severity;
  };
  expect(await severityFor('8443')).toBe('warning');
  expect(await severityFor('9443')).toBe('error');
});

test('a configuration of another name alone is read', async () => {
  const invalid = 'version: 1.3.13\nsecureImageLinks: sometimes\n';
  const without = { ...alone, 'librechat.yaml': notThere };
  expect(await rulesOf({ ...without, 'librechat-config.yaml': invalid })).toContain(
    'config.invalid',
  );
  expect(await rulesOf({ ...without, 'librechat.yml': '- hosts: all\n' })).toEqual([]);
  expect(
    await rulesOf({ ...without, 'librechat-a.yaml': invalid, 'librechat-b.yaml': invalid }),
  ).toEqual([]);
});

test('an address that the operator has yet to give weighs less than one that is none', async () => {
  const server = (url: string) => ({
    'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nmcpServers: { tickets: { type: streamable-http, url: "${url}" } }\n`,
  });
  const severityOf = async (example: Example) => {
    const directory = layOut(example);
    laidOut.push(directory);
    const signal = AbortSignal.timeout(10_000);
    const options = { environment: {}, signal, asksCompose: false };
    const { findings } = await preflight(directory, options);
    return findings.find(({ rule }) => rule.id === 'config.mcp-address')?.severity;
  };
  const yetToBeSet = server('${TICKETS}/mcp');
  expect(await severityOf(yetToBeSet)).toBe('error');
  expect(await severityOf({ ...withTemplate('.env.example'), ...yetToBeSet })).toBe('warning');
});
