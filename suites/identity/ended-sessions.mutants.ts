import { noted, script } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import * as checks from './ended-sessions.checks.ts';

const { causes } = checks;

/** A text as an expression of a script that does not contain it: the page itself says nothing of it. */
const spelled = (text: unknown) =>
  `String.fromCharCode(${[...String(text)].map((it) => it.charCodeAt(0))})`;

const textOf = (body: string): string => JSON.parse(body).text;

export const mutants = defineMutants({
  'session-tokens.renewal-loop': {
    violates: [checks.garbageEndsAtLogin, checks.revokedEndsAtLogin],
    why: 'A script of the operator renews until it works.',
    cause: causes.renewalLoop,
    traffic: [
      script(
        () => `{
          const again = () => fetch('/api/auth/refresh', { method: 'POST' });
          Promise.all([again(), again(), again(), again()]);
        }`,
      ),
    ],
  },
  'session-tokens.last-person-kept': {
    violates: [checks.nothingOfLastPerson],
    why: 'A fork keeps drafts and answers in the storage of the page, and not per person.',
    cause: causes.pageKeepsLastPerson,
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        request: noted('prompt', textOf),
      },
      script(({ memory }) =>
        memory.has('prompt')
          ? `localStorage.setItem('draft', ${spelled(memory.get('prompt'))})`
          : '',
      ),
    ],
  },
  'session-tokens.login-page-left-again': {
    violates: [checks.garbageEndsAtLogin, checks.revokedEndsAtLogin],
    why: 'A script of the operator sends people from the login page back to the chat.',
    cause: causes.renewalLoop,
    traffic: [
      script(
        () =>
          `setInterval(() => { if (location.pathname.startsWith('/login')) location.replace('/c/new'); }, 50)`,
      ),
    ],
  },
  'session-tokens.answers-in-a-cache': {
    violates: [checks.nothingOfLastPerson],
    why: 'A service worker of the operator caches conversations for offline use.',
    cause: causes.pageKeepsLastPerson,
    traffic: [
      {
        on: 'POST /api/agents/chat/:endpoint',
        request: noted('asked', textOf),
      },
      script(({ memory }) =>
        memory.has('asked')
          ? `caches.open('offline').then((cache) => cache.put('/offline/last', new Response(${spelled(memory.get('asked'))}, { headers: { 'content-type': 'text/plain' } })))`
          : '',
      ),
    ],
  },
});
