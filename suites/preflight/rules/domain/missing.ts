import { itemsOf, nodeAt } from '../../reading/nodes.ts';
import { placeOf } from '../../reading/project.ts';
import { runsWithin } from '../../release.ts';
import { fronts, openPort } from '../exposure.ts';
import { missing, weight } from '../missing.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

const variables = ['DOMAIN_CLIENT', 'DOMAIN_SERVER'];

const rule: Rule = {
  id: 'domain.missing',
  severity: 'error',
  why: 'Callbacks and the links in mails start with these addresses; without them they start with `undefined`. Without DOMAIN_SERVER, cookies are `Secure` on every host, so over plain http each reload asks for the sign-in again.',
  source: [
    'librechat-docs/configuration/dotenv#application-domains',
    'librechat:packages/api/src/oauth/csrf.ts',
    'librechat#4237',
  ],
  fix: 'Set DOMAIN_CLIENT and DOMAIN_SERVER to the address that people type.',
  failing: { '.env': 'DOMAIN_SERVER=\n' },
  passing: { '.env': 'DOMAIN_SERVER=http://localhost:3080\n' },
  check: (project) => {
    const { environment, service } = project.librechat;
    const [signOn] = configuredSignOns(environment);
    const hasMail = environment.has('EMAIL_HOST') || environment.has('EMAIL_SERVICE');
    const port = openPort(project);
    // Ports whose numbers are left to the operator are open, too.
    const isOpen =
      itemsOf(nodeAt(service?.node, 'ports')).length > 0 && service?.ports.length === 0;
    const isReached = port !== undefined || isOpen || fronts(project).length > 0;
    const lacks = variables.flatMap((name) => {
      const lack = missing(project, name);
      return lack ? [{ name, lack }] : [];
    });
    const [first] = lacks;
    if (!first || !(signOn || hasMail || (service && isReached))) return [];
    const isServer = lacks.some(({ name }) => name === 'DOMAIN_SERVER');
    const losesCookies =
      isServer &&
      port !== undefined &&
      fronts(project).length === 0 &&
      !(runsWithin(project, { since: 'v0.8.6' }) && environment.has('SESSION_COOKIE_SECURE'));
    const consequences = [
      signOn && `the sign-in with ${signOn.name} leads nowhere`,
      losesCookies && 'over plain http each reload asks people to sign in again',
      'links in mails start with `undefined`',
    ].filter(Boolean);
    return [
      {
        at: environment.variables.get(first.name)?.at ?? placeOf(project),
        message: `${lacks.map(({ name }) => name).join(' and ')} ${lacks.length > 1 ? first.lack.how.replace('is', 'are') : first.lack.how}: ${consequences.join(', and ')}.`,
        ...weight(signOn ? first.lack.severity : 'warning'),
      },
    ];
  },
};

export default rule;
