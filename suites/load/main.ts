import { plan } from './run.ts';

export { browse } from './scenarios/browse.ts';
export { chat } from './scenarios/chat.ts';
export { login } from './scenarios/login.ts';
export { metronome } from './scenarios/metronome.ts';
export { mixed } from './scenarios/mixed.ts';
export { refresh } from './scenarios/refresh.ts';

export const options = {
  scenarios: plan.schedules,
  thresholds: plan.thresholds,
  hosts: plan.hosts,
  // Every metric tag costs the generator time for each sample.
  systemTags: ['scenario'],
  insecureSkipTLSVerify: true,
  noCookiesReset: true,
  // Node closes a connection that was idle for five seconds. A browser then retries, but k6 would count an error.
  noVUConnectionReuse: true,
  summaryTrendStats: ['avg', 'min', 'med', 'max', 'p(75)', 'p(95)', 'p(99)', 'count'],
};

export function handleSummary(data: object): Record<string, string> {
  return { [plan.summaryFile]: JSON.stringify(data) };
}
