import { sleep } from 'k6';
import type { RefinedResponse, ResponseType } from 'k6/http';
import { type ReadinessSigns, retryAfterMs } from '../../fixtures/kernel/retry-after.ts';

const shortestPauseSeconds = 0.1;

/**
 * Sends a request, and sends it again as long as the server answers 503 with Retry-After: it is there but not ready. The
 * suite's other clients do the same (fixtures/kernel/until-ready.ts).
 * @returns the first other answer, or the 503 when the server is not ready after a minute
 */
export function untilReady<Type extends ResponseType | undefined>(
  send: () => RefinedResponse<Type>,
): RefinedResponse<Type> {
  const startedAt = Date.now();
  for (;;) {
    const response = send();
    const waitMs = retryAfterMs(signsOf(response), Date.now() - startedAt);
    if (waitMs === undefined) return response;
    sleep(Math.max(waitMs / 1_000, shortestPauseSeconds));
  }
}

function signsOf(response: RefinedResponse<ResponseType | undefined>): ReadinessSigns {
  return {
    status: response.status,
    get retryAfter() {
      return response.headers['Retry-After'];
    },
  };
}
