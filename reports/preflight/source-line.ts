import { redact } from '../../fixtures/kernel/redaction.ts';

/** Rather one name too many: what is hidden stands in the file. */
const secretName =
  /(secret|passw(or)?d|_pass|token|key|_iv|credentials?|authorization|basicauth\.users)$/i;

const name = `(["']?)([A-Za-z_][\\w.-]*)\\1(\\s*[=:]\\s*)`;
const inFlow = new RegExp(`${name}("[^"]*"|'[^']*'|[^,{}\\[\\]]*[^,{}\\[\\]\\s])`, 'g');
const toTheEnd = new RegExp(`${name}(?!//)(\\S.*)$`);
const option = /(--?(?:requirepass|masterauth|[\w-]*(?:password|key|token))[ =])\S+/gi;
/** Up to the last @: a password may hold one. */
const inAddress = /(\w:\/\/[^\s:/@"']*:)([^\s"']+)@/g;
const reference = /^(["']?)\$(?:\w+|\{\w+(?::?\?[^}]*|:?-)?\})\1\s*(#.*)?$/;
const withDefault = /^(["']?\$\{\w+:?-).*/;

/** A line of a key or a token that goes on over several. */
const bare = /^(?=.*\d)(?=.*[A-Za-z])[+-]?\s*[\w+/.-]{24,}=*\s*$/;

/** A line of the deployment as it may be shown: the values of secrets replaced, `${NAME}` left as it is. */
export function shown(line: string): string {
  if (bare.test(line)) return '[redacted]';
  const hidden = /\{\s*["']?\w/.test(line.replaceAll('${', ''))
    ? line.replace(inFlow, hide)
    : hideFirst(line);
  const withoutOptions = hidden.replace(option, '$1[redacted]');
  return redact(
    withoutOptions.replace(inAddress, (all, start: string, password: string) =>
      reference.test(password) ? all : `${start}[redacted]@`,
    ),
  );
}

/** A label's or an option's name may stand before the secret's: each is looked at, from left to right. */
function hideFirst(line: string): string {
  for (let from = 0; from < line.length; ) {
    const match = toTheEnd.exec(line.slice(from));
    if (!match) return line;
    const [all, quote = '', found = '', sign = '', value = ''] = match;
    if (secretName.test(found))
      return line.slice(0, from + match.index) + hide(all, quote, found, sign, value);
    from += match.index + all.length - value.length;
  }
  return line;
}

function hide(all: string, quote: string, found: string, sign: string, value: string): string {
  if (!secretName.test(found) || reference.test(value)) return all;
  const start = withDefault.exec(value)?.[1];
  return `${quote}${found}${quote}${sign}${start ? `${start}[redacted]}` : '[redacted]'}`;
}
