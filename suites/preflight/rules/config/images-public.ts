import { isMapping, nodeAt, scalarAt, textAt } from '../../reading/nodes.ts';
import type { Mapping } from '../../reading/types.ts';
import type { Finding, Rule } from '../rule.ts';

const rule: Rule = {
  id: 'config.images-public',
  severity: 'warning',
  why: 'Anyone with the link can open uploaded images, signed in or not, unless secureImageLinks is on.',
  source: [
    'librechat-docs/configuration/librechat_yaml/object_structure/config#secureimagelinks',
    'librechat:api/server/middleware/validateImageRequest.js',
    'librechat#13221',
  ],
  fix: 'Add to librechat.yaml: secureImageLinks: true',
  failing: {
    'librechat.yaml': 'version: 1.3.9\nregistration: { allowedDomains: [example.org] }\n',
  },
  passing: {},
  check: ({ librechat: { config } }) => {
    if (!isMapping(config?.root) || textAt(config.root, 'secureImageLinks') === 'true') return [];
    // The switch is about LibreChat's own folder of images.
    const strategy = textAt(config.root, 'fileStrategy') ?? 'local';
    if (strategy !== 'local' && !nodeAt(config.root, 'fileStrategies')) return [];
    return [
      {
        at: config.root.at,
        message: 'Anyone with the link can open uploaded images: secureImageLinks is not on.',
        ...switchedOn(config.root),
      },
    ];
  },
};

/** Next to the version, which every librechat.yaml has. */
function switchedOn(root: Mapping): Pick<Finding, 'edit'> {
  const off = scalarAt(root, 'secureImageLinks');
  if (off?.text === 'false') return { edit: { at: off.at, from: 'false', to: 'true' } };
  const version = scalarAt(root, 'version');
  return version && !off
    ? { edit: { at: version.at, insert: ['secureImageLinks: true'], where: 'after' } }
    : {};
}

export default rule;
