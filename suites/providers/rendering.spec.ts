import { AnswerParts } from '../../fixtures/pages/answer-parts.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  charactersShown,
  codeShown,
  formulasShown,
  htmlNotRun,
  markdownShown,
  tableShown,
} from './rendering.checks.ts';

/* Pieces of seven characters split every mark of Markdown somewhere. */
const pace = { pieceLength: 7, everyMs: 10 };

const code = 'def greet(name):\n    return f"<b>{name}</b> & co"';
const formulas = ['a^2 + b^2 = c^2', '\\int_0^1 x^2 dx = \\frac{1}{3}'] as const;
const markdown = `# A heading

A **strong** word, an *emphasized* one and a [link](https://example.org/page).

- first item
- second item

| Name | Count |
| --- | ---: |
| apples | 3 |
| pears | 5 |

\`\`\`python
${code}
\`\`\`

Within a line \\(${formulas[0]}\\) and on its own:

$$
${formulas[1]}
$$

The end.`;

const characters = 'Grüße, 日本語, עברית: 😀🚀🇪🇺 ';

const canary = 'conformanceRan';
const html = [
  `<script>window.${canary} = 1</script>`,
  `<img src="x" onerror="window.${canary} = 1">`,
  `<b onclick="window.${canary} = 1">word</b>`,
];
const unsafe = `Before ${html.join(' and ')} after.

<iframe src="javascript:parent.${canary} = 1"></iframe>

[Press](javascript:window.${canary}=1)`;

test.describe('An answer in the page', () => {
  test(
    'in Markdown',
    judges(markdownShown, tableShown, codeShown, formulasShown),
    async ({ signedInChat: chat, doubles, nonce }) => {
      await doubles.behave(`Show ${nonce}`, { answer: { text: markdown, ...pace } });
      await chat.ask(`Show ${nonce}`);
      const parts = new AnswerParts(chat.lastAnswer);
      await check(markdownShown, async () => {
        await expect(parts.heading('A heading'), 'shown as a heading').toBeVisible();
        await expect(parts.strong, 'shown as a strong word').toHaveText('strong');
        await expect(parts.emphasis, 'shown as an emphasized word').toHaveText('emphasized');
        const link = parts.link('link');
        await expect(link, 'shown as a link').toHaveAttribute('href', 'https://example.org/page');
        await expect(parts.listItems, 'list items').toHaveText(['first item', 'second item']);
      });
      await check(tableShown, async () => {
        const rows = [
          ['Name', 'Count'],
          ['apples', '3'],
          ['pears', '5'],
        ];
        await expect.poll(() => parts.tableRows(), 'rows of the table').toEqual(rows);
      });
      await check(codeShown, () =>
        expect.poll(() => parts.codeBlocks(), 'code blocks').toEqual([code]),
      );
      await check(formulasShown, () =>
        expect.poll(() => parts.formulas(), 'formulas').toEqual(formulas),
      );
    },
  );

  test(
    'in many scripts',
    judges(charactersShown),
    async ({ signedInChat: chat, doubles, nonce }) => {
      const pieces = { pieceLength: 2, everyMs: 10, cutsCharacters: true };
      await doubles.behave(`Write ${nonce}`, { answer: { text: characters.repeat(3), ...pieces } });
      await chat.ask(`Write ${nonce}`);
      await check(charactersShown, async () => {
        for (const again of [false, true]) {
          if (again) await chat.reload();
          const shown = 'the characters shown';
          await expect(chat.lastAnswer, shown).toHaveText(characters.repeat(3).trim());
        }
      });
    },
  );

  test('with HTML', judges(htmlNotRun), async ({ signedInChat: chat, doubles, nonce }) => {
    await doubles.behave(`Attack ${nonce}`, { answer: { text: unsafe, ...pace } });
    await chat.ask(`Attack ${nonce}`);
    await check(htmlNotRun, async () => {
      for (const again of [false, true]) {
        if (again) await chat.reload();
        for (const text of html)
          await expect(chat.lastAnswer, 'HTML shown as text').toContainText(text);
        const parts = new AnswerParts(chat.lastAnswer);
        const elements = 'elements that HTML in the answer made';
        await expect(parts.foreignElements, elements).toHaveCount(0);
        expect(await parts.hasRun(canary), 'scripts of the answer that ran').toBe(false);
      }
    });
  });
});
