import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  trustsTooFew: {
    text: 'TRUST_PROXY is smaller than the number of proxies, so every user has the address of a proxy.',
    fix: 'Set TRUST_PROXY to the number of proxies, here 2.',
    shownBy: /another user[\s\S]*Received: 429/,
  },
  addressReplaced: {
    text: 'The load balancer translates addresses before it adds them to X-Forwarded-For, so every user has its own.',
    fix: 'Keep the address of the client at the load balancer (proxy protocol, externalTrafficPolicy: Local).',
    shownBy: /another user[\s\S]*Received: 429/,
  },
  trustsTooMany: {
    text: 'TRUST_PROXY is larger than the number of proxies, so LibreChat takes an address that the user invented.',
    fix: 'Set TRUST_PROXY to the number of proxies, here 2, and no more.',
    shownBy: /last of many logins[\s\S]*Received: 302/,
  },
  addressOfUserKept: {
    text: 'The first proxy passes on the X-Forwarded-For of the user and does not add the address that it sees.',
    fix: 'Set `proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for` at every proxy.',
    shownBy: /last of many logins[\s\S]*Received: 302/,
  },
  hostReplaced: {
    text: 'A proxy in front replaces the host of requests by that of the next proxy, which serves by host name and has none of that name.',
    fix: 'nginx: `proxy_set_header Host $host;` at every proxy; a cloud gateway: keep the host name of the request.',
    shownBy: /answer of GET \/api\/config[\s\S]*Received string: +"4(04|21) /,
  },
  streamBuffered: {
    text: 'A proxy buffers the stream. The header X-Accel-Buffering of LibreChat only reaches the proxy next to it.',
    fix: 'Turn buffering and compression of text/event-stream off in every proxy (nginx: `proxy_buffering off`).',
    shownBy: /growth steps|from first to last/,
  },
});

export const limiterCountsPerson = defineCheck({
  id: 'proxies.limiter-counts-person',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'Behind two proxies, the login limiter counts the address of the user: one user who reaches the limit does not lock others out.',
  source: ['plan/oauth', 'librechat#3915'],
  causes: [causes.trustsTooFew, causes.addressReplaced],
  shape: 'two-proxies',
});

export const limiterNotSpoofed = defineCheck({
  id: 'proxies.limiter-not-spoofed',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'Behind two proxies, a user who invents X-Forwarded-For still reaches the login limit.',
  source: ['asvs/6.3.1', 'librechat-docs/configuration/dotenv#trust-proxy'],
  causes: [causes.trustsTooMany, causes.addressOfUserKept],
  shape: 'two-proxies',
});

export const hostPassedOn = defineCheck({
  id: 'proxies.host-passed-on',
  requirement: 'accessControl',
  level: 'MUST',
  text: 'Behind two proxies of which the inner one serves by host name, a request for the name that people use reaches LibreChat.',
  source: ['nginx/proxy_set_header', 'nginx/server_name', 'rfc9110/15.5.20'],
  causes: [causes.hostReplaced],
  shape: 'two-proxies',
});

export const answerStreams = defineCheck({
  id: 'proxies.answer-streams',
  requirement: 'openai',
  level: 'MUST',
  text: 'Behind two proxies, an answer still appears while the model writes it.',
  source: ['plan/phase-1', 'librechat:api/server/routes/agents/index.js'],
  causes: [causes.streamBuffered],
  needs: ['doubles'],
  shape: 'two-proxies',
});
