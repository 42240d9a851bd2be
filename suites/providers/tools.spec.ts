import { type Answer, saidBy } from '../../fixtures/clients/answer.ts';
import type { ChatClient } from '../../fixtures/clients/chat.ts';
import type { DoublesClient } from '../../fixtures/clients/doubles.ts';
import { type Provider, providerNames } from '../../fixtures/doubles/providers/names.ts';
import {
  closed,
  foundFor,
  type ToolName,
  toolServer,
} from '../../fixtures/doubles/providers/tool-server.ts';
import { check, expect, judges, test } from '../../fixtures/test.ts';
import { labels, modelOf } from './names.ts';
import {
  callShown,
  callStored,
  failureSent,
  failureShown,
  goesOnAfterTool,
  resultSent,
} from './tools.checks.ts';

const { name: server, tools } = toolServer;

/** Who goes on after a tool. */
const after: Readonly<Record<Provider, Provider>> = {
  openai: 'anthropic',
  anthropic: 'ollama',
  ollama: 'openai',
};

test.describe('Tools', () => {
  for (const provider of providerNames) {
    const next = after[provider];
    test(
      labels[provider],
      judges(
        resultSent[provider],
        callStored[provider],
        callShown[provider],
        goesOnAfterTool[next],
      ),
      async ({ signedInChat, ownChats, doubles, nonce }) => {
        const prompt = `Look up ${nonce}`;
        const answer = await askWithTool(ownChats, doubles, {
          provider,
          tool: 'found',
          prompt,
          word: nonce,
        });
        await check(resultSent[provider], () =>
          expectSent(doubles, { provider, prompt, answer, result: foundFor(nonce) }),
        );
        const conversation = answer.conversationId;
        const [stored] = await ownChats.answers(conversation);
        await check(callStored[provider], () => {
          const parts = (stored?.content ?? []).filter((it) => it.type !== 'text' || it.text);
          expect(parts, 'calls stored').toEqual([
            {
              type: 'tool_call',
              tool_call: expect.objectContaining({
                name: `${tools.found}_mcp_${server}`,
                args: JSON.stringify({ word: nonce }),
                output: expect.stringContaining(foundFor(nonce)),
              }),
            },
            expect.objectContaining({ type: 'text', text: textOf('found') }),
          ]);
        });
        await signedInChat.open(`/c/${conversation}`);
        await check(callShown[provider], async () => {
          const { extras, lastAnswer } = signedInChat;
          await expect(lastAnswer, 'the answer').toHaveText(textOf('found'));
          await expect(extras.toolCall, 'the call shown').toContainText(tools.found);
          await expect(extras.toolCall, 'the call shown').toBeVisible();
          await extras.openToolCall();
          await expect(extras.saying(foundFor(nonce)).first(), 'what the tool said').toBeVisible();
        });
        const text = `And then ${nonce}`;
        const later = { conversationId: conversation, messageId: stored?.messageId ?? '' };
        const model = modelOf(next);
        const gone = await ownChats.ask({ text, provider: next, model, after: later });
        await check(goesOnAfterTool[next], async () => {
          const [asked] = await doubles.chats(text);
          expect(asked?.messages, 'earlier messages that the provider got').toContain(prompt);
          expect(saidBy(gone), 'the answer after the switch').toBe(asked?.answer);
        });
      },
    );

    test(
      `${labels[provider]}, a tool that fails`,
      judges(failureSent[provider], failureShown[provider]),
      async ({ signedInChat, ownChats, doubles, nonce }) => {
        const prompt = `Open ${nonce}`;
        const answer = await askWithTool(ownChats, doubles, {
          provider,
          tool: 'failing',
          prompt,
          word: nonce,
        });
        await check(failureSent[provider], () =>
          expectSent(doubles, { provider, prompt, answer, result: closed }),
        );
        await signedInChat.open(`/c/${answer.conversationId}`);
        await check(failureShown[provider], async () => {
          const { extras } = signedInChat;
          await expect(extras.toolCall, 'the call shown').toBeVisible();
          await extras.openToolCall();
          await expect(extras.saying(closed).first(), 'what the tool said').toBeVisible();
        });
      },
    );
  }
});

/** What the model says when it has the result of a tool. */
function textOf(tool: ToolName): string {
  return tool === 'found' ? 'The archive has the code.' : 'The vault does not open.';
}

/** Asks a model that calls a tool with a word before it answers. */
async function askWithTool(
  chats: ChatClient,
  doubles: DoublesClient,
  {
    provider,
    tool,
    prompt,
    word,
  }: { provider: Provider; tool: ToolName; prompt: string; word: string },
): Promise<Answer> {
  const name = `${tools[tool]}_mcp_${server}`;
  const toolCalls = [{ name, arguments: JSON.stringify({ word }) }];
  await doubles.behave(prompt, { answer: { text: textOf(tool), toolCalls } });
  const fields = { ephemeralAgent: { mcp: [server] } };
  return chats.ask({ text: prompt, provider, model: modelOf(provider), fields });
}

/** Judges that the model got the result of its tool, and that its answer came. */
async function expectSent(
  doubles: DoublesClient,
  {
    provider,
    prompt,
    answer,
    result,
  }: { provider: Provider; prompt: string; answer: Answer; result: string },
): Promise<void> {
  const asked = await doubles.chats(prompt);
  const results = asked.at(-1)?.messages.filter((_, at) => asked.at(-1)?.roles[at] === 'tool');
  expect(results, `results that ${labels[provider]} got`).toEqual([
    expect.stringContaining(result),
  ]);
  expect(saidBy(answer), 'the answer').toBe(asked.at(-1)?.answer);
}
