import type { Project } from '../../reading/project.ts';
import type { Rule } from '../rule.ts';
import { type SignOn, signOns } from '../sign-on.ts';

const rule: Rule = {
  id: 'oauth.provider-incomplete',
  severity: 'error',
  why: 'LibreChat shows a login button only when every variable of its provider is set. It says nothing about a missing one.',
  source: 'librechat.md row 13',
  fix: "Set the variables that are named, or take the provider's variables away.",
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
      const missing = signOn.needed.filter((name) => !environment.mayHave(name));
      const wanted =
        signOn.needed.find((name) => environment.has(name)) ?? emptied(signOn, project);
      const at = wanted && environment.variables.get(wanted)?.at;
      if (missing.length === 0 || !at) return [];
      return [
        {
          at,
          message: `${signOn.name}'s button will not be there: ${missing.join(', ')} ${missing.length > 1 ? 'are' : 'is'} not set.`,
        },
      ];
    }),
};

/** A variable that was meant to be set, and is empty because what it is made from is set nowhere. */
function emptied({ needed }: SignOn, { librechat, problems }: Project): string | undefined {
  return needed.find((name) => {
    const at = librechat.environment.variables.get(name)?.at;
    const isThere = (problem: (typeof problems)[number]) =>
      problem.rule === 'interpolation.unset' &&
      problem.at.file === at?.file &&
      problem.at.line === at.line;
    return problems.some(isThere);
  });
}

export default rule;
