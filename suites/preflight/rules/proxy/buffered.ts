import { behindNginx } from '../behind-nginx.ts';
import { nginxLocations } from '../nginx-lines.ts';
import { onceForAll } from '../once-for-all.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.buffered',
  severity: 'warning',
  why: 'With proxy_buffering on explicitly and large buffers, or with gzip for text/event-stream, nginx holds back pieces of an answer. LibreChat asks nginx not to buffer its streams (X-Accel-Buffering), unless that header is ignored.',
  source: [
    'nginx/proxy_buffering',
    'nginx/proxy_ignore_headers',
    'librechat:api/server/routes/agents/index.js',
  ],
  fix: 'Remove X-Accel-Buffering from proxy_ignore_headers, or write proxy_buffering off; in the location.',
  failing: behindNginx({ extra: ['proxy_ignore_headers X-Accel-Buffering;'] }),
  passing: behindNginx({
    extra: ['proxy_buffering off;', 'proxy_ignore_headers X-Accel-Buffering;'],
  }),
  check: (project) =>
    onceForAll(
      nginxLocations(project).flatMap(({ of }) => {
        const [ignored] = of('proxy_ignore_headers').filter(({ args }) =>
          args.some((it) => /x-accel-buffering/i.test(it)),
        );
        const [buffering] = of('proxy_buffering');
        if (!ignored || buffering?.args[0] === 'off') return [];
        return [
          {
            at: ignored.at,
            edit: buffering
              ? { at: buffering.at, from: buffering.args[0] ?? '', to: 'off' }
              : { insert: ['proxy_buffering off;'], where: 'after' as const },
            message: 'nginx holds back pieces of an answer: it ignores X-Accel-Buffering.',
          },
        ];
      }),
    ),
};

export default rule;
