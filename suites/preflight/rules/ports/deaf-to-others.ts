import { isLocalhost } from '../addresses.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'ports.deaf-to-others',
  severity: 'error',
  why: "With HOST=localhost LibreChat listens only inside its own container, so neither the published port nor the reverse proxy reaches it. LibreChat's .env.example has this value for a server without Docker. With the address that people type it does not start: that one is DOMAIN_CLIENT and DOMAIN_SERVER.",
  source: ['librechat-docs/configuration/dotenv#port', 'librechat:Dockerfile'],
  fix: 'Set HOST=0.0.0.0 for the container.',
  failing: { '.env': 'HOST=localhost\n' },
  passing: { '.env': 'HOST=0.0.0.0\n' },
  check: ({ librechat: { service, environment }, isFragment }) => {
    const set = environment.get('HOST');
    const host = environment.text('HOST');
    if (
      !service ||
      !set ||
      host === undefined ||
      host === '0.0.0.0' ||
      // The compose file below an override sets it for the container.
      (isFragment && !/\.ya?ml$/.test(set.at.file)) ||
      !(isLocalhost(host) || isUrl(host)) ||
      !service.networks.length
    )
      return [];
    return [
      {
        at: set.at,
        message: isUrl(host)
          ? `LibreChat cannot listen at ${host}: HOST is a name or an address, not a URL.`
          : 'LibreChat listens only inside its own container.',
        edit: { from: host, to: '0.0.0.0' },
      },
    ];
  },
};

const isUrl = (host: string) => /^https?:\/\//.test(host);

export default rule;
