import { expect, test } from 'vitest';
import { anchorsIn, linksIn, npmCommandsIn } from './markdown-links.ts';

test('relative links have a file and an anchor; links to other sites and code do not count', () => {
  const text =
    '[a](b.md#c) ![p](images/p.png) [here](#d) [web](https://x.org/y)\n```md\n[code](no.md)\n```\n';
  expect(linksIn(text)).toEqual([
    { file: 'b.md', anchor: 'c' },
    { file: 'images/p.png', anchor: undefined },
    { file: '', anchor: 'd' },
  ]);
});

test('anchors are those of GitHub', () => {
  const text =
    '# Can every check fail?\n## oauth.google.state-present\n```sh\n# a comment\n```\n### `npm run x`: a, b\n';
  expect(anchorsIn(text)).toEqual([
    'can-every-check-fail',
    'oauthgooglestate-present',
    'npm-run-x-a-b',
  ]);
});

test('commands have a script and flags', () => {
  const text =
    '`npm run load -- --rate 4` and npm ci && npm test -- --target reference # a --comment\nnpm run bench:truth\n';
  expect(npmCommandsIn(text)).toEqual([
    { script: 'load', flags: ['--rate'] },
    { script: 'test', flags: ['--target'] },
    { script: 'bench:truth', flags: [] },
  ]);
});
