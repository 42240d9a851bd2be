import { sleep } from 'k6';
import { list, open } from './browse.ts';
import { ask, readBack } from './chat.ts';

/** How does LibreChat handle a working day: users who look something up, ask, read, think and ask again? */
export function mixed(): void {
  const listed = list();
  think();
  if (Math.random() < 0.3) {
    open(listed);
    think();
  }
  const thread = ask();
  think();
  const next = thread && Math.random() < 0.5 ? ask(thread) : thread;
  if (next) readBack(next.conversationId);
}

/**
 * Think time: log-normal with a median of two seconds. At most four, because a connection must not be idle for five:
 * see main.ts.
 */
function think(): void {
  const normal =
    Math.sqrt(-2 * Math.log(1 - Math.random())) * Math.cos(2 * Math.PI * Math.random());
  sleep(Math.min(4, 2 * Math.exp(0.5 * normal)));
}
