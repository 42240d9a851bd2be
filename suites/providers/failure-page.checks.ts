import { defineCheck } from '../../fixtures/checks/types.ts';
import { failureCauses } from './failure.causes.ts';
import { type FailureName, failures } from './failures.ts';
import { forEachOf } from './names.ts';

/** The failures after which LibreChat does not ask the provider again. */
export const quickFailures = (Object.keys(failures) as FailureName[]).filter(
  (name) => !failures[name].retried,
);

/** The page after every quick failure of OpenAI; it takes those of the other providers alike. */
export const pageGoesOn = forEachOf(quickFailures, (name) =>
  defineCheck({
    id: `providers.failure.page.${name}`,
    requirement: 'failing',
    level: 'MUST',
    text: `When OpenAI ${failures[name].does}, the page stops waiting, and sends the next message.`,
    source: ['plan/phase-1', 'librechat:client/src/components/Chat/Input/ChatForm.tsx'],
    causes: [failureCauses['page-waits'], failureCauses['next-message-refused']],
    needs: ['doubles'],
  }),
);
