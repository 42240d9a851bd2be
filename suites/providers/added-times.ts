import { noteFigure } from '../../fixtures/checks/figures.ts';
import type { Check } from '../../fixtures/checks/types.ts';
import type { Answer } from '../../fixtures/clients/answer.ts';
import type { ProviderRequest } from '../../fixtures/doubles/providers.ts';

/** Notes the time that LibreChat adds to that of the provider, whose double runs by the same clock. */
export function noteAdded(
  check: Pick<Check, 'id'>,
  { sentAt, pieces }: Answer,
  { arrivedAt, piecesAt }: ProviderRequest,
): void {
  const came = pieces.map(({ at }) => at);
  const [firstCame] = came;
  const [firstLeft] = piecesAt;
  if (firstCame === undefined || firstLeft === undefined) return;
  const toProvider = arrivedAt - sentAt;
  noteFigure(check, {
    text: 'LibreChat adds to the first token',
    value: toProvider + firstCame - firstLeft,
    unit: 'ms',
  });
  noteFigure(check, {
    text: 'LibreChat adds to the longest wait between two tokens',
    value: Math.max(0, longestWait(came) - longestWait(piecesAt)),
    unit: 'ms',
  });
}

function longestWait(times: readonly number[]): number {
  return Math.max(0, ...times.slice(1).map((time, index) => time - (times[index] ?? time)));
}
