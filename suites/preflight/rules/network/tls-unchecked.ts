import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'network.tls-unchecked',
  severity: 'error',
  why: 'With NODE_TLS_REJECT_UNAUTHORIZED=0 LibreChat accepts every certificate: whoever is on the way to a provider, the identity provider or the database can read and change everything.',
  source: ['node/NODE_TLS_REJECT_UNAUTHORIZED'],
  fix: 'Remove it. For an authority of your own, mount its certificate and set NODE_EXTRA_CA_CERTS=/path/to/ca.pem.',
  failing: { '.env': 'NODE_TLS_REJECT_UNAUTHORIZED=0\n' },
  passing: { '.env': 'NODE_TLS_REJECT_UNAUTHORIZED=1\n' },
  check: ({ librechat: { environment } }) => {
    const set = environment.get('NODE_TLS_REJECT_UNAUTHORIZED');
    if (!set || environment.text('NODE_TLS_REJECT_UNAUTHORIZED')?.trim() !== '0') return [];
    return [
      { at: set.at, message: 'LibreChat accepts every certificate, so TLS protects nothing.' },
    ];
  },
};

export default rule;
