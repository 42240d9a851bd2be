import { behindNginx } from '../behind-nginx.ts';
import { nginxFiles } from '../nginx-lines.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.no-security-headers',
  severity: 'warning',
  why: 'LibreChat itself sends no Strict-Transport-Security: a person who types the address without https:// can be led elsewhere.',
  source: 'librechat.md row 59',
  fix: 'Add to the server: add_header Strict-Transport-Security "max-age=31536000" always;',
  failing: behindNginx({ without: 'Strict-Transport-Security' }),
  passing: behindNginx(),
  check: (project) =>
    serverOrigin(project.librechat.environment)?.protocol !== 'https:'
      ? []
      : nginxFiles(project)
          .filter(({ text }) => !/strict-transport-security/i.test(text))
          .map(({ at }) => ({
            at,
            message: 'nginx sends no Strict-Transport-Security, nor does LibreChat.',
          })),
};

export default rule;
