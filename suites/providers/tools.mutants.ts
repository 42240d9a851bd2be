import { selectors } from '../../fixtures/librechat/page-parts.ts';
import { type Json, toElements } from '../../fixtures/saboteur/changes.ts';
import { defineMutants } from '../../fixtures/saboteur/mutant.ts';
import { storedAnswers, violating } from './chat-rules.ts';
import { eachMessage, everywhere, messagesAt } from './gateway-rules.ts';
import {
  callShown,
  callStored,
  failureSent,
  failureShown,
  goesOnAfterTool,
  resultSent,
  toolCauses,
} from './tools.checks.ts';

/** The message without what tools said. */
function withoutResults(message: Json): Json {
  if (message.role === 'tool') return { ...message, content: '' };
  if (!Array.isArray(message.content)) return message;
  const content = message.content.map((part: Json) =>
    part.type === 'tool_result' ? { ...part, content: '' } : part,
  );
  return { ...message, content };
}

/** Changes the calls of tools in the stored answers; undefined removes one. */
const storedCalls = (change: (call: Json) => Json) =>
  storedAnswers((answers) =>
    answers.map((answer) => ({
      ...answer,
      content: answer.content?.flatMap((part: Json) => {
        if (part.type !== 'tool_call') return part;
        const call = change(part.tool_call);
        return call ? { ...part, tool_call: call } : [];
      }),
    })),
  );

/** Puts the call of a tool before the last message, without a result. */
const withOpenCall = (call: Json) =>
  messagesAt('And then', (messages) => [
    ...messages.slice(0, -1),
    { role: 'assistant', ...call },
    ...messages.slice(-1),
  ]);
const open = { id: 'call-1', name: 'look_up' };
const openCallOfOpenAi = withOpenCall({
  content: '',
  tool_calls: [{ id: open.id, type: 'function', function: { name: open.name, arguments: '{}' } }],
});
const openCallOfAnthropic = withOpenCall({
  content: [{ type: 'tool_use', ...open, input: {} }],
});

export const mutants = defineMutants({
  'providers.tool-results-removed': {
    violates: violating(resultSent, failureSent),
    why: 'A gateway removes what it takes for foreign text: the results of tools.',
    cause: toolCauses['result-not-sent'],
    providers: everywhere(eachMessage(withoutResults)),
  },
  'providers.tool-failure-as-success': {
    violates: violating(failureSent),
    why: 'A gateway in front of the MCP server answers with an empty result where the tool fails.',
    cause: toolCauses['result-not-sent'],
    providers: everywhere(
      eachMessage((message) =>
        JSON.parse(JSON.stringify(message).replace(/The vault is closed[^"]*/g, 'Done.')),
      ),
    ),
  },
  'providers.tool-call-not-stored': {
    violates: violating(callStored, callShown, failureShown),
    why: 'Only the text of an answer is stored.',
    cause: toolCauses['call-lost'],
    traffic: [storedCalls(() => undefined)],
  },
  'providers.tool-output-not-stored': {
    violates: violating(callStored, callShown, failureShown),
    why: 'The call of a tool is stored when it begins, and not again when it ends.',
    cause: toolCauses['call-lost'],
    traffic: [storedCalls((call) => ({ ...call, output: '' }))],
  },
  'providers.tool-arguments-not-stored': {
    violates: violating(callStored),
    why: 'The arguments of a call come in pieces, and only the first one is stored.',
    cause: toolCauses['call-lost'],
    traffic: [storedCalls((call) => ({ ...call, args: call.args.slice(0, 5) }))],
  },
  'providers.tool-call-hidden': {
    violates: violating(callShown, failureShown),
    why: 'A custom page hides the tools.',
    cause: toolCauses['call-lost'],
    traffic: [toElements(selectors.toolCall, "it.style.display = 'none';")],
  },
  'providers.tool-call-left-open': {
    violates: violating(goesOnAfterTool),
    why: 'The call of a tool is sent on without its result, and the next provider refuses it.',
    cause: toolCauses['history-refused'],
    providers: {
      openai: [openCallOfOpenAi],
      anthropic: [openCallOfAnthropic],
      ollama: [openCallOfOpenAi],
    },
  },
  'providers.tool-history-lost': {
    violates: violating(goesOnAfterTool),
    why: 'Turns with tools are left out of the history after a switch.',
    cause: toolCauses['history-shortened'],
    providers: everywhere(messagesAt('And then', (messages) => messages.slice(-1))),
  },
});
