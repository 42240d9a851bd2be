import type { ScriptedAnswer } from '../../fixtures/doubles/providers/behaviours.ts';

const pieceLength = 5;

/** An answer of numbered pieces, `p001 p002 …`, each of which comes by itself. */
export function numbered(
  pieces: number,
  pace: Pick<ScriptedAnswer, 'everyMs' | 'firstAfterMs' | 'pause'> = {},
): ScriptedAnswer & { readonly text: string } {
  const words = Array.from(
    { length: pieces },
    (_, index) => `p${String(index + 1).padStart(3, '0')} `,
  );
  return { text: words.join(''), pieceLength, ...pace };
}

/** A text with single spaces, as a page shows it. */
export function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** Words that are one token each for every model. */
export function words(count: number): string {
  const each = ['time', 'year', 'people', 'way', 'day', 'man', 'thing', 'world', 'life', 'hand'];
  return Array.from({ length: count }, (_, index) => each[index % each.length]).join(' ');
}
