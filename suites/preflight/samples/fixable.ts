import { helm } from '../rules/examples.ts';
import type { Example } from '../rules/rule.ts';
import { publicSecrets } from '../rules/secret-names.ts';

const compose = (text: string): Example => ({ 'docker-compose.override.yml': text });
const yaml = (text: string): Example => ({
  'librechat.yaml': `version: 1.3.13\nsecureImageLinks: true\nregistration:\n  allowedDomains: [example.org]\n${text}`,
});
const service = (text: string): Example =>
  compose(`services:\n  librechat:\n    image: ghcr.io/danny-avila/librechat:v0.8.7\n${text}`);

/** A database in place of the sound one. */
const database = `  librechat:\n    environment:\n      MONGO_URI: mongodb://other:27017/librechat\n  other:\n    image: mongo:8.0.20\n    volumes:\n      - more:/data/db\nvolumes:\n  more:\n`;

/**
 * The rules with a safe fix. Where the failing example of a rule is written in a way that the fix leaves alone, an example of
 * its own follows.
 */
export const fixable: readonly (readonly [id: string, example?: Example])[] = [
  ['address.without-scheme'],
  ['compose.nothing-removed'],
  ['config.images-public'],
  ['config.outdated-version'],
  ['config.unknown-key', yaml('interface:\n  endpointsMenu: true\n  presets: true\n')],
  [
    'depends.without-condition',
    service('    depends_on:\n      mongodb:\n        condition: service_started\n'),
  ],
  ['dockerfile.stays-root'],
  ['domain.final-slash'],
  ['env.comment-is-value'],
  ['env.flag-not-understood'],
  ['env.node-env-ci'],
  ['env.not-production'],
  ['env.quotes-kept', service('    environment:\n      - APP_TITLE="Our chat"\n')],
  ['env.twice'],
  ['env.unread', { '.env': 'PLUGIN_MODELS=gpt-4\n' }],
  ['health.cannot-fail'],
  ['health.constant'],
  ['health.missing', compose(`services:\n${database}`)],
  ['health.no-such-path'],
  [
    'health.no-such-tool',
    service('    healthcheck:\n      test: curl --fail http://127.0.0.1:3080/api/banner\n'),
  ],
  ['health.port-elsewhere'],
  ['helm.data-not-kept'],
  [
    'helm.ingress-cuts-answers',
    helm(
      'ingress:\n  className: nginx\n  annotations:\n    cert-manager.io/cluster-issuer: ours\n  hosts: [{ host: chat.example.org }]\n  tls: [{ secretName: chat }]\n',
    ),
  ],
  ['helm.no-readiness'],
  ['helm.probe-before-release'],
  ['image.invalid-name'],
  ['login.domain-not-understood'],
  [
    'login.social-unknown',
    {
      'librechat.yaml':
        'version: 1.3.13\nsecureImageLinks: true\nregistration:\n  socialLogins: [Google, openid]\n  allowedDomains: [example.org]\n',
    },
  ],
  ['mail.encryption-differs'],
  ['makefile.not-phony'],
  ['makefile.restart-keeps-settings'],
  ['makefile.up-without-wait'],
  ['memory.heap-beyond-limit'],
  ['memory.not-read-by-node'],
  ['mongodb.auth-source'],
  [
    'network.proxy-without-exceptions',
    service(
      '    environment:\n      RAG_API_URL: http://vectors:8000\n      HTTP_PROXY: http://proxy.example.org:3128\n  vectors:\n    image: example.org/vectors:1.0.0\n    restart: unless-stopped\n',
    ),
  ],
  ['oauth.callback-doubled'],
  ['oauth.callback-elsewhere'],
  ['oauth.callback-undefined'],
  ['oauth.openid-scope-missing'],
  ['oauth.openid-scope-narrow'],
  ['oauth.reuse-without-offline-access'],
  ['oauth.saml-callback'],
  ['ports.database-published'],
  ['ports.deaf-to-others'],
  ['ports.internal-published'],
  ['ports.label-elsewhere'],
  ['ports.nobody-listens', service('    ports: !override\n      - 127.0.0.1:3080:80\n')],
  ['provider.endpoint-left-out'],
  ['provider.endpoint-unknown'],
  [
    'provider.host-gateway-missing',
    {
      ...service(''),
      '.env': 'OPENAI_REVERSE_PROXY=http://host.docker.internal:4000/v1\n',
    },
  ],
  ['provider.ollama-path'],
  ['proxy.address-not-passed-on'],
  ['proxy.buffered'],
  ['proxy.caddy-limits'],
  ['proxy.caddy-port'],
  ['proxy.host-not-passed-on'],
  ['proxy.passed-by'],
  ['proxy.read-timeout'],
  ['proxy.scheme-not-passed-on'],
  ['proxy.small-uploads'],
  [
    'proxy.trust',
    {
      'docker-compose.override.yml':
        'services:\n  caddy:\n    image: caddy:2.10.2\n    restart: unless-stopped\n  tunnel:\n    image: cloudflare/cloudflared:2025.11.1\n    restart: unless-stopped\n',
      '.env': 'TRUST_PROXY=1\n',
    },
  ],
  ['proxy.traefik-cuts-answers'],
  ['proxy.trust-not-a-number'],
  ['rag.postgres-18-path'],
  ['restart.missing', compose(`services:\n${database}`)],
  ['secrets.creds-missing'],
  [
    'secrets.example-value',
    { '.env': '(not there)', '.env.example': `CREDS_IV=${publicSecrets.CREDS_IV}\n` },
  ],
  ['secrets.jwt-missing'],
  ['sessions.expiry-expression'],
  ['sessions.expiry-in-seconds'],
  ['sessions.expiry-not-understood'],
  ['sessions.redis-prefix-twice'],
  ['volumes.log-folder'],
];
