import exec from 'k6/execution';
import { Counter, Rate, Trend } from 'k6/metrics';
import { plan } from './run.ts';

const milliseconds = (name: string) => new Trend(name, true);

/** What the scenarios measure; slo.yaml names them. Times are in milliseconds. */
const times = {
  /** From the login button to the chat, redirects and forms of the identity providers included. */
  login: milliseconds('login'),
  /** From sending a message to the id of its stream. */
  chat_start: milliseconds('chat_start'),
  /** From sending a message to the end of the answer. */
  chat_completion: milliseconds('chat_completion'),
  /** The same without the time that the model's double takes by itself. */
  chat_completion_own: milliseconds('chat_completion_own'),
  /** From the key press to the first visible word. */
  first_token: milliseconds('first_token'),
  first_token_own: milliseconds('first_token_own'),
  /** Between two visible pieces of an answer, without the double's own pause. */
  token_gap_own: milliseconds('token_gap_own'),
  list: milliseconds('list'),
  open: milliseconds('open'),
  search: milliseconds('search'),
  refresh: milliseconds('refresh'),
  /** Every call of the API but long polls. */
  api: milliseconds('api'),
};

const slow = new Rate('slow_calls');
const slowMs = 2_500;
const failed = new Rate('errors');
const wrong = new Rate('wrong_answers');
const answered = new Counter('answers');

let begunAt: number | undefined;
let latest = { number: -1, tag: { block: '' } };

/** The part of the run that it is now. k6's own clock is asked once: a look at it costs as much as a sample. */
function block(): { block: string } {
  begunAt ??= Date.now() - exec.instance.currentTestRunDuration;
  const number = Math.floor((Date.now() - begunAt) / (plan.blockSeconds * 1_000));
  if (number !== latest.number) latest = { number, tag: { block: String(number) } };
  return latest.tag;
}

export function measured(name: keyof typeof times, value: number): void {
  times[name].add(value, block());
}

/** Notes how long a call of the API took that is no long poll. */
export function called(milliseconds: number): void {
  measured('api', milliseconds);
  slow.add(milliseconds > slowMs, block());
}

const told = new Set<string>();

/** What k6 says of calls that were under way as it was ended: nobody failed there. */
const endedByGenerator = 'context canceled';

/** Notes whether a step of a person went well; a virtual user tells each kind of failure once on the console. */
export function attempted(step: string, fault: string | undefined): void {
  if (fault?.includes(endedByGenerator)) return;
  failed.add(fault !== undefined, { ...block(), step });
  if (fault === undefined || told.has(step + fault)) return;
  told.add(step + fault);
  console.warn(`${step}: ${fault}`);
}

/** Notes whether an answer was the one that was due. */
export function answerJudged(right: boolean): void {
  wrong.add(!right, block());
  if (right) answered.add(1, block());
}
