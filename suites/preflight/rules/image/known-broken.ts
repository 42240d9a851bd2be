import type { ReleaseRange } from '../../../../fixtures/releases/release.ts';
import { isWithin } from '../../../../fixtures/releases/release.ts';
import type { Project } from '../../reading/project.ts';
import type { Scalar } from '../../reading/types.ts';
import { releaseOf } from '../../release.ts';
import { release } from '../examples.ts';
import type { Rule } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

/** A fault of some releases that concerns only projects that use what is broken. */
interface Breakage extends ReleaseRange {
  readonly text: string;
  readonly fix: string;
  readonly issue: string;
  /** What of the project uses it. */
  readonly usedAt: (project: Project) => Scalar | undefined;
}

const breakages: readonly Breakage[] = [
  {
    since: 'v0.8.7',
    until: 'v0.8.8-rc1+f431b01d1',
    issue: '#15092',
    text: 'an account of OpenID that signs in with email and password gets chats without answers while OPENID_REUSE_TOKENS is on',
    fix: 'Set ALLOW_EMAIL_LOGIN=false, or OPENID_REUSE_TOKENS=false.',
    usedAt: ({ librechat: { environment } }) =>
      environment.isOn('OPENID_REUSE_TOKENS') &&
      environment.isOn('ALLOW_EMAIL_LOGIN') &&
      configuredSignOns(environment).some(({ id }) => id === 'openid')
        ? environment.get('OPENID_REUSE_TOKENS')
        : undefined,
  },
];

const reuse = 'OPENID_REUSE_TOKENS=true\nOPENID_SCOPE="openid profile email offline_access"\n';

const rule: Rule = {
  id: 'image.known-broken',
  severity: 'warning',
  why: 'The release that the image names has a reported fault in something that this project uses.',
  source: ['librechat#15092'],
  fix: 'Upgrade, or do without what is broken; the finding says which.',
  failing: release('v0.8.7', { env: `${reuse}ALLOW_EMAIL_LOGIN=true\n` }),
  passing: release('v0.8.7', { env: `${reuse}ALLOW_EMAIL_LOGIN=false\n` }),
  check: (project) => {
    const { tag } = releaseOf(project);
    if (!tag) return [];
    return breakages
      .filter((range) => isWithin(tag, range))
      .flatMap(({ text, issue, fix, usedAt }) => {
        const used = usedAt(project);
        return used ? [{ at: used.at, message: `In ${tag} ${text} (${issue}).`, fix }] : [];
      });
  },
};

export default rule;
