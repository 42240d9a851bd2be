import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Configuration } from './configuration.ts';
import { Environment } from './environment.ts';
import type { Files, SourceFile } from './files.ts';
import type { LibreChat } from './librechat.ts';
import { entriesOf, isScalar, itemsOf, nodeAt, scalarAt, textAt } from './nodes.ts';
import type { Node, Problem, Scalar } from './types.ts';
import { readYaml, readYamlDocuments } from './yaml.ts';

/** LibreChat on Kubernetes, in the form of its chart's values. Source: helm/librechat/values.yaml of v0.8.8-rc1. */
export interface HelmValues {
  readonly file: SourceFile;
  /** The values that the chart takes: the file's root, or what lies below a dependency's name. */
  readonly root: Node;
  /** They are read from manifests, so no value of the chart changes them. */
  readonly isManifest: boolean;
  /** A single pod, as Podman plays it: nothing routes requests to it. */
  readonly isPod: boolean;
  /** Folders in which LibreChat keeps files and that no persistent volume holds; unknown of the chart's values. */
  readonly lost?: readonly string[];
  /** They show all that LibreChat is given: each variable by its name, and no volume. */
  readonly isWhole?: boolean;
}

const valuesName =
  /^((helm[-_.])?values[\w.-]*|.*[._-]values|librechat[\w.-]*|(.*[._-])?(helm-?)?(release|application|app))\.ya?ml$/i;

/** The files of a folder that look like values of the chart: they have `librechat.configEnv` or `librechat.configYamlContent`. */
export function helmFilesIn(directory: string): string[] {
  if (!existsSync(directory)) return [];
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isFile() && valuesName.test(entry.name))
    .map(({ name }) => join(directory, name))
    .sort();
}

export function readHelmValues(
  path: string,
  files: Files,
  problems: Problem[],
): HelmValues | undefined {
  const file = files.read(path);
  if (!file || !/^\s*(configEnv|configYamlContent|existingConfigYaml):/m.test(file.text))
    return undefined;
  const documents = readYamlDocuments(file, problems);
  const roots = documents
    .flatMap((whole) => [whole, ...released(whole, file, problems)])
    .flatMap((node) => [node, ...entriesOf(node).map(([, child]) => child)]);
  const root = roots.find((node) => isLibreChats(node));
  return root && { file, root, isManifest: false, isPod: false };
}

/** The values in a HelmRelease of Flux, in a HelmChart of K3s, or in an Application of Argo CD, where they may be a text. */
function released(whole: Node, file: SourceFile, problems: Problem[]): Node[] {
  const sources = [nodeAt(whole, 'spec', 'source'), ...itemsOf(nodeAt(whole, 'spec', 'sources'))];
  const texts = [
    scalarAt(whole, 'spec', 'valuesContent'),
    ...sources.map((source) => scalarAt(source, 'helm', 'values')),
  ];
  return [
    nodeAt(whole, 'spec', 'values'),
    ...sources.map((source) => nodeAt(source, 'helm', 'valuesObject')),
    ...texts.map((text) => text && innerYaml(text, file, problems)?.root),
  ].filter((node) => node !== undefined);
}

const isLibreChats = (node: Node) =>
  ['configEnv', 'configYamlContent', 'existingConfigYaml'].some(
    (key) => nodeAt(node, 'librechat', key) !== undefined,
  );

/** LibreChat as the chart would run it. Its secrets come from a Secret, which is not among the files. */
export function librechatOf(
  { file, root, isWhole }: HelmValues,
  files: Files,
  problems: Problem[],
): LibreChat {
  const variables = new Map(
    entriesOf(nodeAt(root, 'librechat', 'configEnv')).filter((entry): entry is [string, Scalar] =>
      isScalar(entry[1]),
    ),
  );
  return {
    service: undefined,
    environment: new Environment(variables, isWhole ? 'whole' : 'partial'),
    image: imageOf(root) ?? imageOfChart(file, files),
    config: configurationOf(
      root,
      (name) => files.all.find((it) => it.name === name) ?? file,
      problems,
    ),
    configMount: undefined,
    schemaSource: undefined,
    unread: unreadOf(root),
  };
}

function imageOf(root: Node): Scalar | undefined {
  const tag = scalarAt(root, 'image', 'tag');
  const repository = textAt(root, 'image', 'repository') ?? 'danny-avila/librechat';
  return tag?.text ? { ...tag, text: `${repository}:${tag.text}` } : undefined;
}

/** The release that LibreChat's own chart names, where the values name none. */
function imageOfChart({ folder }: SourceFile, files: Files): Scalar | undefined {
  const chart = files.readIf(join(folder, 'Chart.yaml'), (text) =>
    /^name: *librechat *$/m.test(text),
  );
  const version = scalarAt(chart && readYaml(chart, []), 'appVersion');
  return version?.text ? { ...version, text: `danny-avila/librechat:${version.text}` } : undefined;
}

function unreadOf(root: Node): LibreChat['unread'] {
  const set = scalarAt(root, 'librechat', 'existingConfigYaml');
  return set?.text ? { at: set.at, why: `it is in the ConfigMap ${set.text}` } : undefined;
}

/** librechat.yaml is a text in the values: its places are those of the values file. */
function configurationOf(
  root: Node,
  fileOf: (name: string) => SourceFile,
  problems: Problem[],
): Configuration | undefined {
  const set = scalarAt(root, 'librechat', 'configYamlContent');
  const inner = set && innerYaml(set, fileOf(set.at.file), problems);
  return inner && { ...inner, isTemplate: false };
}

/** A text of a file that is YAML itself: its places are those of the file. */
function innerYaml(
  set: Scalar,
  file: SourceFile,
  problems: Problem[],
): { file: SourceFile; root: Node | undefined } | undefined {
  if (!set.text?.trim()) return undefined;
  const lines = file.text.split('\n');
  const first = set.text.split('\n').find((line) => line.trim() !== '') ?? '';
  const index = lines.findIndex(
    (line, at) => at >= set.at.line - 1 && line.trim() === first.trim(),
  );
  const offset = Math.max(index, 0);
  const indent = (lines[offset]?.search(/\S/) ?? 0) - first.search(/\S/);
  const inner = { ...file, text: set.text };
  const found: Problem[] = [];
  const parsed = readYaml(inner, found);
  const moved = (at: Problem['at']) => ({
    ...at,
    line: at.line + offset,
    column: at.column + Math.max(indent, 0),
  });
  problems.push(...found.map((problem) => ({ ...problem, at: moved(problem.at) })));
  return { file: inner, root: parsed && shifted(parsed, moved) };
}

function shifted(node: Node, moved: (at: Node['at']) => Node['at']): Node {
  if (node.kind === 'scalar') return { ...node, at: moved(node.at) };
  if (node.kind === 'list')
    return { ...node, at: moved(node.at), items: node.items.map((item) => shifted(item, moved)) };
  const entries = [...node.entries].map(([key, child]): [string, Node] => [
    key,
    shifted(child, moved),
  ]);
  return { ...node, at: moved(node.at), entries: new Map(entries) };
}
