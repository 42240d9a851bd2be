import { releaseOf, runsWithin } from '../../release.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'oauth.openid-role-incomplete',
  severity: 'error',
  why: 'LibreChat looks for the required role in the token and at the path that two more variables name. With one of them missing or misspelled nobody can sign in through OpenID: people are refused, and from v0.8.6 on they get an error page (500).',
  source: [
    'librechat-docs/configuration/dotenv#openid-connect',
    'librechat:api/strategies/openidStrategy.js',
    'librechat#13182',
  ],
  fix: 'Set OPENID_REQUIRED_ROLE_TOKEN_KIND to `id` or `access` (from v0.8.6 on also `userinfo`) and OPENID_REQUIRED_ROLE_PARAMETER_PATH to the claim, such as `roles`.',
  failing: {
    '.env':
      'OPENID_REQUIRED_ROLE=chat\nOPENID_REQUIRED_ROLE_TOKEN_KIND=id_token\nOPENID_REQUIRED_ROLE_PARAMETER_PATH=roles\n',
  },
  passing: {
    '.env':
      'OPENID_REQUIRED_ROLE=chat\nOPENID_REQUIRED_ROLE_TOKEN_KIND=id\nOPENID_REQUIRED_ROLE_PARAMETER_PATH=roles\n',
  },
  check: (project) => {
    const { environment } = project.librechat;
    const role = environment.get('OPENID_REQUIRED_ROLE');
    if (!role) return [];
    const isNewer = runsWithin(project, { since: 'v0.8.6' });
    const kinds = ['id', 'access', ...(isNewer ? ['userinfo'] : [])];
    const kind = environment.text('OPENID_REQUIRED_ROLE_TOKEN_KIND');
    const isKind =
      kind === undefined
        ? environment.mayHave('OPENID_REQUIRED_ROLE_TOKEN_KIND')
        : kinds.includes(kind);
    const faults = [
      !isKind && `OPENID_REQUIRED_ROLE_TOKEN_KIND is none of ${kinds.join(', ')}`,
      !environment.mayHave('OPENID_REQUIRED_ROLE_PARAMETER_PATH') &&
        'OPENID_REQUIRED_ROLE_PARAMETER_PATH is not set',
    ].filter((fault) => fault !== false);
    const consequence = isNewer && !isKind ? 'everybody gets an error page' : 'nobody gets in';
    return faults.map((fault) => ({
      at: role.at,
      message: `A role is required, but ${fault}: in ${releaseOf(project).name} ${consequence} through OpenID.`,
    }));
  },
};

export default rule;
