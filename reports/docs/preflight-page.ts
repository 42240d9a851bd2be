import { citedInMarkdown } from '../../fixtures/sources/index.ts';
import { allRules } from '../../suites/preflight/rules/index.ts';
import type { Example, Rule } from '../../suites/preflight/rules/rule.ts';
import { examplesOf } from '../preflight/example-text.ts';

const introduction = `# Preflight

\`npm run preflight -- DIR\` reads the files of a LibreChat deployment the way Docker Compose and LibreChat do. It reports
what will go wrong, in which line, and how to fix it. It starts nothing and sends nothing.

\`npm run preflight -- --explain RULE\` explains a rule. The areas below list all ${'${count}'} of them.

## What it reads

- Compose files: those you name with \`-f\`, else those in \`COMPOSE_FILE\`, else the usual names with their override. If
  DIR has none of a LibreChat, preflight takes the one compose file with another name (\`compose.librechat.yml\`,
  \`stack.yml\`), then the one folder below that has a LibreChat. If there are several, it names them and stops.
  It follows \`include\`, \`extends\` and \`env_file\`, and reads services of every profile. If \`docker compose\` is
  installed, preflight takes its values and its refusals; no engine needs to run.
- \`.env\`, or the file you name with \`--env-file\`, or \`stack.env\` and \`.env.production\`. If there is none yet, its
  template (\`.env.example\` and similar names): what the template leaves blank is yours to fill in.
- \`librechat.yaml\`, mounted, given as a Compose config, built into an image of yours, or its template. Preflight checks it
  with LibreChat's own schema.
- The nginx configuration that the project mounts or keeps next to the compose file, labels for Traefik and Caddy, the
  YAML and TOML files that Traefik mounts, the Caddyfile, the Dockerfile of an image of yours, the Makefile.
- \`values.yaml\` of LibreChat's Helm chart, also in a HelmRelease of Flux or an Application of Argo CD (\`valuesObject\` or
  \`values\`), and Kubernetes
  manifests such as \`helm template\` prints: Deployment, StatefulSet or Pod with its ConfigMaps, Secrets, ingress and
  autoscaler.

## What it assumes

- **Only what it read counts.** In a pull request the .env is not there. Preflight then lists the variables that have to
  come from elsewhere, once, and reports no error that follows from their absence. The same holds for a librechat.yaml in
  a volume, behind an address or on another machine. An override whose compose file is elsewhere is judged for what it
  says, not for what it leaves out.
- **Your release counts.** Variables and keys are judged by the release that the image names: what it reads, no longer
  reads, or does not read yet. If you build LibreChat from its source, its package.json says the release. For \`latest\`
  or another image of yours preflight takes the current release.
- **Only LibreChat counts.** Findings about services that have nothing to do with LibreChat, or that only a profile
  starts, are a short list at the end.

## Flags

| flag | what it does |
|---|---|
| \`-f FILE\` | compose file, as for docker compose; repeat it for several |
| \`--env-file FILE\` | env file in place of .env |
| \`--json\` | print \`reports/out/preflight.json\`, which is written in any case |
| \`--sarif FILE\` | write the findings for code scanning (SARIF 2.1.0) |
| \`--fix\` | show what can be fixed safely as a diff, and fix it if you agree (\`--yes\`: at once); a third of the rules has a fix |
| \`--explain RULE\` | explain a rule, with examples |

On GitHub each finding also becomes an annotation of its line. Exit codes: 0 no error (there may be warnings), 1 errors,
2 could not check, 130 interrupted. An *error* breaks the deployment, locks somebody out or opens it to strangers. Values
of secrets are never shown.

\`npm run conformance -- --project-dir DIR\` runs preflight first and adds its findings to the report. They do not change
the verdict.

The findings of dclint, a general linter for compose files, are listed separately and do not count.

## Without a clone

The package contains preflight alone, as one bundle of 2 MB without dependencies. It runs on Node 20.12 and later. It is not
published yet; \`npm pack\` in a clone makes it:

\`\`\`sh
npx --package ./librechat-conformance-0.1.0.tgz librechat-conformance preflight .
\`\`\`

In a container: \`npm ci && docker build --tag librechat-preflight .\` in a clone, then

\`\`\`sh
docker run --rm --volume "$PWD:/project:ro" librechat-preflight
\`\`\`

As a hook of [pre-commit](https://pre-commit.com); it stops a commit on errors:

\`\`\`yaml
repos:
  - repo: https://github.com/insightmesh/librechat-conformance
    rev: <commit>
    hooks:
      - id: librechat-preflight
        args: [deploy]
\`\`\`

The GitHub action is in [ci.md](ci.md#check-only-the-files).

## Decisions of your team

\`preflight.yaml\` next to the compose files changes the weight of a rule or lets a finding pass. Each entry needs a reason;
\`until\` is the last day it holds. Preflight rejects an unknown rule or a missing reason, and reports entries that no longer
match or that have expired.

\`\`\`yaml
severity:
  - { rule: image.latest, as: error, reason: We roll back by tag. }
ignore:
  - { rule: limits.login-by-address, reason: Three people use it. }
  - { rule: ports.internal-published, file: docker-compose.gpu.yml, reason: A firewall is in front of it., until: 2027-03-31 }
\`\`\`

A comment at the end of the line, or in the line above it, does the same for one line:

\`\`\`yaml
    image: ghcr.io/danny-avila/librechat:latest # preflight-ignore image.latest until 2027-03-31: we pin by digest
\`\`\`
`;

