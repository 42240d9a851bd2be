import { behindNginx } from '../behind-nginx.ts';
import { nginxFiles } from '../nginx-lines.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.small-uploads',
  severity: 'warning',
  why: 'nginx refuses bodies of more than 1 MB with 413: most files that people attach.',
  source: 'nginx documentation, client_max_body_size',
  fix: 'Add to the server: client_max_body_size 100m; or what fileConfig in librechat.yaml allows.',
  failing: behindNginx({ without: 'client_max_body_size' }),
  passing: behindNginx(),
  check: (project) =>
    nginxFiles(project)
      .filter(({ text }) => !/\bclient_max_body_size\b/.test(text))
      .map(({ at }) => ({ at, message: 'nginx refuses files of more than 1 MB.' })),
};

export default rule;
