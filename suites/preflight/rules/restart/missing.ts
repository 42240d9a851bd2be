import { nodeAt, scalarAt, textAt } from '../../reading/nodes.ts';
import type { Node, Position, Scalar } from '../../reading/types.ts';
import type { Edit, Rule } from '../rule.ts';
import { essential } from '../services.ts';

const rule: Rule = {
  id: 'restart.missing',
  severity: 'warning',
  why: 'LibreChat ends when it meets an unexpected error. Without a restart policy it stays down, also after a reboot.',
  source: ['compose/restart', 'librechat:api/server/index.js', 'librechat#11760'],
  fix: 'Set restart: unless-stopped.',
  failing: { 'docker-compose.override.yml': 'services:\n  librechat: { restart: "no" }\n' },
  passing: {
    'docker-compose.override.yml':
      'services:\n  librechat: { restart: !reset null, deploy: { restart_policy: { delay: 5s } } }\n',
  },
  check: (project) =>
    essential(project)
      .filter(({ node }) => ['no', undefined].includes(textAt(node, 'restart')) && !hasPolicy(node))
      .map(({ name, at, node }) => ({
        at,
        edit: restarting(scalarAt(node, 'restart'), at),
        message: `${name} has no restart policy, so it stays down after it ends.`,
      })),
};

const restarting = (set: Scalar | undefined, at: Position): Edit =>
  set
    ? { at: set.at, from: 'no', to: 'unless-stopped' }
    : { at, insert: ['restart: unless-stopped'], where: 'inside' };

/** A policy without a condition restarts always, and so does Swarm by default, whose stacks have such keys. */
const hasPolicy = (node: Node) =>
  (nodeAt(node, 'deploy', 'restart_policy') !== undefined &&
    textAt(node, 'deploy', 'restart_policy', 'condition') !== 'none') ||
  ['placement', 'mode', 'update_config', 'endpoint_mode', 'labels'].some(
    (key) => nodeAt(node, 'deploy', key) !== undefined,
  );

export default rule;
