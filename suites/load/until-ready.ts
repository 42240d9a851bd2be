import { sleep } from 'k6';
import type { RefinedResponse, ResponseType } from 'k6/http';

const longestWaitSeconds = 60;
const longestPauseSeconds = 5;

/**
 * Sends a request, and sends it again as long as the server answers 503 with Retry-After: it is there but not ready
 * (RFC 9110, 10.2.3). The suite's other clients do the same (fixtures/clients/until-ready.ts).
 * @returns the first other answer, or the 503 when the server is not ready after a minute
 */
export function untilReady<Type extends ResponseType | undefined>(
  send: () => RefinedResponse<Type>,
): RefinedResponse<Type> {
  const startedAt = Date.now();
  for (;;) {
    const response = send();
    const seconds = Number(response.headers['Retry-After'] ?? Number.NaN);
    const isLate = Date.now() - startedAt > longestWaitSeconds * 1_000;
    if (response.status !== 503 || Number.isNaN(seconds) || isLate) return response;
    sleep(Math.min(Math.max(seconds, 0.1), longestPauseSeconds));
  }
}
