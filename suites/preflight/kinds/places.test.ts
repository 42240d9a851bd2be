import { expect, test } from 'vitest';
import { behindNginx } from '../rules/behind-nginx.ts';
import { helm } from '../rules/examples.ts';
import { notThere } from '../rules/rule.ts';
import { override } from './projects.ts';
import { countOf, judgeKinds, rulesOf, severityOf } from './testing.ts';

/* Where the files of a project lie, what they are called, and who gets them. */

const yaml = (text: string) => ({
  'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google, openid], allowedDomains: [example.org] }\n${text}`,
});
const withKey = override(
  '  librechat:\n    environment: { ANTHROPIC_API_KEY: sk-ant-0123456789abcdef }\n',
);
const onServer = { '.git': notThere };
const calledAt =
  'mcpSettings: { allowedDomains: [localhost] }\nmcpServers: { tools: { type: streamable-http, url: "http://localhost:8000/mcp" } }\n';
const toolsIn = (network: string) => ({
  ...override(
    `  tools:\n    image: example.org/tools:1.0.0\n    restart: unless-stopped\n${network}`,
  ),
  ...yaml(calledAt),
});
const toolsOpen = (more: string) => ({
  ...override(
    '  tools:\n    image: example.org/tools:1.0.0\n    restart: unless-stopped\n    ports: [8000:8000]\n',
  ),
  ...yaml(
    `mcpServers: { tools: { type: streamable-http, url: "http://tools:8000/mcp"${more} } }\n`,
  ),
});
const open = { 'librechat.yaml': 'version: 1.3.13\nsecureImageLinks: true\n' };
const at = (address: string) => `DOMAIN_CLIENT=${address}\nDOMAIN_SERVER=${address}\n`;
const front = (service: string, target: string) => ({
  ...override(
    `  front:\n    restart: unless-stopped\n    ports: [80:80]\n    volumes: [./front.conf:${target}]\n${service}  librechat:\n    ports: [3080:3080]\n`,
  ),
  'front.conf':
    'server {\n  listen 80;\n  location / {\n    proxy_pass http://librechat:3080;\n  }\n}\n',
});
const nginx = '    image: nginx:1.29.3\n';
const configured = '/etc/nginx/conf.d/default.conf';
const ragCalled = (variables: string) =>
  override(
    `  embeddings:\n    image: example.org/ours:1\n    restart: unless-stopped\n    environment: { ${variables} }\n  librechat:\n    environment: { RAG_API_URL: 'http://embeddings:8000' }\n`,
  );
const checked = (image: string) =>
  override(
    `  librechat:\n    image: ${image}\n    environment: { NODE_ENV: production, HOST: 0.0.0.0 }\n    healthcheck: { test: [CMD, curl, --fail, 'http://127.0.0.1:3080/api/config'] }\n`,
  );
const vectorsIn = (image: string) => ({
  'docker-compose.override.yml': `${ragCalled('DB_HOST: vectors, RAG_PORT: 8000')['docker-compose.override.yml']}  vectors:\n    image: ${image}\n    restart: unless-stopped\n`,
});
const redisWith = (password: string) => ({
  ...override(
    `  redis:\n    image: redis:8.2.2\n    restart: unless-stopped\n    command: redis-server --requirepass ${password}\n  librechat:\n    environment: { USE_REDIS: "true", REDIS_URI: "redis://redis:6379" }\n`,
  ),
  '.env': 'REDIS_PASSWORD=4f1c9e27ab30d85e\n',
});
const mountedBy = (name: string) => ({
  '.env': notThere,
  ...override(
    '  librechat:\n    volumes: !override [images:/app/client/public/images, uploads:/app/uploads]\n',
  ),
  'librechat.yaml': 'version: 1.3.13\nsecureImageLinks: sometimes\n',
  [name]: 'services:\n  librechat:\n    volumes: [./librechat.yaml:/app/librechat.yaml]\n',
});
const withEnvFile = (template: string) => ({
  ...override('  librechat:\n    env_file: !override [/srv/chat/config/chat.env]\n'),
  [template]: 'CREDS_KEY=\nCREDS_IV=\nJWT_SECRET=\nJWT_REFRESH_SECRET=\n',
});
const alone = { 'docker-compose.yml': notThere, '.env': notThere };
const variables = `MONGO_URI=mongodb://db.example.org/chat\nCREDS_KEYS=1\n${at('http://localhost:3080')}`;

