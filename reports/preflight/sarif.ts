import type { Log, ReportingDescriptor, Result } from 'sarif';
import { cited, citedInMarkdown, sources } from '../../fixtures/sources/index.ts';
import manifest from '../../package.json' with { type: 'json' };
import { placeOf } from '../../suites/preflight/fix.ts';
import type { Preflight } from '../../suites/preflight/preflight.ts';
import type { Rule } from '../../suites/preflight/rules/rule.ts';
import { recordOf } from './record.ts';

/**
 * The findings for code scanning. Source: SARIF 2.1.0 (OASIS).
 * @param folder of the project, from the root of the repository
 */
export function toSarif(result: Preflight, folder: string): Log {
  const rules = [...new Set(result.findings.map(({ rule }) => rule))];
  const { findings } = recordOf(result);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: manifest.name, version: manifest.version, rules: rules.map(descriptor) },
        },
        results: findings.map(
          ({ rule, severity, file, line, column, message }, index): Result => ({
            ruleId: rule,
            ruleIndex: rules.findIndex(({ id }) => id === rule),
            level: severity,
            message: { text: message },
            locations: [
              {
                physicalLocation: {
                  artifactLocation: { uri: encodeURI([folder, file].filter(Boolean).join('/')) },
                  region: { startLine: line, startColumn: column },
                },
              },
            ],
            ...fixesOf(result, index, folder),
          }),
        ),
      },
    ],
  };
}

/** The change that a tool may offer at the line, where the finding has one. */
function fixesOf(
  { findings, project }: Preflight,
  index: number,
  folder: string,
): Pick<Result, 'fixes'> {
  const { edit, at, fix } = findings[index] ?? {};
  const source = project.files.all.find(({ name }) => name === at?.file);
  const line = source?.text.split('\n')[(at?.line ?? 0) - 1] ?? '';
  const from = edit && at ? placeOf(edit.from, line, at.column) : -1;
  if (!edit || !at || from < 0) return {};
  const uri = encodeURI([folder, at.file].filter(Boolean).join('/'));
  const deletedRegion = {
    startLine: at.line,
    startColumn: from + 1,
    endColumn: from + edit.from.length + 1,
  };
  return {
    fixes: [
      {
        description: { text: fix ?? '' },
        artifactChanges: [
          {
            artifactLocation: { uri },
            replacements: [{ deletedRegion, insertedContent: { text: edit.to } }],
          },
        ],
      },
    ],
  };
}

const descriptor = ({ id, why, fix, source, severity }: Rule): ReportingDescriptor => ({
  id,
  shortDescription: { text: why },
  fullDescription: { text: `${why} Source: ${cited(source)}` },
  help: { text: fix, markdown: `${fix}\n\nSource: ${citedInMarkdown(source)}` },
  helpUri: sources[source[0]].url,
  defaultConfiguration: { level: severity },
});

/**
 * GitHub's workflow commands: each finding beside its line in a pull request.
 * @param folder of the project, from the root of the repository
 */
export function toAnnotations(result: Preflight, folder: string): string[] {
  return recordOf(result).findings.map(({ rule, severity, file, line, column, message, fix }) => {
    const path = [folder, file].filter(Boolean).join('/');
    const properties = `file=${escaped(path)},line=${line},col=${column},title=${escaped(rule)}`;
    return `::${severity} ${properties}::${data(`${message} ${fix}`)}`;
  });
}

const data = (text: string) =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const escaped = (text: string) => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
