import { interpolate } from '../reading/interpolate.ts';
import { entriesOf, isScalar, itemsOf, nodeAt, scalarAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import type { Scalar } from '../reading/types.ts';
import { urlOf } from './addresses.ts';
import { namesOf } from './database.ts';

/*
 * LibreChat's guard against requests to inner addresses, for MCP servers. Source: packages/api/src/auth/domain.ts.
 */

/** An MCP server that LibreChat reaches over the network. */
export interface RemoteMcpServer {
  readonly name: string;
  readonly set: Scalar;
  readonly url: URL;
  /** LibreChat sends it something that says who asks, or signs in. */
  readonly hasLogin: boolean;
}

export function remoteMcpServers({
  librechat: { config, environment },
}: Project): RemoteMcpServer[] {
  const lookup = (name: string) => ({ text: environment.text(name) ?? '', unknown: false });
  return entriesOf(nodeAt(config?.root, 'mcpServers')).flatMap(([name, node]) => {
    const set = scalarAt(node, 'url');
    const text = set?.text ?? '';
    const url = urlOf(interpolate(text, lookup).text);
    const hasLogin = ['headers', 'oauth', 'apiKey', 'customUserVars'].some((key) =>
      nodeAt(node, key),
    );
    return set && url && !/\{\{/.test(text) ? [{ name, set, url, hasLogin }] : [];
  });
}

/** The entries of `mcpSettings.<key>`; undefined where there is no list, or an empty one. */
export function mcpList({ librechat: { config } }: Project, key: string): Scalar[] | undefined {
  const items = itemsOf(nodeAt(config?.root, 'mcpSettings', key)).filter(isScalar);
  return items.length > 0 ? items : undefined;
}

const inner = new Set(
  'rag_api rag-api api redis mongodb mongo postgres postgresql mysql database db elasticsearch kibana grafana prometheus rabbitmq kafka zookeeper consul vault etcd minio internal backend metadata localhost localhost.localdomain'.split(
    ' ',
  ),
);
const privateAddress =
  /^(10\.|127\.|0\.|169\.254\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[?(::1?$|f[cd]|fe80))/i;

/** Whether the guard knows a host by its name or address alone. */
export const isInnerByName = (host: string) =>
  inner.has(host) || privateAddress.test(host) || /\.(localhost|internal|local)$/.test(host);

/** Whether a host is a container of the project or of its machine, whose address is a private one. */
export const isInnerByNetwork = ({ services }: Project, host: string) =>
  !host.includes('.') || services.some((service) => namesOf(service).includes(host));

/** `host:port`, as `allowedAddresses` and the guard write it. */
export function addressOf({ protocol, hostname, port }: URL): string {
  const usual = /^(https|wss):$/.test(protocol) ? '443' : '80';
  return `${hostname}:${port || usual}`;
}

/** Whether an entry of `allowedDomains` lets an address through. */
export function lets(entry: string, url: URL): boolean {
  const text = entry.toLowerCase().trim();
  const scheme = /^(https?|wss?):\/\//.exec(text)?.[0];
  const spec = urlOf(scheme ? text : `https://${text}`);
  if (!spec) return false;
  const host = url.hostname.replace(/^www\./, '');
  const allowed = decodeURIComponent(spec.hostname).replace(/^www\./, '');
  const isHost = text.startsWith('*.')
    ? host === allowed.slice(2) || host.endsWith(allowed.slice(1))
    : host === allowed;
  const port = /:(\d+)(\/|$|\?)/.exec(text.slice(scheme?.length ?? 0))?.[1];
  return isHost && (!scheme || spec.protocol === url.protocol) && (!port || port === url.port);
}
