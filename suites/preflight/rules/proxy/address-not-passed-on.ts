import { behindNginx } from '../behind-nginx.ts';
import { nginxLocations, passingOn } from '../nginx-lines.ts';
import { onceForAll } from '../once-for-all.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.address-not-passed-on',
  severity: 'error',
  why: 'Without X-Forwarded-For all people have the address of the proxy: after seven sign-ins in five minutes nobody can sign in, and a ban hits everybody.',
  source: ['librechat-docs/configuration/dotenv#trust-proxy', 'librechat#3915'],
  fix: 'Add to the location: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  failing: behindNginx({ without: 'X-Forwarded-For' }),
  passing: behindNginx(),
  check: (project) =>
    onceForAll(
      nginxLocations(project)
        .filter(({ headers, isPartial }) => !headers.has('x-forwarded-for') && !isPartial)
        .map(({ at, headersAt }) => ({
          at,
          ...passingOn('X-Forwarded-For $proxy_add_x_forwarded_for', headersAt),
          message:
            "nginx does not pass on people's addresses, so LibreChat takes all people for one.",
        })),
    ),
};

export default rule;
