import { style, toElements } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { causes, startErrorShown } from './start-error.checks.ts';

export const mutants = defineMutants({
  'chat.start-error-hidden': {
    violates: [startErrorShown],
    cause: causes.errorHidden,
    why: 'A custom style hides error messages, so users see neither an answer nor a reason.',
    traffic: [style('main [role=alert] { display: none !important }')],
  },
  'chat.start-error-held-back': {
    violates: [startErrorShown],
    cause: causes.errorHeldBack,
    why: 'A gateway retries a rejected call until its own timeout (proxy_next_upstream).',
    traffic: [{ on: 'POST /api/agents/chat/:endpoint', delay: () => 60_000 }],
  },
  'chat.composer-locked-by-error': {
    violates: [startErrorShown],
    cause: causes.pageWaits,
    why: 'The page waits for a rejected answer and stays locked (before f1ea4159a).',
    traffic: [
      toElements(
        'main [role=alert]',
        "for (const box of document.querySelectorAll('main textarea')) box.disabled = true",
      ),
    ],
  },
});
