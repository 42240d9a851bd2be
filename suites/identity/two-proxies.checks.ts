import { defineCheck } from '../../fixtures/checks/types.ts';

const trust =
  'TRUST_PROXY is not the number of proxies in front of LibreChat, or a proxy does not pass X-Forwarded-For on.';

export const limiterCountsPerson = defineCheck({
  id: 'proxies.limiter-counts-person',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'Behind two proxies, the login limiter counts the address of the user: one user who reaches the limit does not lock others out.',
  source: 'Plan, 2. OAuth Integration; librechat.md rows 4 and 5',
  cause: trust,
  remedy:
    'Set TRUST_PROXY to the number of proxies, here 2, and let each add the address it sees to X-Forwarded-For.',
  shape: 'two-proxies',
});

export const limiterNotSpoofed = defineCheck({
  id: 'proxies.limiter-not-spoofed',
  requirement: 'controlPlane',
  level: 'MUST',
  text: 'Behind two proxies, a user who invents X-Forwarded-For still reaches the login limit.',
  source: 'OWASP ASVS 5.0, 6.3.1; librechat.md row 5',
  cause:
    'TRUST_PROXY is larger than the number of proxies, or the first proxy passes on the header of the user unchanged.',
  remedy: 'Set TRUST_PROXY to the number of proxies, here 2, and no more.',
  shape: 'two-proxies',
});

export const answerStreams = defineCheck({
  id: 'proxies.answer-streams',
  requirement: 'openai',
  level: 'MUST',
  text: 'Behind two proxies, an answer still appears while the model writes it.',
  source: 'Plan, Phase 1: Chat; librechat.md row 17',
  cause:
    'A proxy buffers the stream. The header X-Accel-Buffering of LibreChat only reaches the proxy next to it.',
  remedy: 'Turn buffering off in every proxy (nginx: `proxy_buffering off`).',
  needs: ['doubles'],
  shape: 'two-proxies',
});
