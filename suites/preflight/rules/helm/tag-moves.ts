import { currentRelease } from '../../../../fixtures/releases/proven.ts';
import { scalarAt } from '../../reading/nodes.ts';
import { helm } from '../examples.ts';
import type { Rule } from '../rule.ts';

const tagged = (tag: string) => {
  const example = helm('');
  return { ...example, 'values.yaml': (example['values.yaml'] ?? '').replace('v0.8.7', tag) };
};

const rule: Rule = {
  id: 'helm.tag-moves',
  severity: 'warning',
  why: 'A pod that restarts may pull another version than its neighbors. Nobody can tell which one worked before.',
  source: ['kubernetes/Images'],
  fix: `Write image.tag: ${currentRelease}, or the release that you run.`,
  failing: tagged('latest'),
  passing: tagged('v0.8.7'),
  check: ({ helm: values }) => {
    const tag = scalarAt(values?.root, 'image', 'tag');
    if (!tag?.text || !/^(latest|main|master|edge|dev|stable)$/.test(tag.text)) return [];
    const what = values?.isManifest ? "The image's tag" : 'image.tag';
    return [
      {
        at: tag.at,
        message: `${what} is \`${tag.text}\`, which moves to another version.`,
        ...(values?.isManifest
          ? { fix: `Write the release after the image's name: …:${currentRelease}` }
          : {}),
      },
    ];
  },
};

export default rule;
