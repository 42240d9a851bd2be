import { answerText, script } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { violating, withoutEmoji } from './chat-rules.ts';
import {
  charactersShown,
  codeShown,
  formulasShown,
  htmlNotRun,
  markdownShown,
  renderingCauses,
  tableShown,
} from './rendering.checks.ts';

const answers = '.agent-turn .message-content';

/** Does something to the text of every answer whenever the page changes. */
const inAnswers = (statement: string) =>
  script(
    () =>
      `setInterval(() => { for (const it of document.querySelectorAll(${JSON.stringify(answers)})) { ${statement} } }, 50)`,
  );

export const mutants = defineMutants({
  'providers.markdown-escaped': {
    violates: violating(markdownShown, tableShown, codeShown),
    why: 'A filter escapes the special characters of answers.',
    cause: renderingCauses['markdown-changed'],
    traffic: answerText((text) => text.replace(/[*#`|[\]-]/g, '\\$&')),
  },
  'providers.markdown-in-one-line': {
    violates: violating(markdownShown, tableShown, codeShown),
    why: 'A filter for personal data joins the lines of an answer.',
    cause: renderingCauses['markdown-changed'],
    traffic: answerText((text) => text.replace(/\n+/g, ' ')),
  },
  'providers.table-without-rule': {
    violates: violating(tableShown),
    why: 'A filter takes the line below the head of a table for a separator, and removes it.',
    cause: renderingCauses['markdown-changed'],
    traffic: answerText((text) => text.replace(/^\|[ :|-]+\|\n/m, '')),
  },
  'providers.code-dedented': {
    violates: violating(codeShown),
    why: 'A filter removes white space at the beginning of lines.',
    cause: renderingCauses['markdown-changed'],
    traffic: answerText((text) => text.replace(/^ +/gm, '')),
  },
  'providers.formulas-unescaped': {
    violates: violating(formulasShown),
    why: 'A gateway decodes the text of answers twice, so every backslash is lost.',
    cause: renderingCauses['markdown-changed'],
    traffic: answerText((text) => text.replaceAll('\\', '')),
  },
  'providers.formulas-as-prices': {
    violates: violating(formulasShown),
    why: 'A filter takes a dollar for the beginning of a price, and marks it as text.',
    cause: renderingCauses['markdown-changed'],
    traffic: answerText((text) => text.replaceAll('$', '\\$')),
  },
  'providers.characters-as-latin-1': {
    violates: violating(charactersShown),
    why: 'A gateway reads UTF-8 as Latin-1.',
    cause: renderingCauses['encoding-changed'],
    traffic: answerText((text) => Buffer.from(text).toString('latin1')),
  },
  'providers.emoji-replaced': {
    violates: violating(charactersShown),
    why: 'A database or a filter of three bytes a character replaces emoji.',
    cause: renderingCauses['encoding-changed'],
    traffic: answerText(withoutEmoji),
  },
  'providers.emoji-replaced-when-stored': {
    violates: violating(charactersShown),
    why: 'The database behind a compatible API keeps characters of three bytes at most.',
    cause: renderingCauses['encoding-changed'],
    traffic: answerText(withoutEmoji).slice(1),
  },
  'providers.cut-characters-lost': {
    violates: violating(charactersShown),
    why: 'A gateway reads each part of a stream by itself, so a character that the network cut is lost.',
    cause: renderingCauses['encoding-changed'],
    providers: {
      openai: [
        { on: 'POST /*', events: (event) => [{ ...event, data: withoutEmoji(event.data) }] },
      ],
    },
  },
  'providers.html-inserted': {
    violates: violating(htmlNotRun),
    why: 'A script of the company inserts the text of answers as HTML, to mark words in it.',
    cause: renderingCauses['html-runs'],
    traffic: [inAnswers("if (it.innerText.includes('</script>')) it.innerHTML = it.innerText;")],
  },
  'providers.html-removed': {
    violates: violating(htmlNotRun),
    why: 'A filter removes what looks like HTML, so examples of code have holes.',
    cause: renderingCauses['html-runs'],
    traffic: answerText((text) => text.replace(/<[^>]+>/g, '')),
  },
});
