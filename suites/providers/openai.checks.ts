import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  streamCut: {
    text: 'After a disconnect only a part of the answer remains.',
    fix: 'Raise the read timeout of the proxy, and look for aborted streams in the log.',
    shownBy: /Received ends after/,
  },
  pieceRepeated: {
    text: 'A reconnect, or a gateway that retries, shows pieces of the stream again.',
    fix: 'Turn off retries at the gateway, and use sticky sessions if several replicas run without Redis.',
    shownBy: /Received repeats/,
  },
  piecesReordered: {
    text: 'The events of a stream arrive out of order: several replicas without sticky sessions.',
    fix: 'Use sticky sessions, or Redis for the streams.',
    shownBy: /another order/,
  },
  pieceLost: {
    text: 'A gateway between LibreChat and the provider, or a proxy in front, loses a piece of the stream.',
    fix: "Compare the answer in the provider's log with the stored one, and take the gateway out of the way.",
    shownBy: /Received lacks/,
  },
  lastEventLost: {
    text: 'The last event of the stream is lost, so the page waits forever.',
    fix: 'Turn off buffering and timeouts for /api/agents/chat/stream at the proxy.',
    shownBy: /Waited for: \S*Send message|Waited for: .*'Send message'/,
  },
  providerRefuses: {
    text: 'The provider rejects the request, and the page shows an error instead of the answer.',
    fix: "Read the provider's answer in LibreChat's log, and repeat the request from inside the container.",
    shownBy: /openai: POST \S+ → [45]\d\d|page: says "/,
  },
  streamHeldBack: {
    text: 'A proxy or CDN buffers or compresses text/event-stream until its buffer is full.',
    fix: 'Turn off buffering and compression for /api/agents/chat/stream (nginx proxy_buffering off, gzip off).',
    shownBy: /growth steps|ms from first to last/,
  },
  choiceOverridden: {
    text: "A preset, a model spec, a default or a gateway replaces the model of the user's choice.",
    fix: 'Look for modelSpecs (enforce, prioritize) in librechat.yaml, for pinned presets, and for model routing in the gateway.',
    shownBy: /model in the request to OpenAI/,
  },
  answerNotStored: {
    text: 'The page shows the answer, but storing it failed.',
    fix: 'Look for Mongoose errors in the log.',
    shownBy: /turns after a reload[\s\S]*\+ Received +\+ +0/,
  },
  answerStoredInPart: {
    text: 'Only the part of the answer before a disconnect was stored.',
    fix: 'Raise the read timeout of the proxy, and look for aborted streams in the log.',
    shownBy: /turns after a reload[\s\S]*\+ Received +\+ +1/,
  },
  keyDropped: {
    text: 'A forward proxy removes the Authorization header from outgoing requests.',
    fix: 'Pass Authorization through unchanged, or exclude the provider from the proxy (NO_PROXY).',
    shownBy: /openai: POST \S+ → 401 no key/,
  },
  keyWrong: {
    text: "The key was revoked, or the server's environment has a different or an empty one.",
    fix: 'Run `docker compose config`, check that the key has a value, and try it with curl from inside the container.',
    shownBy: /openai: POST \S+ → 401|no chat of this test arrived/,
  },
  keyInConfig: {
    text: 'A response of the API contains the key: it is written directly into librechat.yaml.',
    fix: 'Refer to keys as ${VARIABLE} only, and revoke the leaked key.',
    shownBy: /body of \/api\/(endpoints|config|models)/,
  },
  keyInHeaders: {
    text: "A gateway copies the provider's request headers into its responses.",
    fix: 'Stop copying request headers, and revoke the leaked key.',
    shownBy: /headers of /,
  },
  keyInPage: {
    text: 'A build bakes the environment into the page.',
    fix: 'Remove keys from the build environment, and revoke the leaked key.',
    shownBy: /the page"|body of \/(c|login|assets)/,
  },
  keyInStorage: {
    text: 'A script in the page stores the key in the browser.',
    fix: 'Remove the script, and revoke the leaked key.',
    shownBy: /storage of the page/,
  },
  keyInStream: {
    text: 'An error message of the provider that contains the key is passed on to the client.',
    fix: 'Upgrade LibreChat, and revoke the leaked key.',
    shownBy: /body of \/api\/agents\/chat\/stream/,
  },
});

export const answerShown = defineCheck({
  id: 'chat.openai.answer-shown',
  requirement: 'openai',
  level: 'MUST',
  text: 'The page shows the complete answer that OpenAI gave to that prompt, exactly once.',
  source: ['plan/checklist', 'librechat#12225'],
  causes: [
    causes.providerRefuses,
    causes.streamCut,
    causes.pieceRepeated,
    causes.piecesReordered,
    causes.pieceLost,
    causes.lastEventLost,
  ],
  needs: ['doubles'],
});

export const streams = defineCheck({
  id: 'chat.openai.streams',
  requirement: 'openai',
  level: 'MUST',
  text: 'The answer appears in the page in several steps while the provider is still sending it.',
  source: ['plan/architecture', 'librechat:api/server/routes/agents/index.js'],
  causes: [causes.streamHeldBack],
  needs: ['doubles'],
});

export const modelUsed = defineCheck({
  id: 'chat.openai.model-used',
  requirement: 'openai',
  level: 'MUST',
  text: 'LibreChat asks OpenAI for the model that the page shows.',
  source: ['plan/providers', 'librechat#2334'],
  causes: [causes.choiceOverridden],
  needs: ['doubles'],
});

export const answerStored = defineCheck({
  id: 'chat.openai.answer-stored',
  requirement: 'openai',
  level: 'MUST',
  text: 'After a reload the conversation contains the prompt and the complete answer.',
  source: ['plan/user-data', 'librechat:packages/data-schemas/src/schema/message.ts'],
  causes: [causes.answerNotStored, causes.answerStoredInPart],
  needs: ['doubles'],
});

export const keyReachesProvider = defineCheck({
  id: 'chat.openai.key-reaches-provider',
  requirement: 'openai',
  level: 'MUST',
  text: 'The request to OpenAI carries the API key from the environment.',
  source: ['plan/api-keys'],
  causes: [causes.keyDropped, causes.keyWrong],
  needs: ['doubles'],
});

export const keyNotInBrowser = defineCheck({
  id: 'chat.openai.key-not-in-browser',
  requirement: 'openai',
  level: 'MUST',
  text: 'No response body, header or storage that the browser can read contains a provider key.',
  source: ['plan/api-keys', 'librechat#12490'],
  causes: [
    causes.keyInStorage,
    causes.keyInPage,
    causes.keyInStream,
    causes.keyInHeaders,
    causes.keyInConfig,
  ],
  needs: ['doubles'],
});
