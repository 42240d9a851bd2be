import { interpolate } from '../reading/interpolate.ts';
import type { Environment } from '../reading/librechat.ts';
import { plainOf } from '../reading/nodes.ts';
import type { Node } from '../reading/types.ts';
import { urlOf } from './addresses.ts';

/**
 * librechat.yaml as LibreChat's schema is to judge it: that throws at an MCP server's address that is none, so their
 * variables are filled in, and what is then no address, which a rule of its own tells, is made one.
 */
export function plainConfig(root: Node, environment: Environment): unknown {
  const plain = plainOf(root);
  const servers = isRecord(plain) && isRecord(plain.mcpServers) ? plain.mcpServers : {};
  const lookup = (name: string) => ({ text: environment.text(name) ?? '', unknown: false });
  for (const server of Object.values(servers))
    if (isRecord(server) && typeof server.url === 'string') {
      const address = interpolate(server.url, lookup).text;
      const inItsPlace = `${server.type === 'websocket' ? 'ws' : 'http'}://mcp.invalid`;
      server.url = urlOf(address) ? address : inItsPlace;
    }
  return plain;
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
