import { allRules } from '../suites/preflight/rules/index.ts';
import type { Example, Rule } from '../suites/preflight/rules/rule.ts';

const introduction = `# Preflight

\`npm run preflight -- DIR\` reads the files of a LibreChat deployment as Docker Compose and LibreChat do, and says what
will go wrong, in which line, and how to mend it. It starts nothing and sends nothing. It reads:

- compose files: those that \`COMPOSE_FILE\` names, else the usual ones with their override; what they include, extend and
  take from \`env_file\`; services of every profile. Where \`docker compose\` is installed, its own values and its refusal
  are taken (no engine needs to run); where not, the same findings come from the suite's reading alone.
- \`.env\`, or where there is none yet its template, \`.env.example\`, \`.env.sample\` and the like: what that leaves blank, or
  as \`change_me\`, is then yours to fill in, and no finding. The same holds for each \`env_file\`.
- \`librechat.yaml\`, with LibreChat's own schema (librechat-data-provider) of the release that the image names, or the
  nearest that the suite has: v0.8.5, v0.8.6-rc1 and v0.8.8-rc4. The finding says which it was.
- the Makefile, and the nginx configuration that the project mounts.

A project without compose files is judged by its .env and librechat.yaml alone.

| flag | what it does |
|---|---|
| \`--json\` | prints \`reports/out/preflight.json\`, which is written in any case |
| \`--sarif FILE\` | writes the findings for code scanning (SARIF 2.1.0) |
| \`--fix\` | shows what can be mended without a decision of yours as a diff, and mends it when you agree (\`--yes\`: at once) |

On GitHub each finding also becomes an annotation of its line. Exit codes: 0 no errors (warnings alone are none), 1 errors,
2 could not judge, 130 interrupted. An *error* breaks the deployment, locks somebody out or opens it to strangers.
Values of secrets are not shown.

\`npm run conformance -- --project-dir DIR\` runs it first and carries its findings into the report; they have no part in the
verdict.

What dclint, a general linter of compose files, has to say stands apart and does not count.

## Decisions of your team

\`preflight.yaml\` beside the compose files says what weighs otherwise with you and what you let pass, each with its reason.
A rule that does not exist, or an entry without a reason, is an error; an entry that meets nothing any more is named.

\`\`\`yaml
severity:
  - { rule: image.latest, as: error, reason: We roll back by tag. }
ignore:
  - { rule: limits.login-by-address, reason: Three people use it. }
  - { rule: ports.internal-published, file: docker-compose.gpu.yml, reason: A firewall stands before it. }
\`\`\`

This page is made from the rules (\`suites/preflight/rules/\`) by \`npm run docs\`. The examples are their tests: each is
laid over a small sound project (\`suites/preflight/samples/sound.ts\`); .env adds to its own.
`;

/** docs/preflight.md, made from the rules. */
export async function preflightPage(): Promise<string> {
  const rules = await allRules();
  const rows = rules.map(
    ({ id, severity, why }) => `| [\`${id}\`](#${anchor(id)}) | ${severity} | ${cell(why)} |`,
  );
  const table = ['| rule | severity | why |', '|---|---|---|', ...rows].join('\n');
  return `${[introduction, `## ${rules.length} rules\n\n${table}\n`, ...rules.map(section)].join('\n')}`;
}

const anchor = (id: string) => id.replaceAll('.', '');
const cell = (text: string) => text.replaceAll('|', '\\|');

function section({ id, severity, why, source, fix, failing, passing }: Rule): string {
  return [
    `### ${id}`,
    '',
    `${severity === 'error' ? 'Error' : 'Warning'}. ${why}`,
    '',
    `Fix: ${fix}`,
    '',
    `Source: ${source}.`,
    '',
    'Found in:',
    '',
    ...shown(failing),
    ...(Object.keys(passing).length > 0 ? ['Not found in:', '', ...shown(passing)] : []),
  ].join('\n');
}

function shown(example: Example): string[] {
  return Object.entries(example).map(
    ([name, text]) => `\`\`\`${languageOf(name)}\n# ${name}\n${brief(text)}\n\`\`\`\n`,
  );
}

const languageOf = (name: string) =>
  /\.ya?ml$/.test(name) ? 'yaml' : /makefile/i.test(name) ? 'make' : 'sh';

/** A file of kilobytes, or with characters that are not shown, is hinted at. */
const brief = (text: string) =>
  text
    .trimEnd()
    .replaceAll('\0', '<NUL>')
    .replace(/x{100,}/, 'xxx… (and so on)');
