import { releaseOfImage } from '../../../../fixtures/releases/release.ts';
import { scalarAt } from '../../reading/nodes.ts';
import { configVersions } from '../config-schema.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.outdated-version',
  severity: 'warning',
  why: 'A file written for an older format may hold keys that no longer do anything. LibreChat says so in its log alone.',
  source: 'librechat.md row 7',
  mend: 'Go through the change log of librechat.yaml, and set `version` to that of your release.',
  failing: {
    'librechat.yaml':
      'version: 1.2.8\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {},
  check: ({ librechat: { config, service } }) => {
    const version = scalarAt(config?.root, 'version');
    const release = releaseOfImage(service?.image?.text);
    const current = configVersions[release ?? ''];
    if (!version?.text || !current || !isOlder(version.text, current)) return [];
    return [
      {
        at: version.at,
        message: `It is written for format ${version.text}; ${release} has ${current}.`,
      },
    ];
  },
};

const isOlder = (version: string, current: string) =>
  version.localeCompare(current, 'en', { numeric: true }) < 0;

export default rule;
