import { scalarAt } from '../../reading/nodes.ts';
import { releaseOf, runsWithin } from '../../release.ts';
import { helm } from '../examples.ts';
import type { Rule } from '../rule.ts';

const probe = (tag: string) => {
  const example = helm('readinessProbe: { httpGet: { path: /readyz, port: 3080 } }\n');
  return {
    ...example,
    'values.yaml': (example['values.yaml'] ?? '').replace('v0.8.7', tag).replace('1.3.13', '1.3.9'),
  };
};

const rule: Rule = {
  id: 'helm.probe-before-release',
  severity: 'warning',
  why: '/livez and /readyz exist from v0.8.6 on. Before, LibreChat answers them with its page and 200, so the probe never fails.',
  source: ['librechat#13212'],
  fix: 'Ask /api/config, or upgrade to v0.8.6 or later.',
  failing: probe('v0.8.5'),
  passing: probe('v0.8.7'),
  check: (project) => {
    if (!project.helm || runsWithin(project, { since: 'v0.8.6' })) return [];
    const { root } = project.helm;
    return ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap((name) => {
      const path = scalarAt(root, name, 'httpGet', 'path');
      return path && /^\/(livez|readyz)$/.test(path.text ?? '')
        ? [
            {
              at: path.at,
              edit: { from: path.text ?? '', to: '/api/config' },
              message: `${releaseOf(project).name} answers ${path.text} with its page, so the ${name} never fails.`,
            },
          ]
        : [];
    });
  },
};

export default rule;
