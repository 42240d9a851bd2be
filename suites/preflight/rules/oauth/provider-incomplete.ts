import type { Environment } from '../../reading/environment.ts';
import type { Project } from '../../reading/project.ts';
import { runsWithin } from '../../release.ts';
import type { Rule } from '../rule.ts';
import { neededBy, type SignOn, signOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'oauth.provider-incomplete',
  severity: 'error',
  why: 'LibreChat shows the button of a provider only if all its variables are set, and says nothing about a missing one.',
  source: ['librechat:api/server/routes/config.js', 'librechat#2991'],
  fix: "Set the variables that are named, or remove the provider's variables.",
  failing: { '.env': 'GITHUB_CLIENT_ID=librechat\nGITHUB_CALLBACK_URL=/oauth/github/callback\n' },
  passing: {
    '.env':
      'GITHUB_CLIENT_ID=librechat\nGITHUB_CLIENT_SECRET=made-at-github\nGITHUB_CALLBACK_URL=/oauth/github/callback\n',
    'librechat.yaml':
      'version: 1.3.9\nsecureImageLinks: true\nregistration: { socialLogins: [google, openid, github], allowedDomains: [example.org] }\n',
  },
  check: (project) =>
    signOns.flatMap((signOn) => {
      const { environment } = project.librechat;
      const needed = neededHere(signOn, project);
      const missing = needed.filter((name) => !environment.mayHave(name));
      // A client id, an issuer or an entry point is what somebody sets on purpose; a secret alone may be a leftover.
      const wanted =
        needed.find((name) => environment.has(name) && !/SESSION_SECRET$/.test(name)) ??
        (environment.has(signOn.callback) ? emptied(needed, environment) : undefined);
      const at = wanted && environment.variables.get(wanted)?.at;
      if (missing.length === 0 || !at) return [];
      return [
        {
          at,
          message: `LibreChat will not show the ${signOn.name} button: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
          fix: `Set ${missing.join(' and ')}, or remove ${wanted}.`,
        },
      ];
    }),
};

/** A variable that a compose file passes on, and that is set nowhere. */
const emptied = (needed: readonly string[], { variables }: Environment) =>
  needed.find((name) => {
    const found = variables.get(name);
    return found?.text === '' && !found.leftBlank && /\.ya?ml$/.test(found.at.file);
  });

/** Before v0.8.6 OpenID needs its secret with PKCE as well. */
const neededHere = (signOn: SignOn, project: Project) =>
  runsWithin(project, { since: 'v0.8.6' })
    ? neededBy(signOn, project.librechat.environment)
    : signOn.needed;

export default rule;