const aboutRules = `
The rules (\`suites/preflight/rules/\`) make this page: \`npm run docs\`. The examples are their tests. Each is laid over a
small sound project (\`suites/preflight/samples/sound.ts\`); what an example has in .env is added to that of the project.
`;

const areaTitles: Readonly<Record<string, string>> = {
  address: 'Addresses',
  admin: 'Admin panel',
  compose: 'Compose files',
  config: 'librechat.yaml',
  depends: 'Dependencies between services',
  dockerfile: 'Dockerfiles',
  domain: 'The address that people type',
  env: 'Variables',
  health: 'Health checks',
  helm: 'Helm values',
  image: 'Images and releases',
  interpolation: 'Interpolation',
  limits: 'Limits and bans',
  login: 'Sign-in and registration',
  mail: 'Mail',
  makefile: 'Makefile',
  mcp: 'MCP servers',
  memory: 'Memory',
  mongodb: 'MongoDB',
  monitoring: 'Monitoring',
  network: 'Networks and TLS',
  oauth: 'OpenID, SAML and social sign-in',
  ports: 'Ports',
  provider: 'Model providers',
  proxy: 'Reverse proxies',
  rag: 'RAG API',
  reading: 'Files that cannot be read',
  restart: 'Restarts',
  search: 'Search',
  secrets: 'Secrets',
  sessions: 'Sessions and Redis',
  storage: 'File storage',
  volumes: 'Volumes',
};

/** The pages of the rules by their path below docs/, made from the rules: an index, and one page for each area. */
export async function preflightPages(): Promise<Readonly<Record<string, string>>> {
  const byArea = Map.groupBy(await allRules(), ({ id }) => id.split('.')[0] ?? '');
  const rules = [...byArea.values()].flat();
  const rows = [...byArea].map(
    ([area, all]) =>
      `| [${titleOf(area)}](preflight/${area}.md) | ${all.length} | ${all.map(({ id }) => `\`${id}\``).join(', ')} |`,
  );
  const index = `${introduction.replace('${count}', String(rules.length))}${aboutRules}
## ${rules.length} rules

| area | rules | |
|---|---|---|
${rows.join('\n')}
`;
  return Object.fromEntries([
    ['preflight.md', index],
    ...[...byArea].map(([area, all]) => [`preflight/${area}.md`, pageOf(area, all)] as const),
  ]);
}

const titleOf = (area: string) => areaTitles[area] ?? area;

function pageOf(area: string, rules: readonly Rule[]): string {
  const rows = rules.map(
    ({ id, severity, why }) => `| [\`${id}\`](#${anchor(id)}) | ${severity} | ${cell(why)} |`,
  );
  return [
    `# Preflight: ${titleOf(area)}`,
    '',
    'Made from the rules by `npm run docs`; [all areas](../preflight.md).',
    '',
    '| rule | severity | why |',
    '|---|---|---|',
    ...rows,
    '',
    ...rules.map(section),
  ].join('\n');
}

const anchor = (id: string) => id.replaceAll('.', '');
const cell = (text: string) => text.replaceAll('|', '\\|');

function section({ id, severity, why, source, fix, failing, passing }: Rule): string {
  return [
    `## ${id}`,
    '',
    `${severity === 'error' ? 'Error' : 'Warning'}. ${why}`,
    '',
    `Fix: ${fix}`,
    '',
    `Source: ${citedInMarkdown(source)}`,
    '',
    'Found in:',
    '',
    ...shown(failing),
    ...(examplesOf(passing).length > 0 ? ['Not found in:', '', ...shown(passing)] : []),
  ].join('\n');
}

function shown(example: Example): string[] {
  return examplesOf(example).map(
    ({ name, text }) => `\`\`\`${languageOf(name)}\n# ${name}\n${text}\n\`\`\`\n`,
  );
}

const languageOf = (name: string) =>
  /\.ya?ml$/.test(name) ? 'yaml' : /makefile/i.test(name) ? 'make' : 'sh';
