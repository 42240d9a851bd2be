import { attempted, measured } from '../metrics.ts';
import { ownUser } from '../run.ts';
import { faultOf, jsonOf, session } from '../session.ts';

/** How fast can a user with many conversations find and open an old one? */
export function browse(): void {
  open(list());
  if (offersSearch()) search();
}

/**
 * The first page of the conversation list.
 * @returns the id of one of them, if any
 */
export function list(): string | undefined {
  const response = session.get('/api/convos?limit=25', { name: 'list' });
  const page = jsonOf(response) as { conversations?: { conversationId: string }[] } | undefined;
  attempted('list', Array.isArray(page?.conversations) ? undefined : faultOf(response));
  measured('list', response.timings.duration);
  return page?.conversations?.[0]?.conversationId;
}

/** Opens an old conversation with its messages, as the page does. */
export function open(listed?: string): void {
  const conversationId = ownUser().conversationId ?? listed;
  if (!conversationId) return;
  const response = session.get(`/api/messages/${conversationId}`, { name: 'open' });
  const messages = jsonOf(response);
  const isThere = Array.isArray(messages) && messages.length > 0;
  attempted('open', isThere ? undefined : faultOf(response));
  measured('open', response.timings.duration);
}

let searchOffered: boolean | undefined;

/** Search requires Meilisearch. */
function offersSearch(): boolean {
  searchOffered ??= jsonOf(session.get('/api/search/enable', { name: 'search-enable' })) === true;
  return searchOffered;
}

function search(): void {
  const response = session.get('/api/convos?search=Seeded', { name: 'search' });
  attempted('search', jsonOf(response) ? undefined : faultOf(response));
  measured('search', response.timings.duration);
}
