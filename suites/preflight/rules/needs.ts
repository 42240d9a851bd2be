import type { ReleaseRange } from '../../../fixtures/releases/release.ts';
import { nodeAt, textAt } from '../reading/nodes.ts';
import type { Project } from '../reading/project.ts';
import type { Position } from '../reading/types.ts';
import { runsWithin } from '../release.ts';
import type { Finding, Rule } from './rule.ts';

/** A feature that is switched on, and the variables without which it does nothing. */
export interface Need extends Omit<Rule, 'check'> {
  /** How a finding begins: `S3 is chosen for files`. */
  readonly feature: string;
  /** Where it is switched on; undefined where it is not. */
  readonly isOn: (project: Project) => Position | undefined;
  /** Each a variable, or several of which one is enough. */
  readonly needed: readonly (string | readonly string[])[];
  /** What follows: `uploads fail`. */
  readonly consequence: string;
  /** The releases in which it is so. */
  readonly releases?: ReleaseRange;
}

/** The rule of a feature that is switched on without what it needs. */
export function needsRule(need: Need): Rule {
  const { feature, isOn, needed, consequence, releases = {}, ...rule } = need;
  return {
    ...rule,
    check: (project): Finding[] => {
      const at = runsWithin(project, releases) ? isOn(project) : undefined;
      const { environment } = project.librechat;
      const lacking = needed
        .map((names) => (typeof names === 'string' ? [names] : names))
        .filter((names) => !names.some((name) => environment.mayHave(name)))
        .map((names) => names.join(' or '));
      if (!at || lacking.length === 0) return [];
      const verb = lacking.length > 1 ? 'are' : 'is';
      return [
        {
          at,
          message: `${feature}, but ${lacking.join(' and ')} ${verb} not set: ${consequence}.`,
        },
      ];
    },
  };
}

/** Something that is configured, and the switch without which it does nothing. */
export interface Switch extends Omit<Rule, 'check'> {
  /** Where it is configured; undefined where it is not. */
  readonly isSetUp: (project: Project) => Position | undefined;
  readonly isOn: (project: Project) => boolean;
  readonly message: string;
  readonly releases?: ReleaseRange;
}

/** The rule of something that is configured and not switched on. */
export function switchRule({ isSetUp, isOn, message, releases = {}, ...rule }: Switch): Rule {
  return {
    ...rule,
    check: (project): Finding[] => {
      const at = runsWithin(project, releases) && !isOn(project) ? isSetUp(project) : undefined;
      return at ? [{ at, message }] : [];
    },
  };
}

/** Where a flag is on. */
export const flagOn =
  (name: string) =>
  ({ librechat: { environment } }: Project): Position | undefined =>
    environment.isOn(name) ? environment.get(name)?.at : undefined;

/** Where a variable is set. */
export const variableSet =
  (...names: readonly string[]) =>
  ({ librechat: { environment } }: Project): Position | undefined =>
    environment.has(...names) ? environment.get(names[0] ?? '')?.at : undefined;

/** Where a variable has a value that the project says. */
export const variableKnown =
  (name: string) =>
  ({ librechat: { environment } }: Project): Position | undefined =>
    environment.text(name) ? environment.get(name)?.at : undefined;

/** Where librechat.yaml keeps files in a storage. */
export function storageOf(
  { librechat: { config } }: Project,
  storage: string,
): Position | undefined {
  const one = nodeAt(config?.root, 'fileStrategy');
  if (textAt(config?.root, 'fileStrategy') === storage) return one?.at;
  const several = ['avatar', 'image', 'document', 'skill', 'default'].map((kind) => [
    'fileStrategies',
    kind,
  ]);
  const path = several.find((it) => textAt(config?.root, ...it) === storage);
  return path && nodeAt(config?.root, ...path)?.at;
}

/** Whether librechat.yaml keeps files in a storage, and not in LibreChat's folders. */
export const keepsFilesElsewhere = ({ librechat: { config } }: Project): boolean =>
  /^fileStrateg(y: *["']?(?!local)\w|ies:)/m.test(config?.file.text ?? '');

/** Whether librechat.yaml, or its absence, is known for certain. */
export const isConfigKnown = ({
  librechat: { config, configMount, unread, environment },
}: Project) =>
  unread === undefined &&
  (config !== undefined || (!configMount && environment.completeness !== 'partial'));
