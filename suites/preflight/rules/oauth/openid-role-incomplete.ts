import type { Rule } from '../rule.ts';

const kinds = ['access', 'id'];

const rule: Rule = {
  id: 'oauth.openid-role-incomplete',
  severity: 'error',
  why: 'LibreChat looks for the required role in the token and at the path that are named; with one of them missing or misspelt nobody gets in.',
  source: 'librechat.md row 35',
  fix: 'Set OPENID_REQUIRED_ROLE_TOKEN_KIND to `id` or `access` and OPENID_REQUIRED_ROLE_PARAMETER_PATH to the claim, such as `roles`.',
  failing: {
    '.env':
      'OPENID_REQUIRED_ROLE=chat\nOPENID_REQUIRED_ROLE_TOKEN_KIND=id_token\nOPENID_REQUIRED_ROLE_PARAMETER_PATH=roles\n',
  },
  passing: {
    '.env':
      'OPENID_REQUIRED_ROLE=chat\nOPENID_REQUIRED_ROLE_TOKEN_KIND=id\nOPENID_REQUIRED_ROLE_PARAMETER_PATH=roles\n',
  },
  check: ({ librechat: { environment } }) => {
    const role = environment.get('OPENID_REQUIRED_ROLE');
    if (!role) return [];
    const kind = environment.text('OPENID_REQUIRED_ROLE_TOKEN_KIND');
    const faults = [
      !kinds.includes(kind ?? '') && 'OPENID_REQUIRED_ROLE_TOKEN_KIND is neither `id` nor `access`',
      !environment.has('OPENID_REQUIRED_ROLE_PARAMETER_PATH') &&
        'OPENID_REQUIRED_ROLE_PARAMETER_PATH is not set',
    ].filter((fault) => fault !== false);
    return faults.map((fault) => ({
      at: role.at,
      message: `A role is required and ${fault}: nobody gets in through OpenID.`,
    }));
  },
};

export default rule;
