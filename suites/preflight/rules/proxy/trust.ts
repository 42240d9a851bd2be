import type { Project } from '../../reading/project.ts';
import { placeOf } from '../../reading/project.ts';
import { publicAddress } from '../exposure.ts';
import type { Rule } from '../rule.ts';
import { ofKind } from '../services.ts';

const tunnelled = `services:
  caddy:
    image: caddy:2.10.2
    restart: unless-stopped
  tunnel:
    image: cloudflare/cloudflared:2025.11.1
    restart: unless-stopped
`;

const rule: Rule = {
  id: 'proxy.trust',
  severity: 'warning',
  why: 'TRUST_PROXY is the number of reverse proxies before LibreChat. If it is too low, all people share one address, its limits and its bans. If it is too high, anyone can choose an address in X-Forwarded-For and has no limit.',
  source: ['librechat-docs/configuration/dotenv#trust-proxy', 'librechat:api/server/index.js'],
  fix: 'Set TRUST_PROXY to the number of proxies that a request passes: 1 for none or one.',
  failing: { 'docker-compose.override.yml': tunnelled },
  passing: { 'docker-compose.override.yml': tunnelled, '.env': 'TRUST_PROXY=2\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const chain = chainOf(project);
    const set = environment.get('TRUST_PROXY');
    const trusted = Number(set?.text) || 1;
    if (set?.unknown || trusted >= chain.length) return [];
    if (!set && environment.completeness === 'partial') return [];
    return [
      {
        at: set?.at ?? placeOf(project),
        message: `Requests pass ${chain.join(' and ')}, but LibreChat trusts ${trusted}: all people share one address.`,
        fix: `Set TRUST_PROXY=${chain.length}.`,
        ...(set?.text ? { edit: { from: set.text, to: String(chain.length) } } : {}),
      },
    ];
  },
};

/** A tunnel and the proxy behind it; a proxy beside a tunnel may not be on the way, so both must show that they are. */
function chainOf(project: Project): string[] {
  const [tunnel] = ofKind(project, 'tunnel');
  const [proxy] = ofKind(project, 'proxy');
  const isLabelled = publicAddress(project)?.by.startsWith('Traefik') === true;
  if (!tunnel) return proxy ? [proxy.name] : [];
  return proxy || isLabelled ? [tunnel.name, proxy?.name ?? 'Traefik'] : [tunnel.name];
}

export default rule;