judgeKinds([
  [
    'a secret on a server, under no version control',
    'secrets.in-versioned-file',
    { ...withKey, ...onServer },
    withKey,
  ],
  [
    'the name of a project, which is called its key',
    'secrets.guessable',
    override('  librechat:\n    environment: { OURS_PROJECT_KEY: librechat }\n'),
    override('  librechat:\n    environment: { OURS_SECRET_KEY: librechat }\n'),
  ],
  [
    "a container in LibreChat's own network",
    'provider.localhost',
    toolsIn('    network_mode: service:librechat\n'),
    toolsIn(''),
  ],
  [
    'a LibreChat that only its own machine reaches',
    'login.open-to-anyone',
    { ...open, '.env': 'ALLOW_REGISTRATION=true\n' },
    { ...open, '.env': `ALLOW_REGISTRATION=true\n${at('https://chat.example.org')}` },
  ],
  [
    'a proxy that a profile starts',
    'proxy.passed-by',
    front(`${nginx}    profiles: [front]\n`, configured),
    front(nginx, configured),
  ],
  [
    'the configuration of a proxy that a profile starts',
    'proxy.address-not-passed-on',
    front(`${nginx}    profiles: [front]\n`, configured),
    front(nginx, configured),
  ],
  [
    'an image of another name that is given no configuration of nginx',
    'proxy.read-timeout',
    front('    image: example.org/front:1\n', '/srv/front.conf'),
    front('    image: example.org/front:1\n', configured),
  ],
  [
    'a password of a database of the chart',
    'secrets.guessable',
    helm('redis: { auth: { password: 4f1c9e27ab30d85e } }\n'),
    helm('redis: { auth: { password: password } }\n'),
  ],
  [
    "the image of LibreChat's server alone, which has curl",
    'health.no-such-tool',
    checked('ghcr.io/danny-avila/librechat-api:v0.8.7'),
    checked('ghcr.io/danny-avila/librechat:v0.8.7'),
  ],
  [
    'a blank variable with spaces and a carriage return after it',
    'mail.half-a-login',
    { '.env': 'EMAIL_HOST=mail.example.org\r\nEMAIL_PASSWORD=   \r\nEMAIL_FROM_NAME=\r\n' },
    { '.env': 'EMAIL_HOST=mail.example.org\r\nEMAIL_PASSWORD=4f1c9e27ab30d85e\r\n' },
  ],
  [
    'what nginx includes of a file that may pass on addresses',
    'proxy.address-not-passed-on',
    behindNginx({ without: 'X-Forwarded-For', extra: ['include /etc/nginx/ours.conf;'] }),
    behindNginx({
      without: 'X-Forwarded-For',
      extra: ['include /etc/letsencrypt/options-ssl-nginx.conf;'],
    }),
  ],
  [
    'a database with pgvector',
    'rag.database-incomplete',
    vectorsIn('pgvector/pgvector:0.8.0-pg17'),
    vectorsIn('postgres:17.6-alpine'),
  ],
  [
    'quotes in a text that only signs',
    'env.quotes-kept',
    override(
      '  librechat:\n    environment:\n      - JWT_SECRET="4f1c9e27ab30d85e4f1c9e27ab30d85f"\n',
    ),
    override(
      '  librechat:\n    environment:\n      - CREDS_IV="4f1c9e27ab30d85e4f1c9e27ab30d85f"\n',
    ),
  ],
  [
    'a server for file search that is not the RAG API',
    'rag.no-key',
    ragCalled('DB_HOST: vectors.example.org'),
    ragCalled('DB_HOST: vectors.example.org, RAG_PORT: 8000'),
  ],
  [
    'the password of a command from .env',
    'secrets.in-versioned-file',
    redisWith(`\${REDIS_PASSWORD}`),
    redisWith('4f1c9e27ab30d85e'),
  ],
  [
    'a librechat.yaml that no compose file mounts',
    'config.invalid',
    mountedBy('notes.yml'),
    mountedBy('docker-compose.prod.yml'),
  ],
  [
    'a template for an env file that is elsewhere on the server',
    'env.not-in-repository',
    withEnvFile('config/chat.env.example'),
    withEnvFile('config/other.env.example'),
  ],
  [
    'variables next to a librechat.yaml, under another name',
    'env.unread',
    { ...alone, ...yaml(''), 'chat.env': variables },
    { ...alone, ...yaml(''), 'librechat.env': variables },
  ],
  [
    'an endpoint of librechat.yaml that has a key',
    'provider.key-missing',
    {
      ...yaml('endpoints: { anthropic: { titleConvo: true } }\n'),
      '.env': 'ANTHROPIC_API_KEY=user_provided\n',
    },
    yaml('endpoints: { anthropic: { titleConvo: true } }\n'),
  ],
  [
    'an MCP server that LibreChat gives a key',
    'mcp.open-to-network',
    toolsOpen(', headers: { Authorization: "Bearer 4f1c9e27ab30d85e" }'),
    toolsOpen(''),
  ],
  [
    'an unknown key next to an invalid section',
    'config.unknown-key',
    yaml('endpoints: { anthropic: { models: { default: [claude] } } }\n'),
    yaml(
      'endpoints: { anthropic: { models: { default: [claude] } } }\ninterface: { modelSelekt: true }\n',
    ),
  ],
]);

test('a secret on a server is in the log of LibreChat all the same', async () => {
  const key = yaml(
    'mcpServers: { tools: { type: streamable-http, url: "https://tools.example.org/mcp", headers: { Authorization: "Bearer 4f1c9e27ab30d85e" } } }\n',
  );
  const severityFor = (more: object) =>
    severityOf('secrets.in-versioned-file', { ...key, ...more });
  expect(await severityFor({})).toBe('error');
  expect(await severityFor(onServer)).toBe('warning');
});

test('a section whose keys are not indented is one fault', async () => {
  const servers = (indent: string) =>
    yaml(
      `mcpServers:\n${['a', 'b', 'c'].map((name) => `${indent}${name}: { command: npx, args: [tools] }\n`).join('')}`,
    );
  expect(await countOf('config.invalid', servers(''))).toBe(1);
  expect(await countOf('config.invalid', servers('  '))).toBe(0);
  expect(await countOf('config.invalid', yaml('a: 1\nb: 2\n'))).toBe(2);
});

test('of several configurations of other names none is taken, and that is said', async () => {
  const sound = 'version: 1.3.13\nsecureImageLinks: true\n';
  const several = { ...alone, 'librechat.yaml': notThere, 'librechat-a.yaml': sound };
  expect(await rulesOf(several)).toEqual([]);
  expect(await rulesOf({ ...several, 'librechat-b.yaml': sound })).toEqual(['config.unread']);
});
