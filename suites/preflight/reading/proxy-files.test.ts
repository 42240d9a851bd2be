import { expect, test } from 'vitest';
import { readCaddyfile } from './caddy.ts';
import { parseDockerfile } from './dockerfile.ts';
import { readNginx } from './nginx.ts';

const file = (name: string, text: string) => ({ path: `/p/${name}`, name, folder: '/p', text });

test('nginx: blocks, quotes, comments and places', () => {
  const [server] = readNginx(
    file(
      'nginx.conf',
      '# front\nserver {\n  listen 80; # plain\n  location / { proxy_set_header X "a; b"; }\n}\n',
    ),
  );
  expect(server).toMatchObject({ name: 'server', at: { line: 2, column: 1 } });
  expect(server?.block.map(({ name, args }) => [name, ...args])).toEqual([
    ['listen', '80'],
    ['location', '/'],
  ]);
  expect(server?.block[1]?.block[0]).toMatchObject({
    args: ['X', 'a; b'],
    at: { line: 4, column: 16 },
  });
});

test('nginx: what does not close is read as far as it goes', () => {
  expect(readNginx(file('x.conf', 'server { listen 80; location / {'))[0]?.name).toBe('server');
});

test('Caddy: directives know their site', () => {
  const text =
    '{\n\temail a@example.org\n}\nchat.example.org, www.example.org {\n\treverse_proxy librechat:3080 {\n\t\tflush_interval -1\n\t}\n}\n';
  const directives = readCaddyfile(file('Caddyfile', text));
  expect(directives.map(({ name, site, at }) => [name, site[0], at.line])).toEqual([
    ['email', undefined, 2],
    ['reverse_proxy', 'chat.example.org', 5],
    ['flush_interval', 'chat.example.org', 6],
  ]);
});

test('a Dockerfile: the last stage with its variables and what it copies', () => {
  const text =
    'FROM node:24 AS build\nENV A=1\nFROM --platform=linux/amd64 ghcr.io/danny-avila/librechat:v0.8.7\nENV PORT=8080 \\\n    TITLE="Our chat"\nCOPY --chown=node:node config/librechat.yaml ./\nCOPY --from=build /x /y\nWORKDIR api\nCOPY ["my file.js", "./"]\nRUN <<END\nFROM nothing\nEND\n';
  const { base, variables, copies } = parseDockerfile(file('Dockerfile', text), '/p');
  expect(base).toMatchObject({ image: 'ghcr.io/danny-avila/librechat:v0.8.7', at: { line: 3 } });
  expect([...variables].map(([name, it]) => [name, it.text])).toEqual([
    ['PORT', '8080'],
    ['TITLE', 'Our chat'],
  ]);
  expect(copies).toMatchObject([
    { source: '/p/config/librechat.yaml', target: '/app/librechat.yaml' },
    { source: '/p/my file.js', target: '/app/api/my file.js' },
  ]);
});
