import { runsWithin } from '../../release.ts';
import { calledAddresses } from '../called-addresses.ts';
import { namesOf } from '../database.ts';
import { release } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rag = {
  override:
    "    environment: { RAG_API_URL: 'http://vectors:8000', HTTP_PROXY: 'http://proxy.example.org:3128' }\n  vectors:\n    image: example.org/vectors:1.0.0\n    restart: unless-stopped\n",
};

const rule: Rule = {
  id: 'network.proxy-without-exceptions',
  severity: 'warning',
  why: 'From v0.8.7 on LibreChat sends its requests through HTTP_PROXY, HTTPS_PROXY or PROXY, except to hosts in NO_PROXY. A proxy outside cannot reach the services of the project, so requests to them fail.',
  source: ['librechat:packages/api/src/utils/proxy.ts', 'librechat#13726', 'librechat#13716'],
  fix: 'Add the names of the services to NO_PROXY and no_proxy.',
  failing: release('v0.8.7', rag),
  passing: release('v0.8.7', { ...rag, env: 'NO_PROXY=localhost,vectors,mongodb\n' }),
  check: (project) => {
    if (!runsWithin(project, { since: 'v0.8.7' })) return [];
    const { environment } = project.librechat;
    const names = ['PROXY', 'HTTP_PROXY', 'http_proxy', 'HTTPS_PROXY', 'https_proxy'];
    const proxy = names.find((name) => environment.text(name));
    const at = proxy && environment.get(proxy)?.at;
    if (!at || environment.completeness === 'partial') return [];
    const excepted = ['NO_PROXY', 'no_proxy'].flatMap((name) => environment.list(name));
    if (
      excepted.includes('*') ||
      ['NO_PROXY', 'no_proxy'].some((name) => environment.get(name)?.unknown)
    )
      return [];
    const services = new Set(project.services.flatMap(namesOf));
    const called = calledAddresses(project)
      .filter(({ text }) => /^https?:/.test(text))
      .flatMap(({ hosts }) => hosts)
      .filter((host) => services.has(host));
    const lost = [...new Set(called)].filter(
      (host) => !excepted.some((it) => it === host || (it.startsWith('.') && host.endsWith(it))),
    );
    if (lost.length === 0) return [];
    return [
      {
        at,
        message: `Requests to ${lost.join(', ')} go through the proxy of ${proxy}: NO_PROXY does not except ${lost.length > 1 ? 'them' : 'it'}.`,
        ...(excepted.length === 0
          ? {
              edit: {
                variable: 'NO_PROXY',
                value: ['localhost', '127.0.0.1', ...lost].join(','),
              },
            }
          : {}),
        fix: `Add to NO_PROXY and no_proxy: ${lost.join(',')}`,
      },
    ];
  },
};

export default rule;
