import { behindNginx } from '../behind-nginx.ts';
import { nginxLocations } from '../nginx-lines.ts';
import { onceForAll } from '../once-for-all.ts';
import type { Rule } from '../rule.ts';

const least = 120;

const rule: Rule = {
  id: 'proxy.read-timeout',
  severity: 'warning',
  why: 'nginx closes a connection on which nothing came for 60 s. LibreChat sends nothing while a model thinks, so long answers are cut off.',
  source: ['nginx/proxy_read_timeout', 'librechat:api/server/routes/agents/index.js'],
  fix: 'Add to the location: proxy_read_timeout 600s;',
  failing: behindNginx({ without: 'proxy_read_timeout' }),
  passing: behindNginx(),
  check: (project) =>
    onceForAll(
      nginxLocations(project).flatMap(({ at, of, isPartial }) => {
        const [set] = of('proxy_read_timeout');
        const seconds = set ? secondsOf(set.args[0] ?? '') : 60;
        if ((!set && isPartial) || !(seconds < least)) return [];
        return [
          {
            at: set?.at ?? at,
            edit: set
              ? { from: set.args[0] ?? '', to: '600s' }
              : { insert: ['proxy_read_timeout 600s;'], where: 'after' as const },
            message: `nginx cuts off answers that pause for more than ${seconds} s.`,
          },
        ];
      }),
    ),
};

const units: Readonly<Record<string, number>> = { ms: 0.001, s: 1, m: 60, h: 3600, d: 86_400 };

/** nginx's `600`, `600s`, `10m`. */
function secondsOf(text: string): number {
  const [, amount, unit = 's'] = /^(\d+)(ms|s|m|h|d)?$/.exec(text) ?? [];
  return Number(amount) * (units[unit] ?? 1);
}

export default rule;
