import { rmSync } from 'node:fs';
import { expect, test } from 'vitest';
import { preflight } from '../preflight.ts';
import { layOut } from '../samples/lay-out.ts';

const project = (port: number, host: string) => ({
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

async function findingsOf(port: number, host: string) {
  const signal = AbortSignal.timeout(10_000);
  const options = { environment: {}, signal, asksCompose: false };
  const directory = layOut(project(port, host));
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
