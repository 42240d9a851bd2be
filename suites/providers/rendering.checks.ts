import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const renderingCauses = defineCauses({
  'markdown-changed': {
    text: 'A gateway, a filter or a fork changes the characters that Markdown and LaTeX consist of.',
    fix: 'Compare the stored answer with the answer in the log of the provider, and switch off filters between them that escape or rewrite text.',
    shownBy:
      /shown as (a|an) (heading|link|strong|emphasized)|list items|rows of the table|code blocks|formulas/,
  },
  'encoding-changed': {
    text: 'A part between provider and page reads UTF-8 as another encoding, or cuts it between the bytes of a character.',
    fix: 'Let every proxy pass bodies on as bytes, without a charset of its own.',
    shownBy: /the characters shown/,
  },
  'html-runs': {
    text: 'HTML in an answer becomes part of the page.',
    fix: 'Run an unmodified page, and remove scripts that insert the text of answers as HTML.',
    shownBy:
      /elements that HTML in the answer made|scripts of the answer that ran|HTML shown as text/,
  },
});

type CauseId = keyof typeof renderingCauses;

const rendering = (first: CauseId, ...others: CauseId[]) =>
  ({
    requirement: 'rendering',
    level: 'MUST',
    source: ['plan/phase-1', 'commonmark'],
    causes: [renderingCauses[first], ...others.map((id) => renderingCauses[id])],
    needs: ['doubles'],
  }) as const;

export const markdownShown = defineCheck({
  ...rendering('markdown-changed'),
  id: 'providers.rendering.markdown',
  text: 'The page shows headings, lists, links and emphasis in Markdown as such.',
});

export const tableShown = defineCheck({
  ...rendering('markdown-changed'),
  id: 'providers.rendering.table',
  text: 'The page shows a table in Markdown as a table, with every cell.',
  source: ['plan/phase-1', 'gfm/tables'],
});

export const codeShown = defineCheck({
  ...rendering('markdown-changed'),
  id: 'providers.rendering.code',
  text: 'The page shows a code block whose fence came in several pieces as one block, character by character as the model wrote it.',
});

export const formulasShown = defineCheck({
  ...rendering('markdown-changed'),
  id: 'providers.rendering.latex',
  text: 'The page sets formulas in LaTeX, within a line and on their own.',
  source: ['plan/phase-1', 'librechat:client/src/utils/latex.ts'],
});

export const charactersShown = defineCheck({
  ...rendering('encoding-changed'),
  id: 'providers.rendering.characters',
  text: 'The page shows characters of several bytes as the model wrote them, also if the network cuts them, and again after a reload: accents, other scripts and emoji.',
});

export const htmlNotRun = defineCheck({
  ...rendering('html-runs'),
  id: 'providers.rendering.html-as-text',
  text: 'The page shows HTML in an answer as text, while it arrives and after a reload: no element of it is made, and no script of it runs.',
  source: ['asvs/1.2.1', 'asvs/3.2.2'],
});
