import { scalarAt, textAt } from '../../reading/nodes.ts';
import { helm } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'helm.data-not-kept',
  severity: 'error',
  why: 'Without a persistent volume the database lives in its pod: when the pod moves or restarts, all accounts and conversations are gone.',
  source: ['librechat:helm/librechat/values.yaml', 'kubernetes/Persistent Volumes'],
  fix: 'Write mongodb.persistence.enabled: true, or use a database outside the chart.',
  failing: helm('mongodb: { persistence: { enabled: false } }\n'),
  passing: helm('mongodb: { persistence: { enabled: true } }\n'),
  check: ({ helm: values }) => {
    const off = scalarAt(values?.root, 'mongodb', 'persistence', 'enabled');
    if (!values || values.isManifest || off?.text !== 'false') return [];
    if (textAt(values.root, 'mongodb', 'enabled') === 'false') return [];
    return [
      {
        at: off.at,
        message: "The chart's MongoDB keeps nothing: its data is lost with the pod.",
        edit: { from: 'false', to: 'true' },
      },
    ];
  },
};

export default rule;
