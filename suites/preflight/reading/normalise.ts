import { homedir } from 'node:os';
import { isAbsolute, resolve } from 'node:path';
import type { Lookup } from './interpolate.ts';
import { entriesOf, isList, isMapping, isScalar, itemsOf, list, mapping, scalar } from './nodes.ts';
import type { Mapping, Node, Scalar } from './types.ts';

/*
 * Compose's short forms spelled out, so that files can be merged and rules know one form of each. Source: Compose
 * specification, 05-services.md.
 */

/** What a service's file says about where it stands. */
interface Place {
  /** Relative paths begin here. */
  readonly folder: string;
  readonly lookup: Lookup;
}

export function normaliseService(service: Mapping, place: Place): Mapping {
  const entries = [...service.entries].map(([key, node]): [string, Node] => {
    const normalise = forms[key];
    const long = normalise && node.tag !== '!reset' ? normalise(node, place) : node;
    return [key, node.tag ? { ...long, tag: node.tag } : long];
  });
  return { ...service, entries: new Map(entries) };
}

const forms: Record<string, (node: Node, place: Place) => Node> = {
  environment: (node, { lookup }) => environment(node, lookup),
  labels: assignments('='),
  extra_hosts: assignments(/[=:]/),
  depends_on: names,
  networks: names,
  env_file: (node, { folder }) => envFiles(node, folder),
  ports: (node) => (isList(node) ? list(node.items.map(port), node.at) : node),
  volumes: (node, { folder }) =>
    isList(node)
      ? list(
          node.items.map((item) => volume(item, folder)),
          node.at,
        )
      : node,
};

/** `KEY` alone, and a key without a value, take the value of the environment; without one they take a value away. */
function environment(node: Node, lookup: Lookup): Node {
  const long = assignments('=')(node);
  const entries = entriesOf(long).map(([name, value]): [string, Node] => {
    if (!isScalar(value) || value.text !== null) return [name, value];
    const passed = lookup(name);
    if (!passed) return [name, value];
    const isLeft = passed.unknown && passed.text === '';
    const given = scalar(passed.text, value.at, passed.unknown && !isLeft);
    return [name, isLeft ? { ...given, leftBlank: true } : given];
  });
  return mapping(entries, node.at);
}

function assignments(separator: string | RegExp): (node: Node) => Node {
  return (node) => {
    if (!isList(node)) return node;
    const entries = node.items.filter(isScalar).map((item): [string, Node] => {
      const text = item.text ?? '';
      const at = text.search(separator);
      return at < 0
        ? [text, { ...item, text: null }]
        : [text.slice(0, at), { ...item, text: text.slice(at + 1) }];
    });
    return mapping(entries, node.at);
  };
}

function names(node: Node): Node {
  if (!isList(node)) return node;
  const entries = node.items
    .filter(isScalar)
    .map((item): [string, Node] => [item.text ?? '', mapping([], item.at)]);
  return mapping(entries, node.at);
}

function envFiles(node: Node, folder: string): Node {
  const items = (isList(node) ? itemsOf(node) : [node]).map((item): Node => {
    if (isScalar(item)) return mapping([['path', absolute(item, folder)]], item.at);
    if (!isMapping(item)) return item;
    const path = item.entries.get('path');
    return isScalar(path)
      ? { ...item, entries: new Map([...item.entries, ['path', absolute(path, folder)]]) }
      : item;
  });
  return list(items, node.at);
}

const shortPort = /^(?:(?:\[([^\]]+)\]|([^:]+)):(?=[^:]*:))?(?:([^:]*):)?([^:/]+)(?:\/(\w+))?$/;

function port(item: Node): Node {
  if (!isScalar(item) || item.unknown || item.leftBlank) return item;
  const [, ipv6, ipv4, published, target = '', protocol] = shortPort.exec(item.text ?? '') ?? [];
  const parts = { host_ip: ipv6 ?? ipv4, published, target, protocol };
  return fields(parts, item);
}

function volume(item: Node, folder: string): Node {
  if (isMapping(item)) {
    const source = item.entries.get('source');
    const isBind =
      isScalar(item.entries.get('type')) && textOf(item.entries.get('type')) === 'bind';
    if (!isBind || !isScalar(source)) return item;
    return { ...item, entries: new Map([...item.entries, ['source', absolute(source, folder)]]) };
  }
  if (!isScalar(item)) return item;
  const parts = (item.text ?? '').split(':');
  const [first = '', target, options = ''] = parts;
  if (target === undefined) return fields({ type: 'volume', target: first }, item);
  const isBind = item.unknown || /^[./~]/.test(first);
  const isRefused = !item.unknown && (first === '' || target === '');
  const source = isBind ? (absolute({ ...item, text: first }, folder).text ?? '') : first;
  const readOnly = options.split(',').includes('ro') ? 'true' : undefined;
  const type = isRefused ? 'refused' : isBind ? 'bind' : 'volume';
  const { entries } = fields({ type, target, read_only: readOnly }, { ...item, unknown: false });
  const long = [...fields({ source }, item).entries, ...(isBind ? [madeFolder(item)] : [])];
  return mapping([...entries, ...long], item.at);
}

/** Compose makes the folder of a short form where it is not there. */
const madeFolder = ({ at }: Scalar) =>
  ['bind', mapping([['create_host_path', scalar('true', at)]], at)] as const;

function fields(values: Record<string, string | undefined>, { at, unknown }: Scalar): Mapping {
  const given = Object.entries(values).filter(([, text]) => text !== undefined && text !== '');
  return mapping(
    given.map(([key, text]) => [key, scalar(text ?? null, at, unknown)]),
    at,
  );
}

function absolute(path: Scalar, folder: string): Scalar {
  const text = path.text ?? '';
  if (path.leftBlank) return { ...path, unknown: true };
  if (text.startsWith('~')) return { ...path, text: homedir() + text.slice(1) };
  return { ...path, text: isAbsolute(text) ? text : resolve(folder, text) };
}

const textOf = (node: Node | undefined) => (isScalar(node) ? node.text : undefined);
