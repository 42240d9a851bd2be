import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { preflight } from '../preflight.ts';
import { layOut } from '../samples/lay-out.ts';
import type { Example } from './rule.ts';

const project = (port: number, host: string): Example => ({
  'docker-compose.override.yml':
    'services:\n  traefik:\n    image: traefik:v3.5.4\n    restart: unless-stopped\n    ports: [443:443]\n    volumes:\n      - ./traefik:/etc/traefik\n',
  'traefik/traefik.yml': 'providers:\n  file: { directory: /etc/traefik }\n',
  'traefik/chat.yml': `http:
  routers:
    chat:
      rule: Host(\`${host}\`)
      service: chat@file
      tls: {}
  services:
    chat:
      loadBalancer:
        servers:
          - url: http://librechat:${port}
`,
  '.env': 'DOMAIN_CLIENT=https://chat.example.org\nDOMAIN_SERVER=https://chat.example.org\n',
});

/** The same in TOML, with an array of tables, an empty table and a dotted key. */
const inToml = (port: number, host: string): Example => {
  const { 'traefik/chat.yml': _, 'traefik/traefik.yml': __, ...rest } = project(port, host);
  return {
    ...rest,
    'traefik/traefik.toml': `[entryPoints.web]
address = ":443"
transport.respondingTimeouts.writeTimeout = "60s"
[providers.file]
directory = "/etc/traefik"
`,
    'traefik/chat.toml': `[http.routers.chat]
rule = "Host(\`${host}\`)"
service = "chat"
[http.routers.chat.tls]
[[http.services.chat.loadBalancer.servers]]
url = "http://librechat:${port}"
`,
  };
};

async function findingsOf(port: number, host: string, files = project) {
  const signal = AbortSignal.timeout(10_000);
  const options = { environment: {}, signal, asksCompose: false };
  const directory = layOut(files(port, host));
  const { findings } = await preflight(directory, options);
  rmSync(directory, { recursive: true });
  return findings.map(({ rule, at }) => `${rule.id} ${at.file}:${at.line}`);
}

test("the address and the port in Traefik's files are compared with LibreChat's", async () => {
  expect(await findingsOf(3080, 'chat.example.org')).toEqual([]);
  expect(await findingsOf(8080, 'chat.example.org')).toEqual([
    'ports.label-elsewhere traefik/chat.yml:11',
  ]);
  const [first] = await findingsOf(3080, 'ai.example.org');
  expect(first).toMatch(/^domain\.unlike-people-type \.env:/);
});

test("Traefik's files may be TOML", async () => {
  const cutOff = 'proxy.traefik-cuts-answers traefik/traefik.toml:3';
  expect(await findingsOf(3080, 'chat.example.org', inToml)).toEqual([cutOff]);
  expect(await findingsOf(8080, 'chat.example.org', inToml)).toEqual([
    'ports.label-elsewhere traefik/chat.toml:6',
    cutOff,
  ]);
});
