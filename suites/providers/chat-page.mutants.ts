import { json, refuse, script, style, toElements } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { changedPerson } from '../../fixtures/saboteur/sso.ts';
import {
  accountMenu,
  causes,
  composer,
  modelSelector,
  noConsoleError,
  noFailedRequest,
} from './chat-page.checks.ts';

export const mutants = defineMutants({
  'chat.composer-missing': {
    violates: [composer],
    cause: causes.composerRemoved,
    why: 'A custom style or an incomplete build hides the composer.',
    traffic: [style('textarea { display: none !important }')],
  },
  'chat.composer-read-only': {
    violates: [composer],
    cause: causes.pageLocked,
    why: 'The page waits for an endpoint that never loads and stays locked.',
    source: ['librechat#5809'],
    traffic: [toElements('textarea', 'it.readOnly = true')],
  },
  'chat.ollama-not-offered': {
    violates: [modelSelector],
    cause: causes.yamlNotMounted,
    why: 'librechat.yaml is not mounted, which LibreChat silently ignores.',
    source: ['librechat#5809'],
    deployment: { librechatYaml: () => undefined },
  },
  'chat.anthropic-not-offered': {
    violates: [modelSelector],
    cause: causes.notListedInEndpoints,
    why: 'ENDPOINTS does not list a provider.',
    deployment: { environment: { ENDPOINTS: 'openAI,custom' } },
  },
  'chat.openai-not-offered': {
    violates: [modelSelector],
    cause: causes.providerWithoutKey,
    why: 'LibreChat hides a provider without a key (LLM_API_KEY is not in .env).',
    traffic: [
      {
        on: 'GET /api/endpoints',
        response: json(({ openAI: _, ...others }) => others),
      },
    ],
  },
  'chat.log-out-not-offered': {
    violates: [accountMenu],
    cause: causes.customPage,
    why: 'A custom page removes the item from the account menu.',
    traffic: [
      toElements(
        '[role=menuitem]',
        "if (/log out/i.test(it.textContent)) it.style.display = 'none'",
      ),
    ],
  },
  'chat.person-not-named': {
    violates: [accountMenu],
    cause: causes.sharedCache,
    why: 'A shared cache answers GET /api/user.',
    source: ['rfc9111/3.5'],
    traffic: changedPerson((person) => ({ ...person, email: 'somebody.else@example.org' })),
  },
  'chat.console-error': {
    violates: [noConsoleError],
    cause: causes.operatorScript,
    why: 'A script added by the operator (analytics, banner) logs errors.',
    traffic: [script(() => "console.error('analytics: no consent')")],
  },
  'chat.uncaught-error': {
    violates: [noConsoleError],
    cause: causes.staleScript,
    why: 'A stale script throws after an update.',
    source: ['librechat#13686'],
    traffic: [script(() => "setTimeout(() => { throw new Error('stale chunk') })")],
  },
  'chat.list-fails': {
    violates: [noFailedRequest],
    cause: causes.apiFails,
    why: 'The conversation list fails, for example because of a negative limit or a missing index.',
    source: ['librechat:api/server/routes/convos.js'],
    traffic: [{ on: 'GET /api/convos', request: refuse(500, 'An unknown error occurred.') }],
  },
  'chat.asset-missing': {
    violates: [noFailedRequest],
    cause: causes.assetMissing,
    why: 'The page refers to an asset that the new image no longer has.',
    source: ['librechat#13686'],
    traffic: [
      script(() => "addEventListener('load', () => { new Image().src = '/assets/none-000.png' })"),
      { on: 'GET /assets/none-000.png', request: refuse(404) },
    ],
  },
});
