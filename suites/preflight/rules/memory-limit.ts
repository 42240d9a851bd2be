import { scalarAt } from '../reading/nodes.ts';
import type { Node, Position } from '../reading/types.ts';

const units: Readonly<Record<string, number>> = {
  b: 1 / 1024 ** 2,
  k: 1 / 1024,
  ki: 1 / 1024,
  m: 1,
  mi: 1,
  g: 1024,
  gi: 1024,
};

/** The memory that a container may use, in MB; undefined where it has no limit. */
export function memoryLimit(
  node: Node | undefined,
): { megabytes: number; at: Position } | undefined {
  const limit =
    scalarAt(node, 'deploy', 'resources', 'limits', 'memory') ??
    scalarAt(node, 'mem_limit') ??
    scalarAt(node, 'resources', 'limits', 'memory');
  const match = /^([\d.]+)\s*([bkmg]i?)?b?$/i.exec(limit?.text?.trim() ?? '');
  if (!limit || limit.unknown || !match) return undefined;
  const [, amount, unit = 'b'] = match;
  const megabytes = Number(amount) * (units[unit.toLowerCase()] ?? 1);
  return megabytes > 0 ? { megabytes, at: limit.at } : undefined;
}
