import { behindNginx } from '../behind-nginx.ts';
import { nginxFiles } from '../nginx-lines.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.address-not-passed-on',
  severity: 'error',
  why: "Without X-Forwarded-For all people have the proxy's address: after seven logins in five minutes nobody can log in, and a ban hits everybody.",
  source: 'librechat.md rows 4, 5 and 24',
  fix: 'Add to the location: proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;',
  failing: behindNginx({ without: 'X-Forwarded-For' }),
  passing: behindNginx(),
  check: (project) =>
    nginxFiles(project)
      .filter(({ text }) => !/x-forwarded-for/i.test(text))
      .map(({ at }) => ({
        at,
        message: "nginx does not pass on people's addresses: to LibreChat all are one.",
      })),
};

export default rule;
