import { behindNginx } from '../behind-nginx.ts';
import { nginxLocations } from '../nginx-lines.ts';
import { onceForAll } from '../once-for-all.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.small-uploads',
  severity: 'warning',
  why: 'nginx refuses bodies of more than 1 MB with 413, which is most files that people attach.',
  source: ['nginx/client_max_body_size'],
  fix: 'Add to the server: client_max_body_size 100m; or what fileConfig in librechat.yaml allows.',
  failing: behindNginx({ without: 'client_max_body_size' }),
  passing: behindNginx(),
  check: (project) =>
    onceForAll(
      nginxLocations(project).flatMap(({ at, of, isPartial }) => {
        const [set] = of('client_max_body_size');
        const megabytes = set ? megabytesOf(set.args[0] ?? '') : 1;
        if ((!set && isPartial) || !(megabytes > 0 && megabytes < 5)) return [];
        return [
          {
            at: set?.at ?? at,
            message: `nginx refuses files of more than ${megabytes} MB.`,
            edit: set
              ? { from: set.args[0] ?? '', to: '100m' }
              : { insert: ['client_max_body_size 100m;'], where: 'after' as const },
          },
        ];
      }),
    ),
};

/** nginx's `0` (no limit), `512k`, `100m`, `1g`. */
function megabytesOf(text: string): number {
  const [, amount, unit = ''] = /^(\d+)([kmg])?$/i.exec(text) ?? [];
  return Number(amount) * ({ k: 1 / 1024, m: 1, g: 1024 }[unit.toLowerCase()] ?? 1 / 1024 ** 2);
}

export default rule;
