import { placeOf } from '../../reading/project.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns, namedSignOns } from '../sign-on.ts';

/** A single sign-on counts twice: its start and its callback. Twenty people are a small office at nine o'clock. */
const least = 40;

/** What LibreChat takes where LOGIN_MAX is not set. */
const standard = 7;

const rule: Rule = {
  id: 'limits.login-by-address',
  severity: 'warning',
  why: 'LOGIN_MAX, 7 in five minutes unless it is set, counts each IP address, and each single sign-on twice. With the default only 3 people behind one address can sign in within 5 minutes: the fourth gets "Too many login attempts". With BAN_VIOLATIONS on, the address is banned if it goes on.',
  source: [
    'librechat:api/server/middleware/limiters/loginLimiter.js',
    'librechat:api/server/routes/oauth.js',
    'librechat#3915',
  ],
  fix: `Set LOGIN_MAX to twice the number of people who sign in from one IP address within LOGIN_WINDOW minutes, and to at least ${least}.`,
  failing: { '.env': 'LOGIN_MAX=7\n' },
  passing: { '.env': 'LOGIN_MAX=200\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const isUsed =
      configuredSignOns(environment).length > 0 ||
      (environment.isOn('ALLOW_SOCIAL_LOGIN') && namedSignOns(environment).length > 0);
    const set = environment.get('LOGIN_MAX');
    const most = Number(environment.text('LOGIN_MAX') ?? standard);
    if (!isUsed || set?.unknown || (!set && environment.mayHave('LOGIN_MAX')) || !(most < least))
      return [];
    const people = Math.floor(most / 2);
    return [
      {
        at: set?.at ?? placeOf(project),
        message: `With LOGIN_MAX=${most}, only ${people} people behind one IP address can sign in within 5 minutes. The next one is rejected.`,
      },
    ];
  },
};

export default rule;
