/** A stream of numbers from 0 to 1 that a seed determines. Source: mulberry32. */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const tokens = [
  '${X}',
  '${X:-',
  '$$',
  '"',
  "'",
  '[',
  ']',
  '{',
  '}',
  ': ',
  '- ',
  '#',
  '\t',
  '\0',
  '&a',
  '*a',
  '<<: *a',
  '!reset',
  '|',
  '>',
  '=',
  '\\',
  'null',
  'true',
  '-1',
  '1e999',
  '0x',
  'ü',
  '💬',
  '\u202e',
  'http://',
  'mongodb://@',
  'redis://:@',
  '%zz',
  '${',
  '}}',
  '{{',
  'localhost',
  '[::1]:',
  'x'.repeat(5_000),
  '../'.repeat(30),
];

type Change = (lines: string[], random: () => number) => void;

const at = (lines: readonly string[], random: () => number) => Math.floor(random() * lines.length);

const changes: readonly Change[] = [
  (lines, random) => lines.splice(at(lines, random), 1 + Math.floor(random() * 5)),
  (lines, random) => {
    const index = at(lines, random);
    lines.splice(index, 0, lines[index] ?? '');
  },
  (lines, random) => {
    const [one, other] = [at(lines, random), at(lines, random)];
    [lines[one], lines[other]] = [lines[other] ?? '', lines[one] ?? ''];
  },
  (lines, random) => {
    const index = at(lines, random);
    const line = lines[index] ?? '';
    const place = Math.floor(random() * (line.length + 1));
    const token = tokens[Math.floor(random() * tokens.length)] ?? '';
    lines[index] = line.slice(0, place) + token + line.slice(place + Math.floor(random() * 3));
  },
  (lines, random) => {
    const index = at(lines, random);
    lines[index] = ' '.repeat(Math.floor(random() * 8)) + (lines[index] ?? '').trimStart();
  },
  (lines, random) => {
    const index = at(lines, random);
    lines[index] = (lines[index] ?? '').replace(
      /([:=]\s*).*$/,
      `$1${tokens[Math.floor(random() * tokens.length)]}`,
    );
  },
  (lines, random) => lines.splice(at(lines, random)),
];

/** A text with one to four lines changed. */
export function mutated(text: string, random: () => number): string {
  const lines = text.split('\n');
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--)
    changes[Math.floor(random() * changes.length)]?.(lines, random);
  return lines.join('\n');
}
