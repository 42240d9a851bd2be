import { urlOf } from '../addresses.ts';
import { namesOf } from '../database.ts';
import { isReplaced } from '../replaced-code.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'oauth.openid-issuer-inner',
  severity: 'error',
  why: "LibreChat sends people's browsers to the address that the issuer gives as its own. Only containers know the name of a container, so people end on a page that does not exist.",
  source: ['openid/Discovery 1.0, 3', 'librechat:api/strategies/openidStrategy.js'],
  fix: 'Give the provider a public https name, use it as OPENID_ISSUER, and let the containers reach it by that name (a network alias of the proxy, or extra_hosts).',
  failing: {
    '.env': 'OPENID_ISSUER=https://keycloak:8443/realms/chat\n',
    'docker-compose.override.yml':
      'services:\n  keycloak:\n    image: quay.io/keycloak/keycloak:26.4\n    restart: unless-stopped\n',
  },
  passing: { '.env': 'OPENID_ISSUER=https://login.example.org/realms/chat\n' },
  check: (project) => {
    const { librechat, services } = project;
    const { environment } = librechat;
    const set = environment.get('OPENID_ISSUER');
    const url = urlOf(environment.text('OPENID_ISSUER'));
    const host = url?.hostname ?? '';
    const named = host.includes('.')
      ? undefined
      : services.find((service) => namesOf(service).includes(host));
    const isInner = host === 'host.docker.internal' || named !== undefined;
    // People who are told to name this machine so in their hosts file reach it.
    const isPublished = named?.ports.some(({ published }) => published === url?.port) === true;
    if (!set || !isInner || isReplaced(project, 'openidStrategy.js')) return [];
    return [
      {
        at: set.at,
        message: `OPENID_ISSUER is at ${host}, a name that people's browsers ${isPublished ? 'know only from an entry in their hosts file' : 'cannot reach'}.`,
        ...(isPublished ? { severity: 'warning' as const } : {}),
      },
    ];
  },
};

export default rule;
