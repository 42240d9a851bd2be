/** What k6 is to do: the runner writes it to a private file, the scripts read it. Plain data. */
export interface LoadPlan {
  /** The origin at which people reach LibreChat. */
  readonly origin: string;
  /** What is sent with every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** k6's own scenarios, by name; `exec` names a function that the script exports. */
  readonly schedules: Readonly<Record<string, Schedule>>;
  /** Conditions of k6 on metrics, such as `p(95)<=500`, by metric. */
  readonly thresholds: Readonly<Record<string, readonly Threshold[]>>;
  /** Samples are told apart by the part of the run in which they were taken: this many seconds each. */
  readonly blockSeconds: number;
  /** Host names that are played, with the address and port where. */
  readonly hosts: Readonly<Record<string, string>>;
  /** The model that is asked, and the times that its double was measured to take by itself. */
  readonly model: AskedModel;
  /** Where k6 leaves its summary: a file, or `stdout`. */
  readonly summaryFile: string;
}

export interface Schedule {
  readonly executor: string;
  readonly exec: string;
  readonly options?: { readonly browser: { readonly type: 'chromium' } };
  readonly [option: string]: unknown;
}

/** The script that has all that a plan asks for. */
export function scriptOf({
  schedules,
}: Pick<LoadPlan, 'schedules'>): 'main.ts' | 'with-browser.ts' {
  const inBrowser = Object.values(schedules).some(({ options }) => options?.browser);
  return inBrowser ? 'with-browser.ts' : 'main.ts';
}

export interface Threshold {
  readonly threshold: string;
  readonly abortOnFail?: boolean;
  readonly delayAbortEval?: string;
}

export interface AskedModel {
  readonly endpoint: string;
  readonly provider: string;
  readonly model: string;
  /** Milliseconds from a request at the double to its first token. */
  readonly firstTokenMs: number;
  /** Milliseconds from a request at the double to the end of its answer. */
  readonly completionMs: number;
  /** Milliseconds between two tokens. */
  readonly gapMs: number;
}

/** Somebody who was signed in before the run. */
export interface LoadUser {
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** A conversation that was there before the run, if any could be put there. */
  readonly conversationId?: string;
}
