import type { Environment } from '../../reading/environment.ts';
import { urlOf } from '../addresses.ts';
import { config } from '../examples.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const saml = (callback: string) => ({
  '.env': `SAML_ENTRY_POINT=https://login.example.org/saml2\nSAML_ISSUER=chat\nSAML_CERT=cert.pem\nSAML_SESSION_SECRET=5184456cb53be62f07afa540512d3102\nSAML_CALLBACK_URL=${callback}\n`,
  'librechat.yaml': (config('')['librechat.yaml'] ?? '').replace(
    '[google, openid]',
    '[google, openid, saml]',
  ),
});

const rule: Rule = {
  id: 'oauth.saml-callback',
  severity: 'error',
  why: 'Unlike the other sign-ins, SAML takes SAML_CALLBACK_URL as it is: LibreChat does not put DOMAIN_SERVER before it. At another host or path people end without a session.',
  source: ['librechat:api/strategies/samlStrategy.js', 'librechat#6169'],
  fix: 'Write the whole address: https://chat.example.org/oauth/saml/callback.',
  failing: saml('https://chat.example.org/saml/callback'),
  passing: saml('http://localhost:3080/oauth/saml/callback'),
  check: ({ librechat: { environment } }) => {
    const set = environment.get('SAML_CALLBACK_URL');
    const text = environment.text('SAML_CALLBACK_URL');
    if (!set || text === undefined || !isSetUp(environment)) return [];
    const url = urlOf(text);
    const own = serverOrigin(environment);
    const path = url?.pathname ?? text;
    const fix = own ? `Write SAML_CALLBACK_URL=${own.origin}/oauth/saml/callback.` : undefined;
    const message =
      path !== '/oauth/saml/callback'
        ? 'LibreChat answers SAML only at /oauth/saml/callback.'
        : url && own && url.origin !== own.origin
          ? 'SAML_CALLBACK_URL and DOMAIN_SERVER are different hosts: the session is set at the wrong one.'
          : undefined;
    const edit = own ? { edit: { from: text, to: `${own.origin}/oauth/saml/callback` } } : {};
    return message ? [{ at: set.at, message, ...(fix ? { fix } : {}), ...edit }] : [];
  },
};

const isSetUp = (environment: Environment) =>
  configuredSignOns(environment).some(({ id }) => id === 'saml');

export default rule;
