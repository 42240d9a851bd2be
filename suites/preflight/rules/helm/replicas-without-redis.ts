import { scalarAt, textAt } from '../../reading/nodes.ts';
import { helm } from '../examples.ts';
import type { Rule } from '../rule.ts';

const rule: Rule = {
  id: 'helm.replicas-without-redis',
  severity: 'error',
  why: 'Each pod keeps sign-ins in progress, limits and running answers in its own memory, so a callback or a stream that reaches another pod fails.',
  source: ['librechat#7451', 'librechat#12231', 'librechat-docs/configuration/redis'],
  fix: 'Set USE_REDIS: "true" and REDIS_URI in librechat.configEnv, or replicaCount: 1 without autoscaling.',
  failing: helm('replicaCount: 3\n'),
  passing: helm(
    'replicaCount: 3\n',
    '    USE_REDIS: "true"\n    REDIS_URI: redis://redis-master:6379\n',
  ),
  check: ({ helm: values, librechat: { environment } }) => {
    if (!values || environment.isOn('USE_REDIS')) return [];
    const { root } = values;
    const count = scalarAt(root, 'replicaCount');
    const most = scalarAt(root, 'autoscaling', 'maxReplicas');
    const isScaled = textAt(root, 'autoscaling', 'enabled') === 'true';
    const many =
      isScaled && Number(most?.text ?? 100) > 1
        ? (most ?? scalarAt(root, 'autoscaling', 'enabled'))
        : Number(count?.text) > 1
          ? count
          : undefined;
    return many
      ? [
          {
            at: many.at,
            message:
              'Several pods share no memory: USE_REDIS is not "true", so sign-ins and answers fail at random.',
            ...(values.isManifest
              ? {
                  fix: "Set USE_REDIS to true and REDIS_URI in the container's env, or replicas: 1 without an autoscaler.",
                }
              : {}),
          },
        ]
      : [];
  },
};

export default rule;
