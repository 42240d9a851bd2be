import type { Response } from '@playwright/test';
import { counterpart } from '../../fixtures/checks/counterpart.ts';
import { type Answer, saidBy } from '../../fixtures/clients/answer.ts';
import { type ChatClient, endpointOf } from '../../fixtures/clients/chat.ts';
import { OwnKey } from '../../fixtures/clients/own-key.ts';
import { BrowserTraffic } from '../../fixtures/pages/browser-traffic.ts';
import { ownKeyEndpoint } from '../../fixtures/stack/shapes/metered.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  expiredKeyTold,
  keyEncrypted,
  keyNotReturned,
  keyOfOnePerson,
  keyReplaced,
  keyRevoked,
  missingKeyTold,
  storedKeyAnswers,
} from './own-keys.checks.ts';

const { name, model } = ownKeyEndpoint;
const halfAnHourMs = 1_800_000;

test.describe('Keys that people store', () => {
  test(
    'used, replaced and revoked',
    judges(storedKeyAnswers, keyOfOnePerson, keyEncrypted, keyReplaced, keyRevoked),
    async ({ newChats, doubles, stack, nonce }) => {
      const chats = await newChats();
      const own = new OwnKey(chats, name);
      await own.store(stack.doubles?.providers.openai.apiKey ?? '');
      const answer = await ask(chats, `Stored ${nonce}`);
      await check(storedKeyAnswers, () =>
        expect(saidBy(answer), 'the answer with the stored key').toContain(nonce),
      );
      await counterpart('the provider takes the stored key', async () =>
        expect(answer.text, 'the answer').toContain(nonce),
      );

      await ask(await newChats(), `Other ${nonce}`);
      await check(keyOfOnePerson, async () =>
        expect(await doubles.chats(`Other ${nonce}`), 'chats without a key').toEqual([]),
      );

      const another = `sk-own-${nonce}`;
      await own.store(another, new Date(Date.now() + halfAnHourMs));
      await check(keyEncrypted, async ({ database }) => {
        expect(await own.expiry(), 'expiry of the stored key').not.toBeNull();
        const holding = await database.collectionsHolding(another);
        expect(holding, 'collections that hold the key').toEqual([]);
      });
      await ask(chats, `Replaced ${nonce}`);
      await check(keyReplaced, async () => {
        const asked = await doubles.chats(`Replaced ${nonce}`);
        expect(asked, 'chats answered with the replaced key').toEqual([]);
      });

      await own.store(stack.doubles?.providers.openai.apiKey ?? '');
      await own.revoke();
      await ask(chats, `Revoked ${nonce}`);
      await check(keyRevoked, async () => {
        const asked = await doubles.providerRequests(`Revoked ${nonce}`);
        expect(asked, 'chats without a key').toEqual([]);
      });
    },
  );

  test(
    'in the page',
    judges(missingKeyTold, keyNotReturned, expiredKeyTold),
    async ({ chat, ownChats, nonce }) => {
      const own = new OwnKey(ownChats, name);
      const key = `sk-own-${nonce}`;
      const traffic = new BrowserTraffic(chat.page);
      await chat.open();
      await chat.models.choose(name, model);
      await chat.send(`Without ${nonce}`);
      await check(missingKeyTold, () =>
        expect(chat.failure, 'what the page says').toContainText(/\bkey\b/i),
      );

      await own.store(key, new Date(Date.now() + halfAnHourMs));
      await chat.open();
      await chat.models.choose(name, model);
      await Promise.all([chat.page.waitForResponse(isChat), chat.send(`Refused ${nonce}`)]);
      await expect.poll(() => ownChats.active(), 'answers that run').toEqual([]);
      await traffic.complete();
      await check(keyNotReturned, async () => {
        expect(await own.expiry(), 'expiry of the stored key').not.toBeNull();
        expect(await traffic.placesHolding([key]), 'places that contain the key').toEqual([]);
      });

      await own.store(key, new Date(Date.now() - 1_000));
      await chat.open();
      await chat.models.choose(name, model);
      await chat.send(`Expired ${nonce}`);
      await check(expiredKeyTold, () =>
        expect(chat.failure, 'what the page says').toContainText(/expired|key found/i),
      );
    },
  );
});

/** Not every release shows that a provider refused a key; a response always comes. */
function isChat(response: Response): boolean {
  return response.request().method() === 'POST' && /\/api\/agents\/chat\//.test(response.url());
}

/** Sends a message to the provider for which people store keys. */
function ask(chats: ChatClient, text: string): Promise<Answer> {
  return chats.ask({ text, provider: 'openai', model, fields: endpointOf(name) });
}
