import { execFileSync } from 'node:child_process';

/** A release of LibreChat in its git history. */
export interface SourceRelease {
  readonly release: string;
  /** A commit or a tag of danny-avila/LibreChat. */
  readonly commit: string;
}

/** The names that one release knows; nothing else of its source. */
export interface ReleaseNames {
  readonly variables: ReadonlySet<string>;
  /** Variables that the release compares with `true`. */
  readonly flags: ReadonlySet<string>;
  /** Property names of the schema of librechat.yaml. */
  readonly keys: ReadonlySet<string>;
  /** The version of the format of librechat.yaml. */
  readonly configVersion: string | undefined;
}

const server = ['api', 'packages', 'config', ':!*.spec.*', ':!*.test.*', ':!*__tests__*'];
const deployed = ['.env.example', 'docker-compose.yml', 'deploy-compose.yml', 'rag.yml'];
const schemas = [
  'packages/data-provider/src/config.ts',
  'packages/data-provider/src/mcp.ts',
  'packages/data-provider/src/models.ts',
  'packages/data-provider/src/schemas.ts',
  'packages/data-provider/src/file-config.ts',
  'packages/data-provider/src/azure.ts',
  'packages/data-provider/src/bedrock.ts',
  'packages/data-provider/src/types.ts',
];

/**
 * Reads the names of a release with `git grep` and `git show`.
 * @param repository a clone of LibreChat, bare or not
 */
export function namesOfRelease(repository: string, { commit }: SourceRelease): ReleaseNames {
  const grep = (pattern: string, paths: readonly string[]) =>
    git(repository, 'grep', '-hoP', pattern, commit, '--', ...paths).split('\n');
  const read = (path: string) => git(repository, 'show', `${commit}:${path}`);
  const filesWith = (pattern: string) =>
    git(repository, 'grep', '-lP', pattern, commit, '--', ...server)
      .split('\n')
      .filter(Boolean)
      .map((line) => line.slice(line.indexOf(':') + 1));
  const destructured = filesWith('}\\s*=\\s*process\\.env').flatMap((path) =>
    namesInDestructuring(read(path)),
  );
  const tools = read('api/app/clients/tools/manifest.json');
  return {
    variables: new Set(
      [
        ...grep('\\b(process\\.)?env\\.\\K[A-Z][A-Z0-9_]{2,}\\b', server),
        ...grep('[\'"`]\\$\\{\\K[A-Z][A-Z0-9_]{2,}(?=(:-[^}]*)?\\}[\'"`])', schemas),
        ...destructured,
        ...namesInTools(tools),
        ...deployed.flatMap((path) => namesInDeployment(read(path))),
      ].filter(Boolean),
    ),
    flags: new Set(
      [
        ...grep('\\b(isEnabled|isTruthy)\\(\\s*(process\\.)?env\\??\\.\\K[A-Z][A-Z0-9_]+', server),
        ...grep(
          "\\bprocess\\.env\\.\\K[A-Z][A-Z0-9_]+(?=\\??(\\.trim\\(\\)\\??)?(\\.toLowerCase\\(\\))?\\s*===?\\s*'true')",
          server,
        ),
      ].filter(Boolean),
    ),
    keys: new Set(schemas.flatMap((path) => propertyNames(read(path)))),
    configVersion: /\bCONFIG_VERSION\s*=\s*'([\d.]+)'/.exec(read(schemas[0] ?? ''))?.[1],
  };
}

/** `const { A, B = 1, C: c } = process.env` */
export function namesInDestructuring(source: string): string[] {
  const lists = source.matchAll(/\{([^{}]*)\}\s*=\s*process\.env\b/g);
  return [...lists].flatMap(([, list = '']) =>
    [...list.matchAll(/(?:^|[,\s])([A-Z][A-Z0-9_]+)/g)].flatMap(([, name]) => name ?? []),
  );
}

/** A tool's keys: `"authField": "DALLE3_API_KEY||DALLE_API_KEY"`. */
function namesInTools(manifest: string): string[] {
  const fields = manifest.matchAll(/"authField":\s*"([^"]+)"/g);
  return [...fields].flatMap(([, names = '']) => names.split('||'));
}

/** `NAME=`, `# NAME=`, `- NAME=` and `${NAME…}` of the files that a deployment starts from. */
export function namesInDeployment(text: string): string[] {
  const assigned = text.matchAll(/^\s*(?:[#-]\s*)*([A-Z][A-Z0-9_]{2,})=/gm);
  const asked = text.matchAll(/\$\{([A-Z][A-Z0-9_]{2,})/g);
  return [...assigned, ...asked].flatMap(([, name]) => name ?? []);
}

/** `name:`, `[key]?:` and `[EModelEndpoint.name]:` at the start of a line: the properties of object schemas and types. */
export function propertyNames(source: string): string[] {
  const properties = source.matchAll(/^\s*(?:\/\*.*\*\/\s*)?['"]?([a-zA-Z_$][\w$-]*)['"]?\??:\s/gm);
  const inline = source.matchAll(/[{,]\s*([a-zA-Z_$][\w$]*)\??:\s*(?:z\.|[\w.]*[sS]chema)/g);
  const endpoints = source.matchAll(/^\s*\[EModelEndpoint\.(\w+)\]:\s/gm);
  return [...properties, ...inline, ...endpoints].flatMap(([, name]) => name ?? []);
}

/** Git's output; empty where nothing matches or the file is not there. */
function git(cwd: string, ...args: readonly string[]): string {
  try {
    return execFileSync('git', args, {
      cwd,
      encoding: 'utf8',
      maxBuffer: 64 * 1024 ** 2,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  } catch {
    return '';
  }
}
