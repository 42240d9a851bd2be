/** The instructions for k6: the runner writes them to a private file, the scripts read them. Plain data. */
export interface LoadPlan {
  /** The origin at which users reach LibreChat. */
  readonly origin: string;
  /** Headers of every request. */
  readonly headers: Readonly<Record<string, string>>;
  /** k6's own scenarios, by name; `exec` names a function that the script exports. */
  readonly schedules: Readonly<Record<string, Schedule>>;
  /** k6 thresholds on metrics, such as `p(95)<=500`, by metric. */
  readonly thresholds: Readonly<Record<string, readonly Threshold[]>>;
  /** The length of a block in seconds. Samples are tagged with their block. */
  readonly blockSeconds: number;
  /** Host names that are replaced by doubles, with their addresses and ports. */
  readonly hosts: Readonly<Record<string, string>>;
  /** The model to call, and the measured response times of its double. */
  readonly model: AskedModel;
  /** Where k6 writes its summary: a file, or `stdout`. */
  readonly summaryFile: string;
}

export interface Schedule {
  readonly executor: string;
  readonly exec: string;
  readonly options?: { readonly browser: { readonly type: 'chromium' } };
  readonly [option: string]: unknown;
}

/** The script that contains all scenarios of a plan. */
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

/** A user who was signed in before the run. */
export interface LoadUser {
  readonly email: string;
  readonly accessToken: string;
  readonly refreshToken: string;
  /** A conversation that existed before the run, if one could be created. */
  readonly conversationId?: string;
}
