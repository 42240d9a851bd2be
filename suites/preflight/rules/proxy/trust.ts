import { placeOf } from '../../reading/project.ts';
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
  severity: 'error',
  why: 'TRUST_PROXY is the number of reverse proxies before LibreChat. Too few, and all people share one address, its limits and its bans; too many, and anyone names an address of their own in X-Forwarded-For and has no limit.',
  source: 'librechat.md row 5, confirmed on v0.8.5-rc1 (0 counts as 1)',
  fix: 'Set TRUST_PROXY to the number of proxies that a request passes, 1 where there is none or one.',
  failing: { 'docker-compose.override.yml': tunnelled },
  passing: { 'docker-compose.override.yml': tunnelled, '.env': 'TRUST_PROXY=2\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const proxies = [
      ...new Set([
        ...ofKind(project, 'proxy').slice(0, 1),
        ...ofKind(project, 'tunnel').slice(0, 1),
      ]),
    ];
    if (proxies.length === 0) return [];
    const set = environment.get('TRUST_PROXY');
    const trusted = Number(set?.text) || 1;
    const at = set?.at ?? placeOf(project);
    const names = proxies.map(({ name }) => name).join(' and ');
    if (trusted < proxies.length)
      return [
        {
          at,
          message: `Requests pass ${names}, and LibreChat trusts ${trusted}: all people share one address.`,
        },
      ];
    return [];
  },
};

export default rule;
