import { expect, test } from 'vitest';
import { type Example, notThere } from '../rules/rule.ts';
import { issuer, override, withTemplate } from './projects.ts';
import { removeProjects, rulesOf, severityOf } from './testing.ts';

removeProjects();

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
  const severityFor = (port: string) => severityOf('oauth.openid-issuer-inner', issuer(port));
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
});

test('an address that the operator has yet to give weighs less than one that is none', async () => {
  const server = (url: string) => ({
    'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration: { socialLogins: [google], allowedDomains: [example.org] }\nmcpServers: { tickets: { type: streamable-http, url: "${url}" } }\n`,
  });
  const severityFor = (example: Example) => severityOf('config.mcp-address', example);
  const yetToBeSet = server('${TICKETS}/mcp');
  expect(await severityFor(yetToBeSet)).toBe('error');
  expect(await severityFor({ ...withTemplate('.env.example'), ...yetToBeSet })).toBe('warning');
});

test('a configuration of comments alone weighs less than one that is none: LibreChat starts', async () => {
  const severityFor = (text: string) => severityOf('config.invalid', { 'librechat.yaml': text });
  expect(await severityFor('# To come\n')).toBe('warning');
  expect(await severityFor('true\n')).toBe('error');
});

test('a mail service that the operator may not have is no reason to ask for a sender', async () => {
  const asked = override('  librechat:\n    environment: { EMAIL_SERVICE: "${OUR_MAIL}" }\n');
  expect(await rulesOf({ ...withTemplate('.env.example'), ...asked })).not.toContain(
    'mail.incomplete',
  );
  expect(await rulesOf({ '.env': 'EMAIL_SERVICE=gmail\n' })).toContain('mail.incomplete');
});
