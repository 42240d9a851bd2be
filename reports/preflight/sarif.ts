import type { Log, ReportingDescriptor, Result } from 'sarif';
import { cited, citedInMarkdown, sources } from '../../fixtures/sources/index.ts';
import manifest from '../../package.json' with { type: 'json' };
import { changesOf } from '../../suites/preflight/fix.ts';
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
  const finding = findings[index];
  const changes = finding ? changesOf(finding, project.files.all) : [];
  if (!finding || changes.length === 0) return {};
  const artifactChanges = changes.map(({ file, start, end, text }) => ({
    artifactLocation: { uri: encodeURI([folder, file].filter(Boolean).join('/')) },
    replacements: [
      {
        deletedRegion: {
          startLine: start.line,
          startColumn: start.column,
          ...(end.line === start.line ? {} : { endLine: end.line }),
          endColumn: end.column,
        },
        insertedContent: { text },
      },
    ],
  }));
  return { fixes: [{ description: { text: finding.fix }, artifactChanges }] };
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
 * GitHub's workflow commands: each finding at its line in a pull request.
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
