import { existsSync } from 'node:fs';
import { UserError } from '../../../fixtures/kernel/errors.ts';
import type { ComposeModel, ComposeService } from '../../../fixtures/stack/compose/model.ts';
import { readModel } from '../../../fixtures/stack/compose/project.ts';
import { Environment } from './environment.ts';
import type { Project } from './project.ts';
import type { Scalar } from './types.ts';

/**
 * The project with the values that Docker Compose itself gives, where its command is installed; as it is where there
 * is none. What Compose refuses, and the reading did not, becomes a problem. No engine needs to run for this.
 */
export async function confirmedByCompose(
  project: Project,
  environment: NodeJS.ProcessEnv,
  signal: AbortSignal,
): Promise<Project> {
  const { composeFiles, directory } = project;
  if (composeFiles.length === 0 || isYetToBeMade(project)) return project;
  try {
    const place = { directory, files: composeFiles, environment };
    return withValuesOf(await readModel(place, [], signal), project);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof UserError)) return project;
    if (isNotInstalled(error.message)) return project;
    const at = { file: project.files.nameOf(composeFiles[0] ?? ''), line: 1, column: 1 };
    const words = error.message.split('\n').slice(1).join(' ').trim();
    const message = `Docker Compose says: ${words.replace(/(interpolation format|template).*/i, '$1 …')}`;
    return {
      ...project,
      problems: [...project.problems, { rule: 'compose.refused', at, message }],
    };
  }
}

/** Compose has no answer while files are not there that the operator makes from templates, or that set variables. */
const isYetToBeMade = ({ dotenv, services, problems }: Project) =>
  dotenv?.isTemplate === true ||
  problems.some(({ rule }) => rule === 'env.not-in-repository') ||
  services.some(({ envFiles }) =>
    envFiles.some(({ path, isRequired }) => isRequired && !existsSync(path)),
  );

const isNotInstalled = (message: string) =>
  /is not a docker command|unknown (shorthand )?flag|unknown command/.test(message);

function withValuesOf({ services: theirs }: ComposeModel, project: Project): Project {
  const services = project.services.map((service) => {
    const found = theirs[service.name];
    if (!found) return service;
    const image = service.image && withText(service.image, found.image);
    return { ...service, image, environment: withTexts(service.environment, found) };
  });
  const { librechat } = project;
  const service = services.find(({ name }) => name === librechat.service?.name);
  const own = theirs[service?.name ?? ''];
  if (!service || !own) return { ...project, services };
  const { variables, completeness } = librechat.environment;
  const environment = new Environment(withTexts(variables, own), completeness);
  return { ...project, services, librechat: { ...librechat, service, environment } };
}

function withTexts(variables: ReadonlyMap<string, Scalar>, { environment }: ComposeService) {
  const entries = [...variables].map(([name, value]): [string, Scalar] => [
    name,
    withText(value, environment?.[name] ?? undefined),
  ]);
  return new Map(entries);
}

const withText = (value: Scalar, text: string | undefined): Scalar =>
  value.unknown || value.leftBlank || text === undefined ? value : { ...value, text };
