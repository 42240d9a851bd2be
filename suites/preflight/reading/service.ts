import {
  entriesOf,
  isList,
  isMapping,
  isScalar,
  itemsOf,
  nodeAt,
  scalarAt,
  textAt,
} from './nodes.ts';
import type { Completeness, Mapping, Node, Position, Problem, Scalar } from './types.ts';

/** Whether a service says what Compose runs; one that does not is laid over another file that does. */
export const saysWhatRuns = (has: (key: string) => boolean): boolean =>
  ['image', 'build', 'extends', 'provider'].some(has);

export interface Port {
  readonly at: Position;
  /** The address of the machine it is published at; every address where it is not given. */
  readonly hostIp: string | undefined;
  /** A port or a range; undefined where Docker chooses. */
  readonly published: string | undefined;
  readonly target: string;
}

export interface Mount {
  readonly at: Position;
  readonly type: string;
  /** Docker makes a folder where nothing is; else it refuses to start the container. */
  readonly isMade: boolean;
  /** An absolute path where the type is `bind`, else the name of a volume. */
  readonly source: string | undefined;
  /** The folder of the volume that is mounted; undefined for all of it. */
  readonly subpath: string | undefined;
  readonly target: string;
}

export interface Dependency {
  readonly name: string;
  readonly at: Position;
  readonly condition: string | undefined;
  /** Compose starts without it where it is not there. */
  readonly isRequired: boolean;
}

export interface Healthcheck {
  readonly at: Position;
  readonly isDisabled: boolean;
  /** The command as one line, without `CMD` or `CMD-SHELL`. */
  readonly command: string;
}

/** A service of the project, every short form spelled out. */
export interface Service {
  readonly name: string;
  readonly at: Position;
  readonly node: Mapping;
  readonly image: Scalar | undefined;
  /** Every variable that its container is given; before its env files are read, null for what `environment` takes away. */
  readonly environment: ReadonlyMap<string, Scalar>;
  readonly envFiles: readonly {
    readonly path: string;
    readonly at: Position;
    readonly isRequired: boolean;
  }[];
  readonly ports: readonly Port[];
  readonly mounts: readonly Mount[];
  readonly dependencies: readonly Dependency[];
  readonly healthcheck: Healthcheck | undefined;
  /** Files that Compose or Swarm puts into the container, by their place in it. */
  readonly configs: readonly {
    readonly at: Position;
    readonly target: string;
    /** The file on this machine; undefined where the content comes from elsewhere. */
    readonly file: string | undefined;
  }[];
  readonly completeness: Completeness;
  readonly labels: ReadonlyMap<string, Scalar>;
  /** The networks it is in; `default` where it names none, nothing where it has a network mode. */
  readonly networks: readonly string[];
  /** Entry point and command as one line. */
  readonly command: string;
}

/** @param configFile the file of a top-level config, by its name */
export function serviceOf(
  name: string,
  node: Mapping,
  configFile: (name: string) => string | undefined = () => undefined,
): Service {
  const environment = entriesOf(node.entries.get('environment')).filter(
    (entry): entry is [string, Scalar] => isScalar(entry[1]),
  );
  const networks = entriesOf(node.entries.get('networks')).map(([network]) => network);
  return {
    name,
    at: node.at,
    node,
    image: scalarAt(node, 'image'),
    environment: new Map(environment),
    envFiles: itemsOf(node.entries.get('env_file')).map((item) => ({
      path: textAt(item, 'path') ?? '',
      at: item.at,
      isRequired: textAt(item, 'required') !== 'false',
    })),
    ports: itemsOf(node.entries.get('ports')).filter(isMapping).map(portOf),
    mounts: itemsOf(node.entries.get('volumes')).filter(isMapping).map(mountOf),
    dependencies: entriesOf(node.entries.get('depends_on')).map(([dependency, value]) => ({
      name: dependency,
      at: value.at,
      condition: textAt(value, 'condition'),
      isRequired: textAt(value, 'required') !== 'false',
    })),
    healthcheck: healthcheckOf(node.entries.get('healthcheck')),
    configs: itemsOf(node.entries.get('configs')).map((item) => {
      const source = (isScalar(item) ? item.text : textAt(item, 'source')) ?? '';
      return {
        at: item.at,
        target: textAt(item, 'target') ?? `/${source}`,
        file: configFile(source),
      };
    }),
    completeness: 'whole',
    labels: labelsOf(node),
    networks: networks.length > 0 ? networks : node.entries.has('network_mode') ? [] : ['default'],
    command: [commandLine(nodeAt(node, 'entrypoint')), commandLine(nodeAt(node, 'command'))]
      .join(' ')
      .trim(),
  };
}

/** Swarm's labels of a service count as well: reverse proxies read them there. */
function labelsOf(node: Mapping): Map<string, Scalar> {
  const maps = [node.entries.get('labels'), nodeAt(node, 'deploy', 'labels')];
  return new Map(
    maps.flatMap((labels) =>
      isList(labels)
        ? labels.items.filter(isScalar).map((item): [string, Scalar] => {
            const [name = '', ...rest] = (item.text ?? '').split('=');
            return [name, { ...item, text: rest.join('=') }];
          })
        : entriesOf(labels).filter((entry): entry is [string, Scalar] => isScalar(entry[1])),
    ),
  );
}

/** Short forms of ports, volumes and extra hosts that Compose refuses: most often a variable in them is set nowhere. */
export function refusedForms({ name, ports, mounts, node }: Service): Problem[] {
  const problem = ({ at }: { at: Position }, what: string): Problem => ({
    rule: 'compose.refused',
    at,
    message: `Compose rejects this ${what} of ${name}: a part of it is empty.`,
  });
  return [
    ...ports.filter(({ target }) => target === '').map((port) => problem(port, 'port')),
    ...mounts.filter(({ type }) => type === 'refused').map((mount) => problem(mount, 'volume')),
    ...entriesOf(node.entries.get('extra_hosts'))
      .filter(([, it]) => isScalar(it) && !it.text && !it.unknown && !it.leftBlank)
      .map(([, host]) => problem(host, 'extra host')),
  ];
}

const portOf = (node: Mapping): Port => ({
  at: node.at,
  hostIp: textAt(node, 'host_ip'),
  published: textAt(node, 'published'),
  target: textAt(node, 'target') ?? '',
});

const mountOf = (node: Mapping): Mount => ({
  at: node.at,
  type: textAt(node, 'type') ?? 'volume',
  isMade: textAt(node, 'bind', 'create_host_path') === 'true',
  source: textAt(node, 'source'),
  subpath: textAt(node, 'volume', 'subpath'),
  target: textAt(node, 'target') ?? '',
});

function healthcheckOf(node: Node | undefined): Healthcheck | undefined {
  if (!node) return undefined;
  const test = nodeAt(node, 'test');
  const command = commandLine(test).replace(/^(CMD-SHELL|CMD) /, '');
  const isDisabled = textAt(node, 'disable') === 'true' || command === 'NONE';
  return { at: test?.at ?? node.at, isDisabled, command };
}

function commandLine(node: Node | undefined): string {
  if (isList(node)) return node.items.map((item) => (isScalar(item) ? item.text : '')).join(' ');
  return isScalar(node) ? (node.text ?? '') : '';
}
