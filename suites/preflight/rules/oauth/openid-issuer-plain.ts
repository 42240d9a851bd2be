import type { Project } from '../../reading/project.ts';
import { urlOf } from '../addresses.ts';
import { isReplaced } from '../replaced-code.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'oauth.openid-issuer-plain',
  severity: 'error',
  why: 'LibreChat asks the issuer for its configuration when it starts, and only over https. With http the sign-in is never set up.',
  source: ['openid/Discovery 1.0, 3', 'librechat:api/strategies/openidStrategy.js'],
  fix: 'Give the issuer an https address whose certificate LibreChat trusts (NODE_EXTRA_CA_CERTS for an authority of your own).',
  failing: { '.env': 'OPENID_ISSUER=http://login.example.org\n' },
  passing: { '.env': 'OPENID_ISSUER=https://login.example.org\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const set = environment.get('OPENID_ISSUER');
    const issuer = environment.text('OPENID_ISSUER');
    if (!set || issuer === undefined || urlOf(issuer)?.protocol === 'https:') return [];
    if (isReplaced(project, 'openidStrategy.js') || isAllowedByPatch(project)) return [];
    return [
      {
        at: set.at,
        message: 'OPENID_ISSUER is not an https address, so LibreChat does not set up the sign-in.',
      },
    ];
  },
};

/** A switch that no release has, for an image that is built here: whoever gives it has put it in. */
const isAllowedByPatch = ({ librechat: { service, environment } }: Project) =>
  service?.node.entries.has('build') === true &&
  [...environment.variables.keys()].some(
    (name) => /^OPENID_ALLOW_(INSECURE|HTTP)/.test(name) && environment.isOn(name),
  );

export default rule;
