import { closest, distance } from 'fastest-levenshtein';
import { templateOf } from '../../reading/env-file.ts';
import { startsByScript } from '../../reading/environment.ts';
import type { Project } from '../../reading/project.ts';
import { type JudgedRelease, knowledgeOf, namesAt, releaseOf } from '../../release.ts';
import { variablesOf } from '../endpoints.ts';
import { isBuiltFromElsewhere, replacedCode } from '../replaced-code.ts';
import type { Rule } from '../rule.ts';
import { envFilesInOtherFiles } from '../services.ts';
import { deprecated } from './deprecated.ts';

/** Names that people write in place of LibreChat's, and what they mean: a variable, or a key of librechat.yaml. */
const meant: Readonly<Record<string, string>> = {
  LIBRECHAT_CONFIG_PATH: 'CONFIG_PATH',
  LIBRECHAT_CONFIG: 'CONFIG_PATH',
  CONFIG_FILE: 'CONFIG_PATH',
  OPENID_REDIRECT_URI: 'OPENID_CALLBACK_URL',
  OPENID_REDIRECT_URL: 'OPENID_CALLBACK_URL',
  OPENID_ISSUER_URL: 'OPENID_ISSUER',
  OPENID_SCOPES: 'OPENID_SCOPE',
  OPENAI_BASE_URL: 'OPENAI_REVERSE_PROXY',
  OPENAI_API_BASE: 'OPENAI_REVERSE_PROXY',
  ANTHROPIC_BASE_URL: 'ANTHROPIC_REVERSE_PROXY',
  GEMINI_API_KEY_GOOGLE: 'GOOGLE_KEY',
  MONGODB_URI: 'MONGO_URI',
  MONGO_URL: 'MONGO_URI',
  DATABASE_URL: 'MONGO_URI',
  REDIS_URL: 'REDIS_URI',
  SMTP_HOST: 'EMAIL_HOST',
  SMTP_PORT: 'EMAIL_PORT',
  SMTP_USER: 'EMAIL_USERNAME',
  SMTP_PASSWORD: 'EMAIL_PASSWORD',
  EMAIL_USER: 'EMAIL_USERNAME',
  S3_BUCKET: 'AWS_BUCKET_NAME',
  AWS_S3_BUCKET: 'AWS_BUCKET_NAME',
  AWS_BUCKET: 'AWS_BUCKET_NAME',
  S3_ENDPOINT: 'AWS_ENDPOINT_URL',
  AWS_S3_ENDPOINT: 'AWS_ENDPOINT_URL',
  MEILISEARCH_HOST: 'MEILI_HOST',
  MEILI_SERVER: 'MEILI_HOST',
  MEILI_URL: 'MEILI_HOST',
  MEILISEARCH_URL: 'MEILI_HOST',
  MEILISEARCH_MASTER_KEY: 'MEILI_MASTER_KEY',
  MEILI_KEY: 'MEILI_MASTER_KEY',
  MEILI_API_KEY: 'MEILI_MASTER_KEY',
  MEILISEARCH_API_KEY: 'MEILI_MASTER_KEY',
  JWT_SECRET_KEY: 'JWT_SECRET',
  JWT_EXPIRY: 'SESSION_EXPIRY',
  JWT_EXPIRES_IN: 'SESSION_EXPIRY',
  JWT_EXPIRATION: 'SESSION_EXPIRY',
  JWT_REFRESH_EXPIRY: 'REFRESH_TOKEN_EXPIRY',
  JWT_REFRESH_EXPIRES_IN: 'REFRESH_TOKEN_EXPIRY',
  JWT_REFRESH_EXPIRATION: 'REFRESH_TOKEN_EXPIRY',
  ALLOW_SIGNUP: 'ALLOW_REGISTRATION',
  REGISTRATION_OPEN: 'ALLOW_REGISTRATION',
  REGISTRATION_ENABLED: 'ALLOW_REGISTRATION',
  LOGIN_RATE_LIMIT_MAX: 'LOGIN_MAX',
  LOGIN_RATE_LIMIT_WINDOW: 'LOGIN_WINDOW',
  REGISTER_RATE_LIMIT_MAX: 'REGISTER_MAX',
  REGISTER_RATE_LIMIT_WINDOW: 'REGISTER_WINDOW',
  ALLOWED_REGISTRATION_DOMAINS: 'registration.allowedDomains in librechat.yaml',
  REGISTRATION_ALLOWED_DOMAINS: 'registration.allowedDomains in librechat.yaml',
  ALLOWED_DOMAINS: 'registration.allowedDomains in librechat.yaml',
};

