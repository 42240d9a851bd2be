import { behindNginx } from '../behind-nginx.ts';
import { nginxFiles } from '../nginx-lines.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.read-timeout',
  severity: 'warning',
  why: 'nginx ends a connection on which nothing came for 60 s. LibreChat sends nothing while a model thinks: long answers are cut.',
  source: 'librechat.md row 18; nginx documentation, proxy_read_timeout',
  fix: 'Add to the location: proxy_read_timeout 600s;',
  failing: behindNginx({ without: 'proxy_read_timeout' }),
  passing: behindNginx(),
  check: (project) =>
    nginxFiles(project)
      .filter(({ text }) => !/\bproxy_read_timeout\b/.test(text))
      .map(({ at }) => ({ at, message: 'nginx cuts answers that pause for more than 60 s.' })),
};

export default rule;
