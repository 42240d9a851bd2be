import { scalarAt, textAt } from '../../reading/nodes.ts';
import { helm } from '../examples.ts';
import { keepsFilesElsewhere } from '../needs.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'helm.data-not-kept',
  severity: 'error',
  why: 'Without a persistent volume the database, or what people upload, lives in its pod: when the pod moves or restarts, it is gone.',
  source: ['librechat:helm/librechat/values.yaml', 'kubernetes/Persistent Volumes'],
  fix: 'Write mongodb.persistence.enabled: true, or use a database outside the chart.',
  failing: helm('mongodb: { persistence: { enabled: false } }\n'),
  passing: helm('mongodb: { persistence: { enabled: true } }\n'),
  check: (project) => {
    const { helm: values, librechat } = project;
    const lost = values?.lost ?? [];
    // Without librechat.yaml, files may go elsewhere. A patch of Kustomize may add a volume.
    const isKnown = librechat.config || values?.isWhole;
    if (values && isKnown && lost.length > 0 && !keepsFilesElsewhere(project))
      return [
        {
          at: values.root.at,
          severity: 'warning',
          message: `Uploaded files are lost with the pod: no persistent volume is mounted at ${lost.join(' and ')}.`,
          fix: 'Mount a PersistentVolumeClaim there, or set fileStrategy to s3, azure_blob or firebase.',
        },
      ];
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
