import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';
import { forEachProvider, labels } from './names.ts';

export const toolCauses = defineCauses({
  'history-refused': {
    text: 'The provider refuses the calls of tools in the conversation, such as a call without its result.',
    fix: 'Read the refusal of the provider below, and start a new chat for that provider until LibreChat is upgraded.',
    shownBy: /(openai|anthropic|ollama): POST .* → 400/,
  },
  'result-not-sent': {
    text: 'The result of the tool does not reach the model: the MCP server cannot be reached, or a gateway cuts the request.',
    fix: 'Call the address of the MCP server from inside the container, list its host in mcpSettings.allowedDomains, and compare the request to the provider with the conversation.',
    shownBy: /results that .* got/,
  },
  'call-lost': {
    text: 'LibreChat stores the answer without the call of the tool, or a proxy or a custom page removes it.',
    fix: 'Compare the stored message with the events of the answer, and run an unmodified server and page.',
    shownBy: /calls stored|the call shown|what the tool said|progress-text-content/,
  },
  'history-shortened': {
    text: 'LibreChat or a gateway sends a part of the conversation only.',
    fix: 'Compare the request to the provider with the conversation, and look for limits of the context in LibreChat and in the gateway.',
    shownBy: /earlier message/,
  },
});

const source = ['plan/phase-1', 'librechat:packages/api/src/agents/load.ts'] as const;
const place = { level: 'MUST', source, needs: ['doubles'], shape: 'tools' } as const;

export const resultSent = forEachProvider((provider) =>
  defineCheck({
    ...place,
    id: `providers.tool.${provider}.result-sent`,
    requirement: 'modelSelection',
    text: `A tool that ${labels[provider]} calls is run, and its result reaches the model, which then answers.`,
    causes: [toolCauses['history-refused'], toolCauses['result-not-sent']],
  }),
);

export const failureSent = forEachProvider((provider) =>
  defineCheck({
    ...place,
    id: `providers.tool.${provider}.failure-sent`,
    requirement: 'modelSelection',
    text: `When a tool that ${labels[provider]} calls fails, the model learns why, and answers.`,
    causes: [toolCauses['history-refused'], toolCauses['result-not-sent']],
  }),
);

export const callStored = forEachProvider((provider) =>
  defineCheck({
    ...place,
    id: `providers.tool.${provider}.stored`,
    requirement: 'modelSelection',
    text: `The call of a tool by ${labels[provider]} is stored with what it was asked and what it said, before the answer.`,
    causes: [toolCauses['call-lost']],
  }),
);

export const callShown = forEachProvider((provider) =>
  defineCheck({
    ...place,
    id: `providers.tool.${provider}.shown`,
    requirement: 'modelSelection',
    text: `The conversation shows the call of a tool by ${labels[provider]}, and what the tool said.`,
    causes: [toolCauses['call-lost']],
  }),
);

export const failureShown = forEachProvider((provider) =>
  defineCheck({
    ...place,
    id: `providers.tool.${provider}.failure-shown`,
    requirement: 'modelSelection',
    text: `The conversation shows that a tool which ${labels[provider]} called failed, and why.`,
    causes: [toolCauses['call-lost']],
  }),
);

/** By the provider that goes on. */
export const goesOnAfterTool = forEachProvider((provider) =>
  defineCheck({
    ...place,
    id: `providers.history.${provider}.after-tool`,
    requirement: 'switching',
    text: `After the call of a tool by another provider, a switch to ${labels[provider]} works: it accepts the history, and has the earlier messages.`,
    source: ['plan/notes', 'librechat#6428'],
    causes: [toolCauses['history-refused'], toolCauses['history-shortened']],
  }),
);
