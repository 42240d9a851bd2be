import { currentRelease } from '../../../../fixtures/releases/proven.ts';
import { scalarAt, textAt } from '../../reading/nodes.ts';
import type { Node, Scalar } from '../../reading/types.ts';
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
  check: ({ helm: values }) => [
    ...moving(values?.root, ['image', 'tag']).map((tag) => ({
      at: tag.at,
      message: `${values?.isManifest ? "The image's tag" : 'image.tag'} is \`${tag.text}\`, which moves to another version.`,
      ...(values?.isManifest
        ? { fix: `Write the release after the image's name: …:${currentRelease}` }
        : {}),
    })),
    ...databases.flatMap((name) =>
      textAt(values?.root, name, 'enabled') === 'false'
        ? []
        : moving(values?.root, [name, 'image', 'tag']).map((tag) => ({
            at: tag.at,
            message: `${name}.image.tag is \`${tag.text}\`: the next pod may bring a version that cannot read the data.`,
            fix: `Write the version of ${name} that you run.`,
          })),
    ),
  ],
};

const databases = ['mongodb', 'meilisearch', 'redis'];

function moving(root: Node | undefined, path: readonly string[]): Scalar[] {
  const tag = scalarAt(root, ...path);
  if (textAt(root, ...path.slice(0, -1), 'digest')) return [];
  return tag?.text && /^(latest|main|master|edge|dev|stable)$/.test(tag.text) ? [tag] : [];
}

export default rule;
