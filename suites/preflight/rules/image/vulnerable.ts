import { isBefore } from '../../../../fixtures/releases/release.ts';
import { nodeAt } from '../../reading/nodes.ts';
import type { Project } from '../../reading/project.ts';
import { releaseOf } from '../../release.ts';
import type { Rule, Severity } from '../rule.ts';
import { configuredSignOns } from '../sign-on.ts';

/** A fault that lets people do what they must not, and the release that fixed it. */
interface Weakness {
  readonly fixedIn: string;
  readonly text: string;
  readonly severity: Severity;
  /** Only where the project uses what is weak. */
  readonly concerns?: (project: Project) => boolean;
}

const weaknesses: readonly Weakness[] = [
  {
    fixedIn: 'v0.8.3',
    text: 'anyone who is signed in can end the server with one request (CVE-2026-31949) and have it fetch inner addresses (CVE-2026-31943)',
    severity: 'error',
  },
  {
    fixedIn: 'v0.8.6',
    text: 'a failed sign-in can write the password into the log (#12926)',
    severity: 'warning',
    concerns: ({ librechat: { environment } }) => environment.isOn('ALLOW_EMAIL_LOGIN'),
  },
  {
    fixedIn: 'v0.8.6',
    text: 'a reused token is not fully checked (#13086)',
    severity: 'warning',
    concerns: ({ librechat: { environment } }) =>
      environment.isOn('OPENID_REUSE_TOKENS') &&
      configuredSignOns(environment).some(({ id }) => id === 'openid'),
  },
  {
    fixedIn: 'v0.8.6',
    text: 'redirects of an MCP server can lead LibreChat to inner addresses (#12931, #13274)',
    severity: 'warning',
    concerns: ({ librechat: { config } }) => nodeAt(config?.root, 'mcpServers') !== undefined,
  },
  {
    fixedIn: 'v0.8.7',
    text: 'nothing limits guesses at the second factor (#13555)',
    severity: 'warning',
    concerns: ({ librechat: { environment } }) => environment.isOn('ALLOW_EMAIL_LOGIN'),
  },
];

const rule: Rule = {
  id: 'image.vulnerable',
  severity: 'error',
  why: 'Older releases have faults that let people do what they must not. The finding names those that concern this project and the release that fixed them all.',
  source: [
    'cve/CVE-2026-31949',
    'cve/CVE-2026-31943',
    'librechat#12926',
    'librechat#13086',
    'librechat#12931',
    'librechat#13274',
    'librechat#13555',
  ],
  fix: 'Upgrade to the release that is named, after a backup of the database.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat: { image: ghcr.io/danny-avila/librechat:v0.8.1 }\n',
    'librechat.yaml':
      'version: 1.3.1\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat: { image: ghcr.io/danny-avila/librechat:v0.8.7 }\n',
    'librechat.yaml':
      'version: 1.3.13\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
  check: (project) => {
    const { image } = project.librechat;
    const { tag } = releaseOf(project);
    if (!image || !tag) return [];
    const open = weaknesses.filter(
      ({ fixedIn, concerns }) => isBefore(tag, fixedIn) && (concerns?.(project) ?? true),
    );
    const worst = open.filter(({ severity }) => severity === 'error');
    const told = worst.length > 0 ? worst : open;
    const target = told
      .map(({ fixedIn }) => fixedIn)
      .sort()
      .at(-1);
    if (!target) return [];
    return [
      {
        at: image.at,
        message: `In ${tag} ${told.map(({ text }) => text).join('; ')}.`,
        fix: `Upgrade to ${target} or later, after a backup of the database.`,
        ...(worst.length > 0 ? {} : { severity: 'warning' as const }),
      },
    ];
  },
};

export default rule;
