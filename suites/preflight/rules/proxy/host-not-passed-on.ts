import { behindNginx } from '../behind-nginx.ts';
import { nginxLocations, passingOn } from '../nginx-lines.ts';
import { onceForAll } from '../once-for-all.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.host-not-passed-on',
  severity: 'warning',
  why: "By default nginx sends the name of the upstream as Host. LibreChat's OpenID client compares the callback's host with it, and logs show the wrong one.",
  source: ['nginx/proxy_set_header'],
  fix: 'Add to the location: proxy_set_header Host $host;',
  failing: behindNginx({ without: 'Host $host' }),
  passing: behindNginx(),
  check: (project) =>
    onceForAll(
      nginxLocations(project)
        .filter(
          ({ headers, isPartial, server }) =>
            server && headers.size > 0 && !headers.has('host') && !isPartial,
        )
        .map(({ at, headersAt }) => ({
          at,
          message: 'nginx does not pass on the host that people typed.',
          ...passingOn('Host $host', headersAt),
        })),
    ),
};

export default rule;
