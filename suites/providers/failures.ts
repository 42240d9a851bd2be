import type { Level } from '../../fixtures/checks/types.ts';
import type { Behaviour } from '../../fixtures/doubles/providers/behaviours.ts';

/** One way in which a provider fails. */
export interface Failure {
  /** What the provider does, after its name. */
  readonly does: string;
  readonly behaviour: Pick<Behaviour, 'fault' | 'answer'>;
  /** SHOULD where a part of the answer came and looks like the whole one. */
  readonly level: Level;
  /** Whether clients of the provider ask again by themselves, some 100 seconds long with LibreChat. */
  readonly retried: boolean;
}

const atOnce = { level: 'MUST', retried: false } as const;
const afterRetries = { level: 'MUST', retried: true } as const;
const looksComplete = { level: 'SHOULD', retried: false } as const;

/** The table of failures: each is judged with every provider. */
export const failures = {
  'bad-request': {
    does: 'rejects the request as invalid (400)',
    behaviour: { fault: 'bad-request' },
    ...atOnce,
  },
  unauthorized: {
    does: 'rejects the key (401)',
    behaviour: { fault: 'unauthorized' },
    ...atOnce,
  },
  forbidden: {
    does: 'forbids the use of the model (403)',
    behaviour: { fault: 'forbidden' },
    ...atOnce,
  },
  'model-not-found': {
    does: 'does not know the model (404)',
    behaviour: { fault: 'model-not-found' },
    ...atOnce,
  },
  'request-timeout': {
    does: 'gives up on a slow request (408)',
    behaviour: { fault: 'request-timeout' },
    ...afterRetries,
  },
  'too-large': {
    does: 'finds the request too large (413)',
    behaviour: { fault: 'too-large' },
    ...atOnce,
  },
  'rate-limited': {
    does: 'limits the rate and says when to ask again (429 with Retry-After)',
    behaviour: { fault: 'rate-limited' },
    ...afterRetries,
  },
  'rate-limited-without-hint': {
    does: 'limits the rate and does not say for how long (429)',
    behaviour: { fault: 'rate-limited-without-hint' },
    ...atOnce,
  },
  'server-error': {
    does: 'has an error of its own (500)',
    behaviour: { fault: 'server-error' },
    ...afterRetries,
  },
  'bad-gateway': {
    does: 'is out of reach behind a gateway that answers with a page (502 with HTML)',
    behaviour: { fault: 'bad-gateway' },
    ...afterRetries,
  },
  unavailable: {
    does: 'is unavailable (503)',
    behaviour: { fault: 'unavailable' },
    ...afterRetries,
  },
  overloaded: {
    does: 'is overloaded (529)',
    behaviour: { fault: 'overloaded' },
    ...afterRetries,
  },
  'connection-reset': {
    does: 'resets the connection',
    behaviour: { fault: 'connection-reset' },
    ...afterRetries,
  },
  'cut-in-mid-stream': {
    does: 'breaks the connection in the middle of an answer',
    behaviour: { fault: 'cut-in-mid-stream' },
    ...atOnce,
  },
  'error-event': {
    does: 'sends an error in the middle of an answer',
    behaviour: { fault: 'error-event' },
    ...atOnce,
  },
  'malformed-event': {
    does: 'sends an event that is not JSON in the middle of an answer',
    behaviour: { fault: 'malformed-event' },
    ...looksComplete,
  },
  'ends-without-finish': {
    does: 'ends its stream in the middle of an answer',
    behaviour: { fault: 'ends-without-finish' },
    ...looksComplete,
  },
  'wrong-content-type': {
    does: 'answers with a page instead of a stream',
    behaviour: { fault: 'wrong-content-type' },
    ...looksComplete,
  },
  'empty-body': {
    does: 'ends its stream without a single event',
    behaviour: { fault: 'empty-body' },
    ...looksComplete,
  },
  'empty-answer': {
    does: 'gives an answer without text',
    behaviour: { answer: { text: '' } },
    ...looksComplete,
  },
  'content-filter': {
    does: 'ends its answer because of a content filter',
    behaviour: { answer: { text: 'The first half of', finish: 'content_filter' } },
    ...looksComplete,
  },
  'length-limit': {
    does: 'ends its answer at the limit of its length',
    behaviour: { answer: { text: 'The first half of', finish: 'length' } },
    ...looksComplete,
  },
} as const satisfies Record<string, Failure>;

export type FailureName = keyof typeof failures;
export const failureNames = Object.keys(failures) as FailureName[];

/** How a provider falls silent. */
export const silences = {
  'before-headers': {
    does: 'takes a request and says nothing',
    behaviour: { fault: 'silent-before-headers' },
  },
  'after-headers': {
    does: 'sends the headers of its answer and nothing more',
    behaviour: { fault: 'silent-after-headers' },
  },
  'in-mid-stream': {
    does: 'falls silent in the middle of an answer',
    behaviour: { fault: 'silent-in-mid-stream' },
  },
} as const satisfies Record<string, Pick<Failure, 'does' | 'behaviour'>>;
export type SilenceName = keyof typeof silences;
export const silenceNames = Object.keys(silences) as SilenceName[];
