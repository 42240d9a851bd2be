import { notThere } from '../rules/rule.ts';
import {
  chart,
  copying,
  encrypted,
  keyOf,
  other,
  override,
  shared,
  template,
  templateAlone,
  withStandard,
  withTemplate,
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
]);
