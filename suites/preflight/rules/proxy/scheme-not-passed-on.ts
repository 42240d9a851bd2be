import { behindNginx } from '../behind-nginx.ts';
import { nginxFiles } from '../nginx-lines.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.scheme-not-passed-on',
  severity: 'error',
  why: 'LibreChat sets the cookie of an OpenID login only when it sees that the request came by https. Without X-Forwarded-Proto it does not, and the login fails with "Unable to verify authorization request state".',
  source: 'librechat.md row 3, confirmed on v0.8.5-rc1',
  fix: 'Add to the location: proxy_set_header X-Forwarded-Proto $scheme;',
  failing: behindNginx({ without: 'X-Forwarded-Proto' }),
  passing: behindNginx(),
  check: (project) =>
    serverOrigin(project.librechat.environment)?.protocol !== 'https:'
      ? []
      : nginxFiles(project)
          .filter(({ text }) => !/x-forwarded-proto/i.test(text))
          .map(({ at }) => ({
            at,
            message: 'nginx does not say that people came by https: logins through OpenID fail.',
          })),
};

export default rule;
