import { flagOn } from '../needs.ts';
import type { Rule } from '../rule.ts';

const flags = ['USE_ENTRA_ID_FOR_PEOPLE_SEARCH', 'ENABLE_SHAREPOINT_FILEPICKER'] as const;
const on = 'USE_ENTRA_ID_FOR_PEOPLE_SEARCH=true\n';

const rule: Rule = {
  id: 'oauth.graph-without-reuse',
  severity: 'warning',
  why: "People search and SharePoint ask Microsoft Graph with the person's own token, which LibreChat keeps only with OPENID_REUSE_TOKENS=true. Otherwise they find nothing.",
  source: [
    'librechat-docs/configuration/sharepoint',
    'librechat:api/server/services/GraphApiService.js',
  ],
  fix: 'Set OPENID_REUSE_TOKENS=true, and add offline_access to OPENID_SCOPE.',
  failing: { '.env': on },
  passing: {
    '.env': `${on}OPENID_REUSE_TOKENS=true\nOPENID_SCOPE="openid profile email offline_access"\n`,
  },
  check: (project) =>
    flags.flatMap((name) => {
      const at = flagOn(name)(project);
      return at && project.librechat.environment.isOff('OPENID_REUSE_TOKENS')
        ? [{ at, message: `${name} has no effect: OPENID_REUSE_TOKENS is not true.` }]
        : [];
    }),
};

export default rule;
