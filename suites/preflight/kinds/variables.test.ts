import { notThere } from '../rules/rule.ts';
import {
  askingFor,
  builtFrom,
  chart,
  copying,
  encrypted,
  keyOf,
  openIdOver,
  other,
  override,
  shared,
  startedBy,
  template,
  templateAlone,
  withStandard,
  withTemplate,
  withVersionOfItsOwn,
} from './projects.ts';
import { judgeKinds } from './testing.ts';

judgeKinds([
  [
    'a placeholder between underscores',
    'secrets.creds-length',
    template('__from_the_vault__'),
    template('abc'),
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
    'a variable of a service that has nothing to do with LibreChat',
    'env.not-in-repository',
    other('shop'),
    other('mongodb'),
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
  ['a release that the chart names', 'env.unread', chart('v0.8.1'), chart('v0.8.7')],
  [
    'a variable that code of the operator may read',
    'env.unread',
    override('  librechat:\n    image: example.org/ours:1\n    environment: { OURS: here }\n'),
    override('  librechat:\n    environment: { OURS: here }\n'),
  ],
  [
    'a template for an env file of another name',
    'env.not-in-repository',
    withTemplate('.env.edge.example'),
    withTemplate('edge.txt'),
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
    'a word for a key that nobody asks for',
    'secrets.in-versioned-file',
    keyOf('open-sesame'),
    keyOf('4f1c9e27ab30d85e'),
  ],
  [
    'a variable of Node',
    'env.unread',
    { '.env': 'NODE_NO_WARNINGS=1\n' },
    { '.env': 'NODE_NO_WARNING=1\n' },
  ],
  ['variables that another program reads', 'env.unread', shared('app.env'), shared('other.env')],
  [
    'a script of the project that starts the server',
    'secrets.jwt-missing',
    startedBy('/bin/sh, /start.sh'),
    startedBy('node, server.js'),
  ],
  [
    'an image of the operator that makes its secrets',
    'secrets.creds-missing',
    withVersionOfItsOwn('example.org/ours:0.8.7-r1'),
    withVersionOfItsOwn('example.org/ours:latest'),
  ],
  [
    'a port that the script of the project leads on',
    'provider.localhost',
    { ...startedBy('/start.sh'), '.env': 'OPENID_ISSUER=https://localhost:8443\n' },
    { ...override(''), '.env': 'OPENID_ISSUER=https://localhost:8443\n' },
  ],
  [
    'an address of another program of the project',
    'provider.localhost',
    askingFor('OURS_URL'),
    askingFor('VLLM_BASE_URL'),
  ],
  [
    'a switch of a patch for issuers without https',
    'oauth.openid-issuer-plain',
    openIdOver("OPENID_ALLOW_INSECURE_HTTP: 'true'"),
    openIdOver("OPENID_USE_PKCE: 'true'"),
  ],
  [
    'a variable of a release that the tables do not know yet',
    'env.unread',
    override(
      '  librechat:\n    image: ghcr.io/danny-avila/librechat:v0.9.9\n    environment: { OURS: here }\n',
    ),
    override('  librechat:\n    environment: { OURS: here }\n'),
  ],
  [
    'a variable of a source that the operator builds',
    'env.unread',
    builtFrom('node:24-alpine'),
    builtFrom('ghcr.io/danny-avila/librechat:v0.8.7'),
  ],
  [
    'words in place of a key that a header replaces',
    'secrets.in-versioned-file',
    keyOf('overridden-by-the-header'),
    keyOf('kqzjwmxvbtrhyplncdgf'),
  ],
  [
    'a placeholder that says to generate it again',
    'secrets.creds-length',
    template('REGENERATE_THIS_VALUE_USING_openssl'),
    template('abc'),
  ],
]);
