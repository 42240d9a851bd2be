import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const ownKeyCauses = defineCauses({
  'own-key-not-sent': {
    text: 'The provider is asked with another key than the one that the person stored last, or without one.',
    fix: "Set apiKey: 'user_provided' for the endpoint in librechat.yaml, and let gateways pass the header of the key on.",
    shownBy: /the answer with the stored key|chats answered with the replaced key/,
  },
  'own-key-still-valid': {
    text: 'Somebody without a valid key of their own is answered: a key of the deployment, of another person or an old one is used.',
    fix: "Set apiKey: 'user_provided' for the endpoint in librechat.yaml, and remove the key of the deployment from gateways behind it.",
    shownBy: /chats without a key/,
  },
  'own-key-in-clear': {
    text: 'The key is stored as the page sends it.',
    fix: 'Set CREDS_KEY and CREDS_IV, and run an unmodified server. Have people replace their keys at the provider.',
    shownBy: /collections that hold the key/,
  },
  'own-key-returned': {
    text: 'A response holds the key that the person stored.',
    fix: 'Look for the place that is named below, remove the key from what is served there, and have people replace their keys.',
    shownBy: /places that contain the key/,
  },
  'missing-key-not-told': {
    text: 'The error about the key is replaced or dropped on its way to the page.',
    fix: 'Let proxies pass the answers of /api/agents/chat on as they are, and run an unmodified page.',
    shownBy: /what the page says/,
  },
});

type CauseId = keyof typeof ownKeyCauses;

const ownKey = (first: CauseId, ...others: CauseId[]) =>
  ({
    requirement: 'keys',
    level: 'MUST',
    source: ['librechat-docs/configuration/librechat_yaml/object_structure/custom_endpoint#apikey'],
    causes: [ownKeyCauses[first], ...others.map((id) => ownKeyCauses[id])],
    needs: ['doubles'],
    shape: 'metered',
  }) as const;

export const storedKeyAnswers = defineCheck({
  ...ownKey('own-key-not-sent'),
  id: 'providers.keys.own.answers',
  text: 'The provider answers with the key that the person stored.',
});

export const keyOfOnePerson = defineCheck({
  ...ownKey('own-key-still-valid'),
  id: 'providers.keys.own.of-one-person',
  text: 'The key that a person stored answers nobody else.',
  refusal: true,
});

export const keyEncrypted = defineCheck({
  ...ownKey('own-key-in-clear'),
  id: 'providers.keys.own.encrypted',
  text: 'No document of the database contains the key that a person stored.',
  source: ['plan/api-keys'],
  needs: ['doubles', 'database'],
});

export const keyReplaced = defineCheck({
  ...ownKey('own-key-not-sent'),
  id: 'providers.keys.own.replaced',
  text: 'Once a person stores another key, the earlier one is not used any more.',
  refusal: true,
});

export const keyRevoked = defineCheck({
  ...ownKey('own-key-still-valid'),
  id: 'providers.keys.own.revoked',
  text: 'Once a person revokes their key, their messages reach no provider.',
  refusal: true,
});

export const keyNotReturned = defineCheck({
  ...ownKey('own-key-returned'),
  id: 'providers.keys.own.not-returned',
  text: 'No response, page or storage of the browser contains the key that the person stored.',
  source: ['plan/api-keys'],
});

export const missingKeyTold = defineCheck({
  ...ownKey('missing-key-not-told'),
  id: 'providers.keys.own.missing-told',
  text: 'To who has no key stored, the page says that a key is missing.',
});

export const expiredKeyTold = defineCheck({
  ...ownKey('missing-key-not-told'),
  id: 'providers.keys.own.expired-told',
  text: 'To who has an expired key stored, the page says that the key has expired or is missing.',
});
