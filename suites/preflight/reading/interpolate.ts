/** What is known of a variable. */
export interface Known {
  readonly text: string;
  /** The operator fills it in: a template leaves it blank, or the file that sets it is not in the repository. */
  readonly unknown: boolean;
  /** No file of the project names it, and the file that would is not there. */
  readonly isAbsent?: boolean;
  /** A template has words in its place that the operator must replace. */
  readonly isPlaceholder?: boolean;
}

/** Gives a variable; undefined where it is certain that it is not set. */
export type Lookup = (name: string) => Known | undefined;

/** What a value is known of as a variable: one that is left blank is the operator's to fill in. */
export const knownOf = ({
  text,
  unknown,
  leftBlank,
  isPlaceholder = false,
}: {
  readonly text: string | null;
  readonly unknown: boolean;
  readonly leftBlank?: boolean;
  readonly isPlaceholder?: boolean;
}): Known => ({ text: text ?? '', unknown: unknown || leftBlank === true, isPlaceholder });

/** Looks in one place after the other; what is only known to be absent gives way to a value. */
export function inTurn(...lookups: readonly Lookup[]): Lookup {
  return (name) => {
    let absent: Known | undefined;
    for (const lookup of lookups) {
      const found = lookup(name);
      if (found && !found.isAbsent) return found;
      absent ??= found;
    }
    return absent;
  };
}

export interface Interpolated {
  readonly text: string;
  /** A variable that a template leaves to the operator is part of it. */
  readonly unknown: boolean;
  /** It is empty, and what would fill it is left to the operator. */
  readonly leftBlank: boolean;
  /** Variables that are set nowhere and have no default: Compose puts nothing in their place. */
  readonly unset: readonly string[];
  /** Variables that have to come from a file that is not there. */
  readonly absent: readonly string[];
  /** Messages of `${X:?message}` whose variable is missing: Compose refuses to start. */
  readonly required: readonly { readonly name: string; readonly message: string }[];
  /** The text is not a valid interpolation: Compose refuses the file. */
  readonly invalid: boolean;
}

const variable = /^\$(?:\$|([A-Za-z_]\w*)|\{)/;
const braced = /^([A-Za-z_]\w*)(:?[-?+])?/;

/**
 * Compose's interpolation: `$X`, `${X}`, `${X-d}`, `${X:-d}`, `${X?e}`, `${X:?e}`, `${X+r}`, `${X:+r}`, nested, and `$$`.
 * Source: Compose specification, 12-interpolation.md.
 */
export function interpolate(text: string, lookup: Lookup): Interpolated {
  const unset: string[] = [];
  const absent: string[] = [];
  const required: { name: string; message: string }[] = [];
  let [unknown, blank, invalid] = [false, false, false];
  const expand = (part: string): string => {
    let out = '';
    for (let rest = part; rest; ) {
      const match = variable.exec(rest);
      if (!match) {
        out += rest[0];
        rest = rest.slice(1);
      } else if (match[0] === '$$') {
        out += '$';
        rest = rest.slice(2);
      } else if (match[1]) {
        out += plain(match[1]);
        rest = rest.slice(match[0].length);
      } else {
        const end = closing(rest);
        if (end < 0) invalid = true;
        out += end < 0 ? rest : inBraces(rest.slice(2, end));
        rest = end < 0 ? '' : rest.slice(end + 1);
      }
    }
    return out;
  };
  const plain = (name: string) => {
    const value = lookup(name);
    if (!value) unset.push(name);
    if (value?.isAbsent) absent.push(name);
    blank ||= value?.unknown === true;
    return value?.text ?? '';
  };
  const inBraces = (content: string) => {
    const match = braced.exec(content);
    const [all = '', name = '', operator = ''] = match ?? [];
    const operand = content.slice(all.length);
    if (!match || (!operator && operand)) {
      invalid = true;
      return '';
    }
    if (!operator) return plain(name);
    const value = lookup(name);
    if (value?.unknown && operator.endsWith('?')) {
      if (value.isAbsent) absent.push(name);
      unknown = true;
      return '';
    }
    const isThere =
      value !== undefined && !value.isAbsent && (!operator.startsWith(':') || value.text !== '');
    if (operator.endsWith('+')) return isThere ? expand(operand) : '';
    if (isThere) return plain(name);
    if (operator.endsWith('-')) {
      if (value?.isPlaceholder) {
        unknown = true;
        return '';
      }
      const standard = expand(operand);
      if (standard === '' && value?.unknown) blank = true;
      return standard;
    }
    required.push({ name, message: expand(operand) });
    return '';
  };
  const result = expand(text);
  const isLeft = blank && !unknown && result === '';
  return {
    text: result,
    unset,
    absent,
    required,
    unknown: unknown || (blank && !isLeft),
    leftBlank: isLeft,
    invalid,
  };
}

/** The index of the brace that closes the one at index 1. */
function closing(text: string): number {
  let depth = 0;
  for (let index = 1; index < text.length; index++) {
    if (text[index] === '{' && text[index - 1] === '$') depth++;
    if (text[index] === '}' && --depth === 0) return index;
  }
  return -1;
}
