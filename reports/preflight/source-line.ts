import { redact } from '../../fixtures/redaction.ts';
import { isSecretName } from '../../suites/preflight/rules/secret-names.ts';

const assignment = /(["']?)([A-Za-z_][\w.]*)\1(\s*[=:]\s*)(["']?)([^\s"'#,}]+)/g;
const secretKeys = /^(apiKey|client_?secret|.*password)$/i;

/** A line of the deployment as it may be shown: the values of secrets replaced, `${NAME}` left as it is. */
export function shown(line: string): string {
  const hidden = line.replace(
    assignment,
    (all, quote: string, name: string, sign: string, open: string, value: string) => {
      const isSecret = isSecretName(name) || secretKeys.test(name);
      return isSecret && !value.startsWith('$')
        ? `${quote}${name}${quote}${sign}${open}[redacted]`
        : all;
    },
  );
  return redact(hidden);
}