const rule: Rule = {
  id: 'env.unread',
  severity: 'warning',
  why: 'LibreChat ignores variables that its release does not know, so what they should set stays at its default.',
  source: ['librechat-docs/configuration/dotenv', 'librechat:.env.example'],
  fix: 'Correct the name or remove the variable.',
  failing: { '.env': 'ALLOW_SOCIAL_REGISTRATIONS=true\n' },
  passing: { '.env': 'ALLOW_SOCIAL_REGISTRATION=true\n' },
  check: (project) => {
    const { environment, unread: hiddenConfig } = project.librechat;
    const release = releaseOf(project);
    const elsewhere = readElsewhere(project);
    const unread = [...environment.variables].filter(
      ([name, { at }]) =>
        !isRead(name, release) &&
        (!elsewhere.has(name) || isPassedOn(name, project)) &&
        (!isShared(at.file, project) || isSlip(name, release)) &&
        !(name in deprecated),
    );
    const strange = unread.filter(
      ([name]) => knowledgeOf('variables', name, release).is === 'unknown',
    );
    // In compose files each variable is given to LibreChat on purpose.
    const isForOthers = (file: string) =>
      !/\.ya?ml$/.test(file) &&
      strange.filter(([, { at }]) => at.file === file).length > mostInFile;
    const known = namesAt('variables', release);
    // Code of the operator's own may read variables of its own, as may a release that the tables do not know yet.
    const hasOwnCode =
      release.isOwn === true ||
      release.isNewer === true ||
      project.librechat.schemaSource !== undefined ||
      isBuiltFromElsewhere(project) ||
      startsByScript(project.librechat.service?.command ?? '') ||
      replacedCode(project).length > 0 ||
      /--(require|import)\b/.test(environment.text('NODE_OPTIONS') ?? '');
    return unread.flatMap(([name, { at, text, unknown }]) => {
      // A blank line sets nothing.
      if (text === '' && !unknown) return [];
      const knowledge = knowledgeOf('variables', name, release);
      if (knowledge.is === 'later')
        return [
          {
            at,
            message: `${release.name} does not read ${name}: LibreChat reads it from ${knowledge.since} on.`,
          },
        ];
      if (knowledge.is === 'gone')
        return [
          {
            at,
            message: `${release.name} no longer reads ${name}: LibreChat dropped it in ${knowledge.until}.`,
            ...(isGiven(at.file, project) ? {} : { edit: { remove: true } as const }),
          },
        ];
      const other = near(name, known, environment.has.bind(environment));
      if (
        !other &&
        (hiddenConfig || hasOwnCode || isForOthers(at.file) || at.file.startsWith('..'))
      )
        return [];
      const hint = other ? ` Did you mean ${other}?` : '';
      return [
        {
          at,
          message: `LibreChat does not read ${name}.${hint}`,
          ...(other ? { fix: `Write ${other} in place of ${name}, or remove it.` } : {}),
        },
      ];
    });
  },
};

/** An env file with more of them serves other programs as well: then near misses alone are named. */
const mostInFile = 3;

/** Those of Node.js, of the operating system, and of clients that LibreChat is built on. */
const ofOthers =
  /^(NODE_(OPTIONS|ENV|EXTRA_CA_CERTS|TLS_\w+|USE_\w+|DEBUG\w*|NO_WARNINGS|PATH|ICU_DATA|COMPILE_CACHE|DISABLE_\w+|PENDING_DEPRECATION|PRESERVE_SYMLINKS\w*|REDIRECT_WARNINGS|V8_COVERAGE)|NO_COLOR|FORCE_COLOR|UV_\w+|(HTTPS?|NO|ALL)_PROXY|(https?|no)_proxy|TZ|LANG|LC_\w+|PATH|HOME|USER|HOSTNAME|UID|GID|PUID|PGID|UMASK|LD_PRELOAD|MALLOC_\w+|DEBUG|(AWS|AZURE|OTEL|LANGFUSE|LANGCHAIN|LANGSMITH|COMPOSE|DOCKER|GOOGLE_APPLICATION|COOLIFY|SERVICE|RAILWAY|VIRTUAL|LETSENCRYPT)_\w+|npm_\w+|PYTHON\w+|NODE_MAX_OLD_SPACE_SIZE|LIBRECHAT_CODE_BASEURL|BACKEND_PORT|CI|DEPLOYMENT_NAME|INSTANCE_NAME|VITE_\w+|SSL_CERT_(FILE|DIR)|REQUESTS_CA_BUNDLE|OPENSSL_CONF)$/;

