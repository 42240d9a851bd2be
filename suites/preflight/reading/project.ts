import { existsSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { type Chosen, choosePlace } from './choose.ts';
import { ComposeReader } from './compose.ts';
import { configurationIn } from './configuration.ts';
import { type DotEnv, readEnvFile, templateOf } from './env-file.ts';
import { isDeployedFrom, type Reading, seenBy } from './environment.ts';
import { Files, type SourceFile } from './files.ts';
import { type HelmValues, librechatOf, readHelmValues } from './helm.ts';
import { knownOf, type Lookup } from './interpolate.ts';
import { findLibreChat, type LibreChat, librechatService } from './librechat.ts';
import { isManifest, readManifests } from './manifests.ts';
import { entriesOf, isMapping, nodeAt, textAt } from './nodes.ts';
import { refusedForms, type Service, saysWhatRuns, serviceOf } from './service.ts';
import type { Mapping, Position, Problem } from './types.ts';

/** A deployment as its files describe it. */
export interface Project {
  readonly directory: string;
  readonly files: Files;
  readonly composeFiles: readonly string[];
  /** It is laid over a compose file that is elsewhere, so what is missing here may be there. */
  readonly isFragment: boolean;
  readonly services: readonly Service[];
  readonly librechat: LibreChat;
  readonly dotenv: DotEnv | undefined;
  /** Networks that other projects are in as well. */
  readonly outerNetworks: ReadonlySet<string>;
  /** Networks without a way out. */
  readonly innerNetworks: ReadonlySet<string>;
  readonly makefile: SourceFile | undefined;
  /** The values of LibreChat's Helm chart, or manifests in their form, in place of compose files. */
  readonly helm: HelmValues | undefined;
  /** Every variable that a compose file asks for. */
  readonly interpolated: ReadonlySet<string>;
  /** What reading itself found, each place for itself. */
  readonly problems: readonly Problem[];
}

/**
 * Reads the files of a deployment: compose files where there are some, else .env and librechat.yaml alone.
 * @param environment what fills in the variables before .env does
 * @throws UserError when there is nothing of a LibreChat, or more than one
 */
export function readProject(
  given: string,
  environment: NodeJS.ProcessEnv,
  chosen: Chosen = {},
): Project {
  const {
    directory,
    composeFiles: paths,
    dotenv: envFile,
    helm: valuesFile,
  } = choosePlace(given, environment, chosen);
  const files = new Files(directory);
  const problems: Problem[] = [];
  const interpolated = new Set<string>();
  const outer: Lookup = (name) => {
    const text = environment[name];
    return text === undefined ? undefined : { text, unknown: false };
  };
  const dotenv = readDotEnv(files, problems, outer, envFile);
  const isWhole = isDeployedFrom(dotenv);
  const lookup: Lookup = (name) => {
    interpolated.add(name);
    const own = dotenv?.variables.get(name);
    const known = outer(name) ?? (own && knownOf(own));
    return known ?? (isWhole ? undefined : { text: '', unknown: true, isAbsent: true });
  };
  const model = new ComposeReader(files, problems, isWhole).read({
    paths,
    folder: directory,
    lookup,
  });
  const reading = { files, dotenv, lookup, problems };
  const configFile = (name: string) => {
    const file = textAt(model, 'configs', name, 'file');
    return file === undefined ? undefined : resolve(directory, file);
  };
  const written = entriesOf(nodeAt(model, 'services'))
    .filter((entry): entry is [string, Mapping] => isMapping(entry[1]))
    .map(([name, node]) => serviceOf(name, node, configFile));
  const isFragment =
    paths.length > 0 &&
    (paths.every((path) => /override/i.test(basename(path))) ||
      isIncomplete(librechatService(written)));
  if (isFragment)
    problems.push({
      rule: 'compose.no-librechat',
      at: { file: files.nameOf(paths[0] ?? directory), line: 1, column: 1 },
      message: `${paths.map((path) => basename(path)).join(', ')} is laid over a compose file that is not in this folder: what it leaves out was not checked.`,
    });
  const services = written.map((service) => {
    const { variables, completeness } = seenBy(service, reading);
    return {
      ...service,
      environment: variables,
      completeness: isFragment ? ('partial' as const) : completeness,
    };
  });
  problems.push(...services.flatMap(refusedForms));
  const helm = valuesFile ? readKubernetes(valuesFile, files, problems) : undefined;
  const librechat = helm ? onKubernetes(helm, reading) : findLibreChat(services, reading);
  const outerNetworks = entriesOf(nodeAt(model, 'networks'))
    .filter(([, network]) => !['false', undefined].includes(textAt(network, 'external')))
    .map(([name]) => name);
  const innerNetworks = entriesOf(nodeAt(model, 'networks'))
    .filter(([, network]) => textAt(network, 'internal') === 'true')
    .map(([name]) => name);
  const makefile = ['Makefile', 'makefile']
    .map((name) => join(directory, name))
    .find((path) => existsSync(path));
  return {
    directory,
    files,
    composeFiles: paths,
    isFragment,
    services,
    librechat,
    dotenv,
    outerNetworks: new Set(outerNetworks),
    innerNetworks: new Set(innerNetworks),
    makefile: makefile ? files.read(makefile) : undefined,
    helm,
    interpolated,
    problems: [...files.problems, ...problems],
  };
}

/** Compose refuses a service that nothing says how to run: the file that says it is elsewhere. */
const isIncomplete = (service: Service | undefined) =>
  service !== undefined && !saysWhatRuns((key) => service.node.entries.has(key));

/** A librechat.yaml next to manifests is what Kustomize makes their ConfigMap of. */
function onKubernetes(helm: HelmValues, reading: Reading): LibreChat {
  const found = librechatOf(helm, reading.files, reading.problems);
  return found.config || !helm.isManifest
    ? found
    : { ...found, ...configurationIn(reading.files.directory, reading) };
}

const readKubernetes = (path: string, files: Files, problems: Problem[]) =>
  isManifest(files.read(path)?.text ?? '')
    ? readManifests(path, files, problems)
    : readHelmValues(path, files, problems);

function readDotEnv(
  files: Files,
  problems: Problem[],
  outer: Lookup,
  path: string,
): DotEnv | undefined {
  const isTemplate = !existsSync(path);
  const found = isTemplate ? templateOf(path) : path;
  const file = found && (isTemplate ? files.readTemplate(found) : files.read(found));
  if (!file) return undefined;
  return { path, file, variables: readEnvFile(file, problems, outer, { isTemplate }), isTemplate };
}

/** Where a finding about something that is nowhere is shown: at LibreChat's service, else at .env. */
export function placeOf({ librechat, dotenv, directory, helm }: Project): Position {
  const file = helm?.file.name ?? dotenv?.file.name ?? librechat.config?.file?.name ?? directory;
  return librechat.service?.at ?? { file, line: 1, column: 1 };
}
