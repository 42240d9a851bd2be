import { isMapping, nodeAt } from '../../reading/nodes.ts';
import { helm } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'helm.no-readiness',
  severity: 'warning',
  why: 'Without a readiness probe Kubernetes sends people to a pod that still starts. From v0.8.7 on LibreChat answers their chats with 503 until it is ready.',
  source: ['kubernetes/Liveness, Readiness, and Startup Probes', 'librechat#13502'],
  fix: 'Remove the empty readinessProbe, or ask /readyz (v0.8.6 and later).',
  failing: helm('readinessProbe: {}\n'),
  passing: helm('readinessProbe: { httpGet: { path: /readyz, port: 3080 } }\n'),
  check: ({ helm: values }) => {
    const probe = nodeAt(values?.root, 'readinessProbe');
    const isEmpty = probe && (isMapping(probe) ? probe.entries.size === 0 : true);
    if (values?.isManifest && !values.isPod && !probe)
      return [
        {
          at: values.root.at,
          message:
            "LibreChat's container has no readiness probe: people reach pods that are not ready.",
          fix: 'Add readinessProbe: { httpGet: { path: /readyz, port: 3080 } } (v0.8.6 and later; before, /api/config).',
        },
      ];
    return isEmpty
      ? [
          {
            at: probe.at,
            edit: { remove: true },
            message: 'The readiness probe is removed: people reach pods that are not ready.',
          },
        ]
      : [];
  },
};

export default rule;
