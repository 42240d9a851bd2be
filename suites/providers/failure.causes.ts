import { defineCauses } from '../../fixtures/checks/diagnosis.ts';

export const failureCauses = defineCauses({
  'failure-swallowed': {
    text: 'LibreChat, or a gateway in front of it, drops the error: the answer looks empty or complete.',
    fix: 'Read the chat in the database: an answer with a part of type "error" there is lost on its way to the page.',
    shownBy: /Received string:\s+""|failure shown/,
  },
  'next-message-refused': {
    text: 'The conversation cannot go on after the failed answer.',
    fix: 'Look for the error of the second message in the log of LibreChat and in the response to POST /api/agents/chat.',
    shownBy: /the answer to the next message/,
  },
  'never-ends': {
    text: 'LibreChat still waits for the provider, or the last event of the stream is lost.',
    fix: 'Compare the end of the request to the provider with the end of GET /api/agents/chat/stream, and turn off buffering in between.',
    shownBy: /the chat ended/,
  },
  'page-waits': {
    text: 'The page has not learned that the answer is over, so it shows a spinner, and the stop button in place of the send button.',
    fix: 'Compare the last event of GET /api/agents/chat/stream in the network tab with that of an answer that is whole, and turn off buffering in between.',
    shownBy: /send button/,
  },
});

export const silenceCauses = defineCauses({
  'no-sign-while-waiting': {
    text: 'LibreChat sends nothing to the page while it waits for a provider or asks it again, so the page shows a spinner.',
    fix: 'Set a time limit in front of the provider, such as the timeout of a LiteLLM gateway, so that it fails within 30 seconds.',
    shownBy: /seconds without a sign/,
  },
});

export const leakCauses = defineCauses({
  'upstream-text-passed-on': {
    text: 'LibreChat shows the text of the provider’s error as it came, with whatever a gateway wrote into it.',
    fix: 'Let the gateway between LibreChat and the provider replace the texts of errors, and never echo a key in them.',
    shownBy: /places that hold it/,
  },
});

export const storedCauses = defineCauses({
  'stored-as-success': {
    text: 'LibreChat stores the failed answer like a good one, so exports, statistics and later turns take it for an answer.',
    fix: 'Count answers with a part of type "error" as failed when you read the database, whatever their field "error" says.',
  },
});

export const sharedCauses = defineCauses({
  'providers-share-a-fate': {
    text: 'A gateway in front of all providers, or LibreChat itself, stops answering for all of them when one fails.',
    fix: 'Give every provider its own route, limits and circuit breaker in the gateway.',
  },
});