const isRead = (name: string, release: JudgedRelease) =>
  ofOthers.test(name) || knowledgeOf('variables', name, release).is === 'known';

/** What fills in compose files, librechat.yaml or other variables does its work there. */
function readElsewhere({ interpolated, librechat, helm }: Project): ReadonlySet<string> {
  const { config, environment } = librechat;
  const inConfiguration = config?.root ? variablesOf(config.root).map(({ name }) => name) : [];
  // Kubernetes fills in `$(NAME)` from variables of the same container.
  const inOthers = helm
    ? [...environment.variables.values()].flatMap(({ text }) =>
        [...(text ?? '').matchAll(/\$\((\w+)\)/g)].map(([, name = '']) => name),
      )
    : [];
  return new Set([...interpolated, ...inConfiguration, ...inOthers]);
}

/** A compose file gives LibreChat a variable under a name that people take for one of LibreChat's. */
const isPassedOn = (name: string, { librechat: { environment, config } }: Project) =>
  name in meant &&
  /\.ya?ml$/.test(environment.variables.get(name)?.at.file ?? '') &&
  !(config?.root && variablesOf(config.root).some((variable) => variable.name === name));

/** A .env fills in compose files as well, and a template is not what runs. */
const isGiven = (name: string, { files }: Project) => files.templates.has(name);

/** Whether another service takes its variables from the same file. */
const isShared = (name: string, project: Project) => {
  const { services, librechat, files, dotenv } = project;
  const isIt = (path: string) =>
    [path, templateOf(path)].some((it) => it !== undefined && files.nameOf(it) === name) ||
    (name === dotenv?.file.name && path === dotenv.path);
  const others = services.filter((service) => service !== librechat.service);
  return (
    others.some(({ envFiles }) => envFiles.some(({ path }) => isIt(path))) ||
    envFilesInOtherFiles(project).some(isIt)
  );
};

/** One letter more or less than a long name of LibreChat's: no other program has such a variable. */
const isSlip = (name: string, release: JudgedRelease) =>
  name.length >= 12 && distance(name, closest(name, namesAt('variables', release))) === 1;

/** A variable that LibreChat reads and that differs by a word or by a letter or two. */
function near(
  name: string,
  known: readonly string[],
  isSet: (name: string) => boolean,
): string | undefined {
  const usual = meant[name];
  if (usual) return isSet(usual) ? undefined : usual;
  const words = name.split('_');
  const sameButForOneWord = known.find((other) => {
    const others = other.split('_');
    const shared = others.filter((word) => words.includes(word)).length;
    const [own = ''] = words.filter((word) => !others.includes(word));
    const [its = ''] = others.filter((word) => !words.includes(word));
    const isSimilar = own === '' || its === '' || distance(own, its) <= own.length / 2;
    return (
      shared >= 3 &&
      isSimilar &&
      Math.max(words.length, others.length) - shared === 1 &&
      !isSet(other)
    );
  });
  if (sameButForOneWord) return sameButForOneWord;
  const closestName = closest(name, known as string[]);
  const isNear = distance(name, closestName) <= Math.min(2, name.length / 4);
  // RAG_ENABLED is no slip of the pen for RUM_ENABLED: a short first word says what a variable is about.
  const [first = ''] = words;
  const [itsFirst = ''] = closestName.split('_');
  const isOfOther = first.length <= 4 && lettersOf(first) !== lettersOf(itsFirst);
  return isNear && !isOfOther && !isSet(closestName) ? closestName : undefined;
}

const lettersOf = (word: string) => [...word].sort().join('');

export default rule;
