import { isLocalhost } from '../addresses.ts';
import { behindNginx } from '../behind-nginx.ts';
import { nginxLocations } from '../nginx-lines.ts';
import { onceForAll } from '../once-for-all.ts';
import { serverOrigin } from '../origins.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'proxy.no-security-headers',
  severity: 'warning',
  why: 'LibreChat itself sends no Strict-Transport-Security. People who type the address without https:// can be led elsewhere.',
  source: ['librechat:api/server/index.js'],
  fix: 'Add to the server: add_header Strict-Transport-Security "max-age=31536000" always;',
  failing: behindNginx({ without: 'Strict-Transport-Security' }),
  passing: behindNginx(),
  check: (project) =>
    onceForAll(
      !needsIt(serverOrigin(project.librechat.environment))
        ? []
        : nginxLocations(project)
            .filter(({ of, server, isPartial }) => {
              const isTls = server?.block.some(
                ({ name, args }) =>
                  name === 'listen' && args.some((it) => it === 'ssl' || /\b443$/.test(it)),
              );
              const sends = of('add_header').some(({ args }) =>
                /strict-transport-security/i.test(args[0] ?? ''),
              );
              return isTls && !sends && !isPartial;
            })
            .map(({ at }) => ({
              at,
              message: 'Neither nginx nor LibreChat sends Strict-Transport-Security.',
            })),
    ),
};

/** At localhost the header would stand in the way of every other program there. */
const needsIt = (origin: URL | undefined) =>
  origin?.protocol === 'https:' && !isLocalhost(origin.hostname);

export default rule;
