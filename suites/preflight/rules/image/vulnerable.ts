import { isBefore, releaseOfImage } from '../../../../fixtures/releases/release.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'image.vulnerable',
  severity: 'error',
  why: 'Before v0.8.3 anyone who is logged in can end the server with one request (CVE-2026-31949) and have it fetch addresses of the inner network (CVE-2026-31943).',
  source: 'librechat.md rows 46 and 47',
  fix: 'Go to v0.8.3 or later.',
  failing: {
    'docker-compose.override.yml':
      'services:\n  librechat: { image: ghcr.io/danny-avila/librechat:v0.8.1 }\n',
    'librechat.yaml':
      'version: 1.3.1\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat: { image: ghcr.io/danny-avila/librechat:v0.8.4 }\n',
    'librechat.yaml':
      'version: 1.3.6\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
  check: ({ librechat: { service } }) => {
    const release = releaseOfImage(service?.image?.text);
    if (!service?.image || !release || !isBefore(release, 'v0.8.3')) return [];
    return [
      {
        at: service.image.at,
        message: `${release} has CVE-2026-31949 and CVE-2026-31943, mended in v0.8.3.`,
      },
    ];
  },
};

export default rule;
