import { expect, test } from 'vitest';
import { shown } from './source-line.ts';

const word = 'hunter-2';

test.each([
  `JWT_SECRET=${word}`,
  `JWT_SECRET=abc#${word}`,
  `JWT_SECRET="two ${word}" # note`,
  `export CREDS_KEY = ${word}`,
  `      - JWT_SECRET=${word}`,
  `      - "JWT_SECRET=a, ${word}"`,
  `      JWT_SECRET: \${JWT_SECRET:-${word}}`,
  `    environment: { A: b, POSTGRES_PASSWORD: ${word}, C: d }`,
  `    environment: { "POSTGRES_PASSWORD": "x, ${word}" }`,
  `      - MONGO_URI=mongodb://chat:p@${word}@mongodb:27017/chat`,
  `REDIS_URI=redis://:${word}@redis:6379`,
  `      apiKey: '${word}'`,
  `          x-api-key: "${word}"`,
  `        Authorization: Bearer ${word}`,
  `    command: redis-server --requirepass ${word}`,
  `    command: meilisearch --master-key=${word}`,
  `      - traefik.http.middlewares.login.basicauth.users=admin:$$apr1$$${word}`,
  `-OPENID_SESSION_SECRET=${word}`,
  `MIIEvQIBADANBgkqhkiG9w0B/${word}+AQEFAASCBKcw==`,
])('%s is not shown', (line) => {
  expect(shown(line)).not.toContain(word);
  expect(shown(line)).toContain('[redacted]');
});

test.each([
  'JWT_SECRET=${JWT_SECRET}',
  "      apiKey: '${OPENROUTER_KEY}'",
  '      CREDS_KEY: ${CREDS_KEY:?make one}',
  '    image: ghcr.io/danny-avila/librechat:v0.8.5',
  '      - "127.0.0.1:3080:3080"',
  'DOMAIN_SERVER=http://localhost:3080',
  'NODE_MAX_OLD_SPACE_SIZE=6144',
  'MESSAGE_VIOLATION_SCORE=1',
  '===================================================================',
  '    environment: { HOST: 0.0.0.0, PORT: 3080 }',
])('%s is', (line) => {
  expect(shown(line)).toBe(line);
});
