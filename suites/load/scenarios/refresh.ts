import { session } from '../session.ts';

/** How long does a session take to renew itself? */
export function refresh(): void {
  session.refresh();
}
