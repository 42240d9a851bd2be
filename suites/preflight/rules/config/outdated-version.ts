import { minor, parse } from 'semver';
import { scalarAt } from '../../reading/nodes.ts';
import { configVersions, releaseOf } from '../../release.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.outdated-version',
  severity: 'warning',
  why: 'LibreChat expects librechat.yaml in the format of its release. A file in a format that is a whole step older may hold keys that no longer do anything; LibreChat only notes it in its log.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/config#version',
    'librechat:packages/data-provider/src/config.ts',
  ],
  fix: 'Go through the changelog of librechat.yaml, then set `version` to the one of your release.',
  failing: {
    'librechat.yaml':
      'version: 1.2.8\nsecureImageLinks: true\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {},
  check: (project) => {
    const version = scalarAt(project.librechat.config?.root, 'version');
    const { tag } = releaseOf(project);
    const current = configVersions[tag ?? ''];
    const written = parse(version?.text ?? '');
    if (!version || !written || !current || minor(written) >= minor(current)) return [];
    return [
      {
        at: version.at,
        message: `The file is in format ${version.text}, and ${tag} expects ${current}.`,
        edit: { from: version.text ?? '', to: current },
        fix: `Compare it with librechat.example.yaml of ${tag}, then write version: ${current}.`,
      },
    ];
  },
};

export default rule;
