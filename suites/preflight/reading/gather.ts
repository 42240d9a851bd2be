import { grouped } from '../grouped.ts';
import type { DotEnv } from './env-file.ts';
import { isDeployedFrom } from './environment.ts';
import type { Problem } from './types.ts';

/**
 * Problems that are reported once: a variable that is not set, at the first place that asks for it, and everything that is
 * not in the repository in one finding.
 */
export function gathered(problems: readonly Problem[], dotenv: DotEnv | undefined): Problem[] {
  const of = (rule: string) => problems.filter((problem) => problem.rule === rule);
  const rest = problems.filter(({ subject }) => subject === undefined);
  const isHidden = of('reading.encrypted').some(({ at }) => /env/i.test(at.file));
  const missing = of('env.not-in-repository').filter(
    ({ subject = '' }) => !ofPlatforms.test(subject) && !(isHidden && isName(subject)),
  );
  return [...rest, ...unset(of('interpolation.unset')), ...absent(missing, dotenv)];
}

/** Variables that a platform sets for each of its applications: Umbrel, Runtipi, CasaOS, Coolify, Railway. */
const ofPlatforms =
  /^(APP_(DATA_DIR|PORT|SEED|PASSWORD|DOMAIN|ID|HIDDEN_SERVICE)|AppID|WEBUI_PORT|ROOT_FOLDER_HOST|UMBREL_ROOT|DEVICE_(HOSTNAME|DOMAIN_NAME)|(SERVICE|COOLIFY|RAILWAY)_\w+)$/;

/** A variable; other subjects are files. */
const isName = (subject: string) => !/[./]/.test(subject);

function unset(problems: readonly Problem[]): Problem[] {
  const bySubject = grouped(problems, ({ subject }) => subject ?? '');
  return [...bySubject].flatMap(([name, [first, ...others]]) => {
    const places = new Set(others.map(({ at }) => `${at.file}:${at.line}`));
    const also =
      places.size > 0
        ? ` (also used at ${[...places].slice(0, 3).join(', ')}${places.size > 3 ? ', …' : ''})`
        : '';
    return first
      ? [{ ...first, message: `${name} is not set, so Compose inserts an empty text${also}.` }]
      : [];
  });
}

function absent(problems: readonly Problem[], dotenv: DotEnv | undefined): Problem[] {
  const [first] = problems;
  if (!first) return [];
  const subjects = [...new Set(problems.map(({ subject }) => subject ?? ''))];
  const files = subjects.filter((it) => !isName(it));
  const names = subjects.filter(isName);
  const parts = [
    names.length > 0 &&
      `${names.length === 1 ? 'This variable has' : `These ${names.length} variables have`} to be set where you deploy: ${names.join(', ')}.`,
    files.length > 0 && `${files.join(', ')} could not be checked.`,
  ].filter(Boolean);
  const lists = `${dotenv?.file.name} does not list everything`;
  const what = !dotenv
    ? 'There is no .env here and no template for one.'
    : isDeployedFrom(dotenv)
      ? 'Not everything is on this machine.'
      : `There is no .env here${names.length > 0 ? `, and ${lists}` : ''}.`;
  return [{ rule: 'env.not-in-repository', at: first.at, message: [what, ...parts].join(' ') }];
}
