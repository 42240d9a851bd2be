import type { Room } from '../../fixtures/load/room.ts';
import { LoadSummary } from './summary.ts';

/** Whether generator and doubles sustain a rate without LibreChat, so that a run measures LibreChat and not them. */
export interface JudgedRoom {
  /** Chats per second. */
  readonly rate: number;
  /** Milliseconds that they add to an answer, p95. */
  readonly addedMs: number;
  readonly dropped: number;
  readonly holds: boolean;
}

/** More than this would be visible in LibreChat's own time. */
export const mostAddedMs = 250;

export function judgeRoom({ rate, summary }: Room): JudgedRoom {
  const found = new LoadSummary(summary);
  const addedMs = Math.round(found.value('chat_completion_own', 'p95') ?? Number.MAX_SAFE_INTEGER);
  const dropped = found.value('dropped_iterations', 'count') ?? 0;
  const wrong = found.value('wrong_answers', 'rate') ?? 1;
  return { rate, addedMs, dropped, holds: addedMs <= mostAddedMs && dropped === 0 && wrong === 0 };
}
