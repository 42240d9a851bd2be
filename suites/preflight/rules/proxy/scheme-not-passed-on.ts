import { behindNginx } from '../behind-nginx.ts';
import { nginxLocations, passingOn } from '../nginx-lines.ts';
import { onceForAll } from '../once-for-all.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.scheme-not-passed-on',
  severity: 'error',
  why: 'LibreChat sets the cookie of an OpenID sign-in only if it sees that the request came over https. Without X-Forwarded-Proto it does not, and the sign-in fails with "Unable to verify authorization request state".',
  source: ['librechat:api/server/socialLogins.js', 'librechat#14028'],
  fix: 'Add to the location: proxy_set_header X-Forwarded-Proto $scheme;',
  failing: behindNginx({ without: 'X-Forwarded-Proto' }),
  passing: behindNginx(),
  check: (project) =>
    onceForAll(
      serverOrigin(project.librechat.environment)?.protocol !== 'https:'
        ? []
        : nginxLocations(project)
            .filter(({ headers, isPartial }) => !headers.has('x-forwarded-proto') && !isPartial)
            .map(({ at, headersAt }) => ({
              at,
              ...passingOn('X-Forwarded-Proto $scheme', headersAt),
              message:
                'nginx does not tell LibreChat that people came over https, so sign-ins with OpenID fail.',
            })),
    ),
};

export default rule;
