import type { Project } from './reading/project.ts';
import type { Service } from './reading/service.ts';
import type { Position, Problem } from './reading/types.ts';
import { adminPanels, ragServices } from './rules/rag-services.ts';
import { databases, isKind, isKnownKind, isSwitchedOff } from './rules/services.ts';

/** Whether a finding about a service concerns LibreChat: it is LibreChat, serves it, or stands before it. */
export function isRelated(project: Project, name: string | undefined): boolean {
  return name === undefined || relatedServices(project).has(name);
}

/** Whether a file is given only to services that a profile starts. */
export function isOfProfileOnly(project: Project, file: string): boolean {
  const users = project.services.filter(({ mounts }) =>
    mounts.some(({ source }) => source && project.files.nameOf(source) === file),
  );
  return users.length > 0 && users.every((service) => isSwitchedOff(service, project));
}

/** Whether a variable or file that is not there is missing to LibreChat, and not to a service that has nothing to do with it. */
export function concerns(project: Project, { subject, at }: Problem): boolean {
  const service = subject === undefined ? undefined : serviceAt(project, at);
  return !service || isJudged(project, service);
}

/** Whether rules judge what a service is given: LibreChat, its RAG API and admin panel, databases, what stands before them. */
export const isJudged = (project: Project, service: Service): boolean =>
  isRelated(project, service.name) &&
  (service === project.librechat.service ||
    service.name === project.librechat.service?.name ||
    [...ragServices(project), ...adminPanels(project)].includes(service) ||
    isKnownKind(service));

/** The service in whose lines a place is. */
function serviceAt({ services, files }: Project, at: Position): Service | undefined {
  const text = files.all.find(({ name }) => name === at.file)?.text.split('\n') ?? [];
  const isWithin = ({ at: start }: Service) => {
    const lines = text.slice(start.line, at.line).filter((line) => /^\s*[^\s#]/.test(line));
    return (
      start.file === at.file &&
      start.line <= at.line &&
      lines.every((line) => line.search(/\S/) >= start.column)
    );
  };
  return services.find(isWithin);
}

const cache = new WeakMap<Project, Set<string>>();

/** LibreChat, the services that it or its RAG API names or depends on, and those that lead to it. */
export function relatedServices(project: Project): Set<string> {
  const known = cache.get(project);
  if (known) return known;
  const { services, librechat } = project;
  if (!librechat.service) return new Set(services.map(({ name }) => name));
  const related = new Set([librechat.service.name]);
  const texts = new Map(services.map((service) => [service.name, textOf(service)]));
  // Prompts in librechat.yaml speak of databases and tools: only addresses tell of a service.
  const config = (librechat.config?.file.text.match(/\b[\w+]+:\/\/[^\s"']+/g) ?? []).join('\n');
  const extra = [...librechat.environment.variables.values()].map(({ text }) => text ?? '');
  texts.set(
    librechat.service.name,
    [texts.get(librechat.service.name), config, ...extra].join('\n'),
  );
  const running = services.filter(
    (service) => !isSwitchedOff(service, project) || databases(project).includes(service),
  );
  // One step from LibreChat, and one from what works for LibreChat alone.
  for (const origin of [librechat.service, ...ragServices(project)])
    for (const service of running)
      if (isNextTo(service, project, origin, texts)) related.add(service.name);
  cache.set(project, related);
  return related;
}

/** Services of LibreChat's docker-compose.yml and of its example of an override. */
const ofItsOwnFile: readonly string[] = [
  'meilisearch',
  'vectordb',
  'rag_api',
  'ollama',
  'mongo-express',
];

function isNextTo(
  service: Service,
  { librechat, isFragment }: Project,
  origin: Service,
  texts: ReadonlyMap<string, string>,
): boolean {
  const own = librechat.service;
  if (isKind(service, 'mongodb', 'proxy', 'tunnel')) return true;
  // The compose file below, which says what depends on what, is LibreChat's own.
  if (isFragment && ofItsOwnFile.includes(service.name)) return true;
  if (service.dependencies.some(({ name }) => name === own?.name)) return true;
  if (own && namesOf(own).some((it) => isNamed(it, texts.get(service.name) ?? ''))) return true;
  return (
    origin.dependencies.some(({ name }) => name === service.name) ||
    namesOf(service).some((it) => isNamed(it, texts.get(origin.name) ?? ''))
  );
}

const namesOf = ({ name, node }: Service) => {
  const container = node.entries.get('container_name');
  return [name, ...(container?.kind === 'scalar' && container.text ? [container.text] : [])];
};

/** An address with the name as its host, or the name alone. */
const isNamed = (name: string, text: string) =>
  new RegExp(`(^|[/@,\\s])${name.replace(/[^\w-]/g, '\\$&')}(:\\d|/|$|[,?\\s])`, 'm').test(text);

const textOf = ({ environment, command }: Service) =>
  [...[...environment.values()].map(({ text }) => text ?? ''), command].join('\n');
