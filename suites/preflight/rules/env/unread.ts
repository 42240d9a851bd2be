import { closest, distance } from 'fastest-levenshtein';
import type { Project } from '../../reading/project.ts';
import { variablesOf } from '../endpoints.ts';
import type { Rule } from '../rule.ts';
import known from './read-by-librechat.json' with { type: 'json' };

const rule: Rule = {
  id: 'env.unread',
  severity: 'warning',
  why: 'LibreChat passes over variables that it does not know: what they were to set stays at its default.',
  source: `variables that LibreChat ${known.librechat} reads (read-by-librechat.json)`,
  fix: 'Correct the name, or take the variable away.',
  failing: { '.env': 'ALLOW_SOCIAL_REGISTRATIONS=true\n' },
  passing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=true\n' },
  check: (project) => {
    const { environment } = project.librechat;
    const read = readElsewhere(project);
    const unread = [...environment.variables].filter(
      ([name, { at }]) => !isRead(name) && !read.has(name) && !isShared(at.file, project),
    );
    const isDotEnv = (file: string) => file === project.dotenv?.file.name;
    const isForOthers = unread.filter(([, { at }]) => isDotEnv(at.file)).length > mostInDotEnv;
    return unread
      .filter(([name, { at }]) => near(name) || !isForOthers || !isDotEnv(at.file))
      .map(([name, { at }]) => ({ at, message: `LibreChat does not read ${name}${hint(name)}` }));
  },
};

/** A .env with more of them serves other programs as well: then near misses alone are named. */
const mostInDotEnv = 5;

/** Those of Node.js, of the operating system, and of clients that LibreChat is built on. */
const ofOthers =
  /^(NODE_(OPTIONS|ENV|EXTRA_CA_CERTS|TLS_\w+|USE_ENV_PROXY|DEBUG)|UV_\w+|(HTTPS?|NO|ALL)_PROXY|(https?|no)_proxy|TZ|LANG|LC_\w+|PATH|HOME|UID|GID|UMASK|LD_PRELOAD|MALLOC_\w+|DEBUG|(AWS|AZURE|OTEL|LANGFUSE|LANGCHAIN|LANGSMITH|COMPOSE|DOCKER|GOOGLE_APPLICATION)_\w+|npm_\w+|PYTHON\w+|NODE_MAX_OLD_SPACE_SIZE)$/;

const names = new Set(known.names);
const isRead = (name: string) => names.has(name) || ofOthers.test(name);

/** What fills in compose files or librechat.yaml does its work there. */
function readElsewhere({ interpolated, librechat: { config } }: Project): ReadonlySet<string> {
  const inConfiguration = config?.root ? variablesOf(config.root).map(({ name }) => name) : [];
  return new Set([...interpolated, ...inConfiguration]);
}

/** Whether another service takes its variables from the same file. */
const isShared = (name: string, { services, librechat, files, dotenv }: Project) =>
  services.some(
    (service) =>
      service !== librechat.service &&
      service.envFiles.some(
        ({ path }) =>
          files.nameOf(path) === name || (name === dotenv?.file.name && path === dotenv.path),
      ),
  );

function hint(name: string): string {
  const other = near(name);
  return other ? `; did you mean ${other}?` : '.';
}

/** A variable that LibreChat reads and that differs by a word or by a letter or two. */
function near(name: string): string | undefined {
  const words = name.split('_');
  const sameButForOneWord = known.names.find((other) => {
    const others = other.split('_');
    const shared = others.filter((word) => words.includes(word)).length;
    return shared >= 3 && Math.max(words.length, others.length) - shared === 1;
  });
  if (sameButForOneWord) return sameButForOneWord;
  const closestName = closest(name, known.names);
  return distance(name, closestName) <= Math.min(2, name.length / 4) ? closestName : undefined;
}

export default rule;
