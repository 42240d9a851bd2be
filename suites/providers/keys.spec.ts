import { BrowserTraffic } from '../../fixtures/pages/browser-traffic.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import {
  keyNotInBrowser,
  keyNotLogged,
  keyReachesAnthropic,
  onlyFromServer,
} from './keys.checks.ts';
import { labels, modelOf } from './names.ts';

test.describe('Keys of the deployment', () => {
  test(
    'Anthropic’s key',
    judges(keyReachesAnthropic, keyNotInBrowser.anthropic, onlyFromServer),
    async ({ chat, session: _, doubles, stack, nonce }) => {
      const traffic = new BrowserTraffic(chat.page);
      await chat.open();
      await chat.models.choose(labels.anthropic, modelOf('anthropic'));
      await chat.send(`Say ${nonce}`);
      await check(keyReachesAnthropic, async () => {
        const answered = () => doubles.chats(`Say ${nonce}`);
        await expect.poll(answered, 'chats that Anthropic answered').not.toEqual([]);
      });
      await chat.answerCompleted(1);
      await traffic.complete();
      const key = stack.doubles?.providers.anthropic.apiKey ?? '';
      await check(keyNotInBrowser.anthropic, async () => {
        expect(await traffic.placesHolding([key]), 'places that contain a key').toEqual([]);
      });
      await check(onlyFromServer, () => {
        const called = traffic.hosts().filter((host) => host !== new URL(stack.browserUrl).host);
        expect(called, 'hosts that the page called').toEqual([]);
      });
    },
  );

  test(
    'Ollama’s key',
    judges(keyNotInBrowser.ollama),
    async ({ chat, session: _, stack, nonce }) => {
      const traffic = new BrowserTraffic(chat.page);
      await chat.open();
      await chat.models.choose(labels.ollama, modelOf('ollama'));
      await chat.ask(`Say ${nonce}`);
      await traffic.complete();
      const key = stack.doubles?.providers.ollama.apiKey ?? '';
      await check(keyNotInBrowser.ollama, async () => {
        expect(await traffic.placesHolding([key]), 'places that contain a key').toEqual([]);
      });
    },
  );

  test('in the log', judges(keyNotLogged), async ({ newChats, doubles, stack, nonce }) => {
    const chats = await newChats();
    const text = `Say ${nonce}`;
    await doubles.behave(text, { fault: 'unauthorized' });
    await chats.ask({ text, provider: 'openai', model: modelOf('openai') });
    const key = stack.doubles?.providers.openai.apiKey ?? '';
    await check(keyNotLogged, async ({ logs }) => {
      expect(await logs.holding(key), 'logs that hold the key').toEqual([]);
    });
  });
});
