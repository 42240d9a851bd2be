import { defineCauses } from '../../fixtures/checks/diagnosis.ts';
import { defineCheck } from '../../fixtures/checks/types.ts';

export const causes = defineCauses({
  retriesLong: {
    text: 'LibreChat tries a provider that cannot be reached again and again, and says nothing meanwhile.',
    fix: 'Set maxRetries for the endpoint in librechat.yaml (addParams), for example 1.',
    shownBy: /within 30 seconds/,
  },
  failureSwallowed: {
    text: 'The failure of the provider is not passed on: the answer ends as if it were complete.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /the end of the answer/,
  },
  othersAffected: {
    text: 'A failure of one provider takes others down, because they share a proxy or a queue.',
    fix: 'Give each provider its own address, and no shared limit.',
    shownBy: /the answer of the other provider/,
  },
  notBack: {
    text: 'LibreChat, or a proxy before the provider, keeps treating it as gone.',
    fix: 'Shorten the time for which the proxy marks an upstream as failed.',
    shownBy: /the answer after the fault/,
  },
  slowCut: {
    text: 'A time limit on the way to the provider, or to the browser, is shorter than its first word takes.',
    fix: 'Raise the time limits of proxies (proxy_read_timeout) above the slowest first word.',
    shownBy: /the answer that arrived/,
  },
  stopWaits: {
    text: 'The request to stop waits for the provider.',
    fix: 'Upgrade LibreChat; report it if the newest release does it too.',
    shownBy: /running answers|the request to stop/,
  },
});

const fault = { requirement: 'resilience', shape: 'faults', needs: ['doubles', 'faults'] } as const;
const providers = ['plan/providers', 'librechat:api/server/controllers/agents/client.js'] as const;

export const goneSaid = defineCheck({
  ...fault,
  id: 'faults.provider.gone-said',
  level: 'SHOULD',
  text: 'A person who asks a model whose provider cannot be reached learns it within 30 seconds.',
  source: providers,
  causes: [causes.retriesLong],
});

export const goneOthersWork = defineCheck({
  ...fault,
  id: 'faults.provider.gone-others-work',
  level: 'MUST',
  text: 'While one provider is gone, the others answer.',
  source: providers,
  causes: [causes.othersAffected],
});

export const backWorks = defineCheck({
  ...fault,
  id: 'faults.provider.back-works',
  level: 'MUST',
  text: 'A provider that is back answers the next chat.',
  source: providers,
  causes: [causes.notBack],
});

export const slowComplete = defineCheck({
  ...fault,
  id: 'faults.provider.slow-complete',
  level: 'MUST',
  text: 'The answer of a provider that needs five seconds more arrives in full.',
  source: providers,
  causes: [causes.slowCut],
});

export const cutSaid = defineCheck({
  ...fault,
  id: 'faults.provider.cut-said',
  level: 'MUST',
  text: 'An answer that its provider cuts says so, and keeps what had arrived.',
  source: providers,
  causes: [causes.failureSwallowed],
});

export const hangingStopped = defineCheck({
  ...fault,
  id: 'faults.provider.hanging-stopped',
  level: 'MUST',
  text: 'A chat with a provider that says nothing can be stopped.',
  source: ['librechat:api/server/routes/agents/index.js'],
  causes: [causes.stopWaits],
});
