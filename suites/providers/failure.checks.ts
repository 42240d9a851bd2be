import { defineCheck } from '../../fixtures/checks/types.ts';
import type { Provider } from '../../fixtures/doubles/providers/names.ts';
import {
  failureCauses,
  leakCauses,
  sharedCauses,
  silenceCauses,
  storedCauses,
} from './failure.causes.ts';
import { type FailureName, failureNames, failures, silenceNames, silences } from './failures.ts';
import { forEachOf, forEachProvider, labels } from './names.ts';

const source = ['plan/phase-1', 'librechat:api/server/controllers/agents/client.js'] as const;

const causes = [
  failureCauses['next-message-refused'],
  failureCauses['never-ends'],
  failureCauses['failure-swallowed'],
] as const;

const toldOf = (failure: FailureName, provider: Provider) => {
  const { does, level, retried } = failures[failure];
  return defineCheck({
    id: `providers.failure.${provider}.${failure}`,
    requirement: 'failing',
    level,
    text: `When ${labels[provider]} ${does}, the chat says that the answer failed or is not whole, and the next message is answered.`,
    source,
    causes,
    needs: ['doubles'],
    ...(retried ? { waits: true } : {}),
  });
};

/** What a person learns of every failure, by failure and provider. */
export const told = forEachOf(failureNames, (failure) =>
  forEachProvider((provider) => toldOf(failure, provider)),
);

const waiting = {
  waits: true,
  causes: [silenceCauses['no-sign-while-waiting']],
} as const;

/** By kind of silence and provider. */
export const signsOfLife = forEachOf(silenceNames, (silence) =>
  forEachProvider((provider) =>
    defineCheck({
      id: `providers.failure.${provider}.silent-${silence}`,
      requirement: 'failing',
      level: 'SHOULD',
      text: `When ${labels[provider]} ${silences[silence].does}, the chat gives a sign of life within 30 seconds.`,
      source,
      ...waiting,
      needs: ['doubles'],
    }),
  ),
);

export const toldInTime = forEachProvider((provider) =>
  defineCheck({
    id: `providers.failure.${provider}.told-in-time`,
    requirement: 'failing',
    level: 'SHOULD',
    text: `When ${labels[provider]} is unavailable, the chat gives a sign of life at least every 30 seconds until it says so.`,
    source,
    ...waiting,
    needs: ['doubles'],
  }),
);

const leaking = {
  causes: [leakCauses['upstream-text-passed-on']],
} as const;

export const keyNotShown = forEachProvider((provider) =>
  defineCheck({
    id: `providers.failure.${provider}.key-not-shown`,
    requirement: 'failing',
    level: 'MUST',
    text: `When an error of ${labels[provider]} repeats the key, neither the stream of the answer nor the stored message contains it.`,
    source,
    ...leaking,
    needs: ['doubles'],
  }),
);

export const internalsNotShown = forEachProvider((provider) =>
  defineCheck({
    id: `providers.failure.${provider}.internals-not-shown`,
    requirement: 'failing',
    level: 'SHOULD',
    text: `When an error of ${labels[provider]} names an inner address or a stack trace, neither the stream of the answer nor the stored message contains it.`,
    source,
    ...leaking,
    needs: ['doubles'],
  }),
);

export const storedAsFailed = forEachProvider((provider) =>
  defineCheck({
    id: `providers.failure.${provider}.stored-as-failed`,
    requirement: 'failing',
    level: 'SHOULD',
    text: `When ${labels[provider]} fails, the stored answer is marked as failed or unfinished.`,
    source,
    causes: [storedCauses['stored-as-success']],
    needs: ['doubles'],
  }),
);

export const othersUntouched = forEachProvider((provider) =>
  defineCheck({
    id: `providers.failure.${provider}.others-untouched`,
    requirement: 'failing',
    level: 'MUST',
    text: `While ${labels[provider]} does not answer, the other providers answer the same person.`,
    source,
    causes: [sharedCauses['providers-share-a-fate']],
    needs: ['doubles'],
  }),
);

export const unknownModelExplained = defineCheck({
  id: 'providers.failure.page.unknown-model',
  requirement: 'failing',
  level: 'SHOULD',
  text: 'When a provider does not know the chosen model, the page says so in its own words, and the composer works again.',
  source: ['librechat:client/src/locales/en/translation.json'],
  causes: [leakCauses['upstream-text-passed-on'], failureCauses['failure-swallowed']],
  needs: ['doubles'],
});
