import exec from 'k6/execution';
import { Counter, Rate, Trend } from 'k6/metrics';
import { plan } from './run.ts';

const milliseconds = (name: string) => new Trend(name, true);

/** The metrics of the scenarios, as named in slo.yaml. Times are in milliseconds. */
const times = {
  /** From the login button to the chat, including redirects and forms of the identity provider. */
  login: milliseconds('login'),
  /** From sending a message to the id of its stream. */
  chat_start: milliseconds('chat_start'),
  /** End-to-end latency: from sending a message to the end of the answer. */
  chat_completion: milliseconds('chat_completion'),
  /** LibreChat's own share: the same without the time of the model double itself. */
  chat_completion_own: milliseconds('chat_completion_own'),
  /** Time to first token (TTFT): from the key press to the first visible word. */
  first_token: milliseconds('first_token'),
  first_token_own: milliseconds('first_token_own'),
  /** Inter-token latency (ITL): between two visible pieces of an answer. */
  token_gap: milliseconds('token_gap'),
  token_gap_own: milliseconds('token_gap_own'),
  list: milliseconds('list'),
  open: milliseconds('open'),
  search: milliseconds('search'),
  refresh: milliseconds('refresh'),
  /** Every API call except long polls. */
  api: milliseconds('api'),
};

const late = milliseconds('generator_late');

const slow = new Rate('slow_calls');
const slowMs = 2_500;
const failed = new Rate('errors');
const wrong = new Rate('wrong_answers');
const missed = new Rate('missed_chats');
const answered = new Counter('answers');

let begunAt: number | undefined;
let latest = { number: -1, tag: { block: '' } };

/** The current block of the run. Reads k6's clock only once, because reading it costs as much as a sample. */
function block(): { block: string } {
  begunAt ??= Date.now() - exec.instance.currentTestRunDuration;
  const number = Math.floor((Date.now() - begunAt) / (plan.blockSeconds * 1_000));
  if (number !== latest.number) latest = { number, tag: { block: String(number) } };
  return latest.tag;
}

export function measured(name: keyof typeof times, value: number): void {
  times[name].add(value, block());
}

/** Records how late a timer of the generator fired. */
export function generatorLate(milliseconds: number): void {
  late.add(milliseconds);
}

/** Records the duration of an API call that is not a long poll. */
export function called(milliseconds: number): void {
  measured('api', milliseconds);
  slow.add(milliseconds > slowMs, block());
}

const told = new Set<string>();

/** k6's message for calls that were in flight when it stopped. They did not fail. */
const endedByGenerator = 'context canceled';

/** Records whether a step succeeded. A virtual user prints each kind of failure once. */
export function attempted(step: string, fault: string | undefined): void {
  if (fault?.includes(endedByGenerator)) return;
  failed.add(fault !== undefined, { ...block(), step });
  tellOnce(step, fault);
}

function tellOnce(step: string, fault: string | undefined): void {
  if (fault === undefined || told.has(step + fault)) return;
  told.add(step + fault);
  console.warn(`${step}: ${fault}`);
}

/**
 * Records whether a chat counts as goodput: it was answered correctly and within every objective.
 * @param times of the chat by metric, or undefined if it was not answered correctly
 */
export function chatFinished(times: Readonly<Record<string, number>> | undefined): void {
  const met =
    times && Object.entries(times).every(([name, ms]) => ms <= (plan.chatLimits[name] ?? ms));
  missed.add(!met, block());
}

/** Records whether an answer was the expected one. A virtual user prints each kind of fault once. */
export function answerJudged(fault: string | undefined): void {
  wrong.add(fault !== undefined, block());
  if (fault === undefined) answered.add(1, block());
  tellOnce('answer', fault);
}
