import { sleep } from 'k6';
import { generatorLate } from '../metrics.ts';

const everySeconds = 0.1;

/** Is the generator itself on time? Records how late its timers fire: it measures the waiting for its own delays as well. */
export function metronome(): void {
  const dueAt = Date.now() + everySeconds * 1_000;
  sleep(everySeconds);
  generatorLate(Math.max(0, Date.now() - dueAt));
}
