import { defineCauses } from '../../fixtures/checks/diagnosis.ts';

export const streamCauses = defineCauses({
  'piece-lost-or-repeated': {
    text: 'A piece of the stream is lost, repeated or out of order: replicas without a shared Redis, or a gateway that retries in the middle of a stream.',
    fix: 'Set USE_REDIS_STREAMS=true on every replica, or keep a person on one replica. Turn off retries of POST requests in the gateway to the provider.',
    shownBy: /pieces? (that came|shown)/,
  },
  'answer-not-whole': {
    text: 'The connection to the provider or to the page ended before the answer did.',
    fix: 'Raise the idle time limits of every proxy between page, LibreChat and provider above the longest wait for a token, such as `proxy_read_timeout 300s` in nginx.',
    shownBy: /the whole answer/,
  },
  'stream-buffered': {
    text: 'A proxy collects the stream and passes it on in large parts.',
    fix: 'Turn off buffering and compression for text/event-stream: `proxy_buffering off; gzip off;` in nginx, in every proxy of the chain.',
    shownBy: /separate arrivals|longest gap|milliseconds/,
  },
  'not-stored': {
    text: 'The answer was shown and not stored as it was shown.',
    fix: 'Look for errors of saveMessage in the log of LibreChat, and check the free space and the health of MongoDB.',
    shownBy: /stored answer/,
  },
});
